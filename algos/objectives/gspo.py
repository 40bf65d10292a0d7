"""GSPO: the clip acts on one ratio per response, the geometric mean of its token ratios.

Paper: 2507.18071, eq. 5 and 7, gradient eq. 10; band 3e-4 / 4e-4 (section 5.1).
Every token of a response gets the same weight s; the clip takes the whole response or nothing.
Differs from the paper: advantages per token are accepted; every token then gets s mean_t(A_t f'_t).
"""

from dataclasses import dataclass
from typing import ClassVar

from algos.aggregation import SEQ, check_aggregation
from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective


@dataclass(frozen=True, kw_only=True)
class GSPO(ClippedObjective):
    """J = min( s A, clip(s, 1 - eps_low, 1 + eps_high) A ), s = exp( (1/L) sum_t z_t ); c = A s, or 0."""

    paper: ClassVar[Paper] = Paper("2507.18071", "Zheng, Chujie and others", "Group Sequence Policy Optimization")
    formula: ClassVar[str] = "J = min( s A , clip( s , 1 − ε_low , 1 + ε_high ) A ) , s = ( ∏ r )^(1/T)"
    coefficient: ClassVar[str] = "c = A s 1[ s A ≤ clip( s ) A ]"
    level = "sequence"
    eps_low: float = 3e-4
    eps_high: float = 4e-4
    aggregation: str = SEQ

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check_aggregation(self.aggregation)
