"""C7: the product of the ratios explodes or vanishes with length; the geometric mean stays where the tokens are.

Said of the length normalisation in 2507.18071, eq. 7. With ratios b exp(spread noise) the log of the product has the
variance L spread^2, that of the geometric mean spread^2 / L.
"Explodes or vanishes" is taken to be a factor of 100 either way.
"""

import math

from algos.claims.base import Claim, Numbers, weights
from algos.studies import scenarios

FAR = 100.0


def evidence(*, base: float, length: int, spread: float = 0.0) -> Numbers:
    """What the product and the geometric mean multiply the gradient of a response with, neither being clipped."""
    batch = scenarios.small_drift(length=length, drift=math.log(base), spread=spread)
    return {
        "limit": math.log(FAR),
        "product": float(weights("sequence_product", batch)[0, 0]),
        "geometric": float(weights("gspo", batch, eps_low=1.0, eps_high=math.inf)[0, 0]),
        "spread_product": spread * math.sqrt(length),
        "spread_geometric": spread / math.sqrt(length),
    }


def holds(numbers: Numbers) -> bool:
    """The product is more than a hundredfold off, the geometric mean not even twofold."""
    far, near = abs(math.log(numbers["product"])), abs(math.log(numbers["geometric"]))
    return far > math.log(FAR) and near < math.log(2)


CLAIM = Claim(
    id="C7",
    objectives=("sequence_product", "gspo"),
    source=("2507.18071", "eq. 7"),
    evidence=evidence,
    holds=holds,
    ordinary=(
        {"base": 1.1, "length": 100},
        {"base": 0.9, "length": 100},
        {"base": 1.02, "length": 500},
    ),
    counter={"base": 1.01, "length": 100},
)
