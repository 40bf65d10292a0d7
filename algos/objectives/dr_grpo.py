"""Dr. GRPO: GRPO summed over tokens and divided by a constant length.

Paper: 2503.20783, section 3.2. Its advantage, without the division by the group's standard deviation, is
`algos.advantages.dr_grpo`. max_length=None divides by the padded length T of the batch, as verl does when
no factor is set; give the generation budget to follow the paper.
"""

from dataclasses import dataclass
from typing import ClassVar

from algos.aggregation import check_aggregation
from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective


@dataclass(frozen=True, kw_only=True)
class DrGRPO(ClippedObjective):
    """J = min( r A, clip(r, 1 - eps_low, 1 + eps_high) A ) / max_length, summed over tokens."""

    paper: ClassVar[Paper] = Paper(
        "2503.20783", "Liu, Zichen and others",
        "Understanding R1-Zero-Like Training: A Critical Perspective",
    )  # fmt: skip
    formula: ClassVar[str] = "J = ( 1 / L_max ) Σ min( r A , clip( r , 1 − ε_low , 1 + ε_high ) A )"
    coefficient: ClassVar[str] = "c = A r 1[ r A ≤ clip( r ) A ]"
    aggregation = "constant"
    eps_low: float = 0.2
    eps_high: float = 0.2
    max_length: int | None = None

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check_aggregation(self.aggregation, self.max_length)
