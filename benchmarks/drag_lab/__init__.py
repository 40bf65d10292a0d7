"""A lab of one page that exists only to be timed (benchmarks/drag.py) and tested (tests/browser/test_live.py)."""
