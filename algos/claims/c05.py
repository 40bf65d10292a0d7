"""C5: if one token's probability becomes 0, the geometric mean goes to 0, and the arithmetic mean does not notice.

Told of 2507.18071, eq. 7. True in the limit only: x^(1/L) with x = 1e-6 is 0.871 for L = 100 and 0.986 for L = 1000.
What decides is GSPO's band (section 5.1): s below its lower edge drops the whole response if A < 0, nothing if A > 0.
"Near 0" is taken to be below 0.1, "does not notice" a change of at most a tenth.
"""

import math

import torch

from algos import ratios
from algos.claims.base import Claim, Numbers, band, weights
from algos.studies import scenarios


def evidence(*, outlier: float, length: int) -> Numbers:
    """One token at ratio `outlier`, the other length - 1 at 1: both means, and what GSPO does for each sign of A."""
    z = torch.zeros(1, length, dtype=torch.float64)
    z[0, 0] = math.log(outlier)
    e = torch.ones_like(z)
    good, bad = (scenarios.from_log_ratios(z, A, e) for A in (1.0, -1.0))
    low, _ = band("gspo")
    return {
        "s": float(ratios.sequence_ratio(good)),
        "arithmetic": float(ratios.arithmetic_mean(ratios.log_ratio(good), good.mask)),
        "low": low,
        "weight_pos": float(weights("gspo", good)[0, 0]),
        "weight_neg": float(weights("gspo", bad)[0, 0]),
        # x^(1/L) < low  as long as  L < log x / log low
        "longest": math.ceil(math.log(outlier) / math.log(low)) - 1,
    }


def holds(numbers: Numbers) -> bool:
    """The geometric mean is near 0, and the arithmetic mean has hardly moved."""
    return numbers["s"] < 0.1 and numbers["arithmetic"] > 0.9


CLAIM = Claim(
    id="C5",
    objectives=("gspo",),
    source=("2507.18071", "eq. 7"),
    evidence=evidence,
    holds=holds,
    ordinary=(
        {"outlier": 1e-6, "length": 100},
        {"outlier": 1e-6, "length": 1000},
        {"outlier": 1e-3, "length": 24},
    ),
    counter={"outlier": 1e-300, "length": 100},
)
