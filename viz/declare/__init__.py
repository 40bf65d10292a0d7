"""What a page declares: controls, explorables, lessons, and how figures and sentences refer to numbers."""
