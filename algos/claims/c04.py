"""C4: the arithmetic mean is pulled up by large values, the geometric mean is pulled down by values near 0.

Told of the choice in 2507.18071, eq. 7; an old truth about means. Of one value x among L - 1 others at 1:
arithmetic mean 1 + (x - 1)/L, geometric x^(1/L), and x^(1/L) - 1 <= (x - 1)/L always (Bernoulli).
In log space a value and its reciprocal are equal and opposite, so together they leave the geometric mean where it was.
"""

import torch

from algos import ratios
from algos.claims.base import Claim, Numbers

LENGTH = 24


def evidence(*, outlier: float, partner: float = 1.0) -> Numbers:
    """Four means of 24 ratios, all 1 but one `outlier` and one `partner`."""
    r = torch.ones(1, LENGTH, dtype=torch.float64)
    r[0, 0], r[0, 1] = outlier, partner
    z, mask = r.log(), torch.ones_like(r, dtype=torch.bool)
    return {
        "tokens": float(LENGTH),
        "outlier": outlier,
        "arithmetic": float(ratios.arithmetic_mean(z, mask)),
        "geometric": float(ratios.geometric_mean(z, mask)),
        "harmonic": float(ratios.harmonic_mean(z, mask)),
        "product": float(ratios.product(z, mask)),
    }


def holds(numbers: Numbers) -> bool:
    """A large value moves the arithmetic mean further from 1, a small one the geometric mean."""
    up, down = abs(numbers["arithmetic"] - 1), abs(numbers["geometric"] - 1)
    return up > down if numbers["outlier"] > 1 else down > up


CLAIM = Claim(
    id="C4",
    objectives=(),
    source=("2507.18071", "eq. 7"),
    evidence=evidence,
    holds=holds,
    ordinary=({"outlier": 10.0}, {"outlier": 0.1}, {"outlier": 2.0}, {"outlier": 0.001}),
    counter={"outlier": 0.1, "partner": 10.0},
)
