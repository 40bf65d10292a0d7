"""What stands between `algos` and the pages: text, controls, numbers for one view, figures."""
