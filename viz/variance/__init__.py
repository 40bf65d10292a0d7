"""The variance lab: what stands between algos/variance and its page."""
