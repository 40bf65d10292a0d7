"""The claims of popular explanations, each put to the test."""
