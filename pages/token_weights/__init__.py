"""The lesson on token weights: what each objective makes of every token of a response."""
