"""What the browser runs: the component, its payload, its files, and torch printed as JavaScript."""
