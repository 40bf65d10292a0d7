"""The atlas: a card per objective."""
