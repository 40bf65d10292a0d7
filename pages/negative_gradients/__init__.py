"""The lesson on negative updates: where they push the tokens that nobody sampled."""
