"""Positions of sliders that several explorables share."""

TAUS = (0.5, 0.7, 0.85, 1.0, 1.05, 1.2, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0)  # of a gate's temperature
