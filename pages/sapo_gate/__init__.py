"""The lesson on SAPO's gate: what its two temperatures do."""
