"""The lesson on the variance of gradients: whether lower is better."""
