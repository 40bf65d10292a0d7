"""The training race: what stands between algos/training and its page."""
