"""The lesson that trains: the objectives from one start, with the same prompts and random numbers."""
