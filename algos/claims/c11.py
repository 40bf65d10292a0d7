"""C11: a few outlier tokens make GSPO drop the whole response; SAPO turns down only those tokens.

Said in 2511.20347 (abstract). GSPO drops only if s leaves the band on the side that the sign of A clips: above it for
A > 0, below it for A < 0. "Turns down" is read as the paper means it: below the token's own ratio r, its weight with no
gate; against the other tokens an outlier above 1 can still weigh more.
"""

from algos import ratios
from algos.claims.base import Claim, Numbers, weights
from algos.studies import scenarios

POSITION = 7  # of the outlier, counted from 0


def evidence(*, A: float, ratio: float, length: int = 24) -> Numbers:
    """One outlier among tokens at ratio 1: how many GSPO and SAPO drop, and what SAPO makes of both kinds."""
    batch = scenarios.rogue_token(length=length, advantage=A, ratio=ratio, position=POSITION, spread=0.0)
    gspo, sapo = (weights(name, batch)[0] for name in ("gspo", "sapo"))
    return {
        "s": float(ratios.sequence_ratio(batch)),
        "gspo_dropped": float((gspo == 0).sum()),
        "sapo_dropped": float((sapo == 0).sum()),
        "tokens": float(length),
        "outlier": float(sapo[POSITION]),
        "gate": float(sapo[POSITION] / ratio),
        "others": float(sapo[0]),
    }


def holds(numbers: Numbers) -> bool:
    """GSPO drops every token; SAPO gates the outlier and leaves the others as they are."""
    sapo = numbers["gate"] < 0.99 and abs(numbers["others"] - 1) < 0.01
    return numbers["gspo_dropped"] == numbers["tokens"] and sapo


CLAIM = Claim(
    id="C11",
    objectives=("gspo", "sapo"),
    source=("2511.20347", "abstract"),
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
