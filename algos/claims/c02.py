"""C2: clipping per token lets some tokens update and others not: those outside the band get no gradient.

Said of PPO and GRPO: 1707.06347, eq. 7, and 2402.03300, eq. 3. The minimum in both keeps the smaller of two terms, so
each sign of A has one edge: for A > 0 the upper, for A < 0 the lower. The other two corners stay active.
"""

from algos import make_objective
from algos.claims.base import Claim, Numbers, band, weights
from algos.studies import scenarios

POSITION = 7  # of the token, counted from 0


def evidence(*, A: float, ratio: float) -> Numbers:
    """One token of 24 at `ratio`, the others near 1: outside the band, dropped, and its weight c / A."""
    batch = scenarios.rogue_token(advantage=A, ratio=ratio, position=POSITION, spread=0.05)
    grpo, (low, high) = make_objective("grpo"), band("grpo")
    return {
        "tokens": batch.lengths.item(),
        "low": low,
        "high": high,
        "outside": float(grpo.outside_band(batch).sum()),
        "dropped": float(grpo.gradient_removed(batch).sum()),
        "weight": float(weights("grpo", batch)[0, POSITION]),
    }


def holds(numbers: Numbers) -> bool:
    """What lies outside the band is what gets no gradient."""
    return numbers["outside"] == numbers["dropped"] > 0


CLAIM = Claim(
    id="C2",
    objectives=("grpo",),
    source=("2402.03300", "eq. 3"),
    evidence=evidence,
    holds=holds,
    ordinary=(
        {"A": 1.0, "ratio": 3.0},
        {"A": -1.0, "ratio": 0.2},
        {"A": 1.0, "ratio": 0.2},
        {"A": -1.0, "ratio": 3.0},
    ),
    counter={"A": -1.0, "ratio": 10.0},
)
