"""A gate that a person writes: a formula, differentiated and drawn."""
