"""C3: GSPO scales all tokens of a response by one weight s, so the variance within a response is gone.

Said in 2507.18071, eq. 7 and 10. The weights are flat always. They are s only while s lies inside the band or on the
side of it that the sign of A leaves alone; beyond, all of them are 0 at once, and the band is 3e-4 / 4e-4 wide.
"""

from algos import ratios
from algos.claims.base import Claim, Numbers, band, weights
from algos.studies import scenarios


def evidence(*, spread: float, A: float, seed: int = 0) -> Numbers:
    """s of a response of 24 tokens, the variance of its weights under GSPO and GRPO, and the weight itself."""
    batch = scenarios.small_drift(advantage=A, spread=spread, seed=seed)
    gspo, grpo, (low, high) = weights("gspo", batch)[0], weights("grpo", batch)[0], band("gspo")
    return {
        "tokens": batch.lengths.item(),
        "s": float(ratios.sequence_ratio(batch)),
        "low": low,
        "high": high,
        "weight": float(gspo[0]),
        "variance": float((gspo - gspo[0]).var(correction=0)),
        "grpo_variance": float((grpo - grpo[0]).var(correction=0)),
    }


def holds(numbers: Numbers) -> bool:
    """Every token weighs the same, and that weight is s."""
    return numbers["variance"] == 0 and abs(numbers["weight"] - numbers["s"]) < 1e-9


CLAIM = Claim(
    id="C3",
    objectives=("gspo", "grpo"),
    source=("2507.18071", "eq. 7 and 10"),
    evidence=evidence,
    holds=holds,
    ordinary=(
        {"spread": 0.0, "A": 1.0},
        {"spread": 0.05, "A": -1.0},
        {"spread": 0.05, "A": 1.0},
    ),
    counter={"spread": 0.2, "A": -1.0},
)
