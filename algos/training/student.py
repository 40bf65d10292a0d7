"""Quantiles of Student's t, for intervals of a mean over few seeds.

Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4: finite sums, exact for
whole degrees of freedom.
"""

import math


def within(t: float, freedom: int) -> float:
    """P(|T| <= t) in [0, 1) for t >= 0 and `freedom` >= 1 degrees of freedom."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    # odd:  A = 2/pi ( theta + sin theta ( cos theta + 2/3 cos^3 theta + 2*4/(3*5) cos^5 theta + ... ) )
    # even: A = sin theta ( 1 + 1/2 cos^2 theta + 1*3/(2*4) cos^4 theta + ... ),  the last power is freedom - 2
    term, total = (cosine if odd else 1.0), 0.0
    for power in range(odd, freedom - 1, 2):
        total += term
        term *= (power + 1) / (power + 2) * cosine * cosine
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


def quantile(level: float, freedom: int) -> float:
    """The t with P(|T| <= t) = level, by bisection to the last bit.

    ValueError unless 0 < level < 1 and `freedom` is a whole number of at least 1.
    """
    if not 0 < level < 1 or freedom != int(freedom) or freedom < 1:
        raise ValueError(
            f"Student's t at level {level} with {freedom} degrees of freedom; wanted a level between 0 and 1"
            " and at least 1 degree: use two seeds or more."
        )
    low, high = 0.0, 1.0
    while within(high, freedom) < level:
        high *= 2
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if within(middle, freedom) < level else (low, middle)
    return (low + high) / 2
