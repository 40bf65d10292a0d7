"""DAPO: GRPO with a higher upper edge ("clip-higher") and every token weighing the same.

Paper: 2503.14476, eq. 8; eps 0.2 / 0.28.
Differs from the paper: dynamic sampling and the overlong penalty act on the data and the reward, not here.
"""

from dataclasses import dataclass
from typing import ClassVar

from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective


@dataclass(frozen=True, kw_only=True)
class DAPO(ClippedObjective):
    """J = min( r A, clip(r, 1 - eps_low, 1 + eps_high) A ), averaged over all tokens of the batch."""

    paper: ClassVar[Paper] = Paper(
        "2503.14476", "Yu, Qiying and others",
        "DAPO: An Open-Source LLM Reinforcement Learning System at Scale",
    )  # fmt: skip
    formula: ClassVar[str] = "J = ( 1 / Σ T ) Σ min( r A , clip( r , 1 − ε_low , 1 + ε_high ) A )"
    coefficient: ClassVar[str] = "c = A r 1[ r A ≤ clip( r ) A ]"
    aggregation = "token-mean"
    eps_low: float = 0.2
    eps_high: float = 0.28

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
