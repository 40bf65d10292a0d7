"""LUSPO: GSPO's loss times the response length, so that long responses are not scaled down.

Paper: 2602.05261; band 2e-3 / 2.5e-3 (section 5.1). It favours length by design.
"""

from dataclasses import dataclass
from typing import ClassVar

from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective


@dataclass(frozen=True, kw_only=True)
class LUSPO(ClippedObjective):
    """J = L min( s A, clip(s, 1 - eps_low, 1 + eps_high) A ); c = A s or 0, with n = 1/B."""

    paper: ClassVar[Paper] = Paper(
        "2602.05261", "Liu, Fanfan and others",
        "Length-Unbiased Sequence Policy Optimization: Revealing and Controlling Response Length Variation in RLVR",
    )  # fmt: skip
    formula: ClassVar[str] = "J = T min( s A , clip( s , 1 − ε_low , 1 + ε_high ) A ) , s = ( ∏ r )^(1/T)"
    coefficient: ClassVar[str] = "c = A s 1[ s A ≤ clip( s ) A ]"
    level = "sequence"
    aggregation = "seq-mean-token-sum"
    eps_low: float = 2e-3
    eps_high: float = 2.5e-3

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
