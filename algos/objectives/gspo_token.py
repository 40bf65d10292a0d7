"""GSPO-token: GSPO's value and clip, with a gradient that runs through each token alone.

Paper: 2507.18071, eq. 13 and 14. With one advantage per response it equals GSPO in value, clip and gradient;
with advantages per token each token keeps its own A_t. verl's "gspo" is this form.
"""

from dataclasses import dataclass
from typing import ClassVar

from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective
from algos.objectives.gspo import GSPO


@dataclass(frozen=True, kw_only=True)
class GSPOToken(ClippedObjective):
    """J = min( s_t A_t, clip(s_t) A_t ), s_t = sg[s] pi_t / sg[pi_t]; c = A_t s, or 0."""

    paper: ClassVar[Paper] = GSPO.paper
    formula: ClassVar[str] = (
        "J = min( s_t A_t , clip( s_t , 1 − ε_low , 1 + ε_high ) A_t ) , s_t = sg[ s ] π_t / sg[ π_t ]"
    )
    coefficient: ClassVar[str] = "c = A_t s 1[ s A_t ≤ clip( s ) A_t ]"
    level = "sequence-token"
    eps_low: float = 3e-4
    eps_high: float = 4e-4

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
