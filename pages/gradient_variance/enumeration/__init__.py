"""Every response of the variance lab's small policies, enumerated by one pure function that a browser can run."""
