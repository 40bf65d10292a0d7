"""CE-GPPO: GPPO with a strength for each edge, to steer the entropy.

Paper: 2509.20712. Read from the authors' code (compute_gppo_loss_general_beta), not compared with a running trainer.
beta1 acts below the band for A < 0 (0.5 to 0.75 in their scripts), beta2 above it for A > 0.
"""

from dataclasses import dataclass
from typing import ClassVar

from algos import check
from algos.objectives.base import Paper, check_band
from algos.objectives.gppo import GradientPreserving


@dataclass(frozen=True, kw_only=True)
class CEGPPO(GradientPreserving):
    """c = A r inside; beta2 (1 + eps_high) A above for A > 0; beta1 (1 - eps_low) A below for A < 0."""

    paper: ClassVar[Paper] = Paper(
        "2509.20712", "Su, Zhenpeng and others",
        "CE-GPPO: Coordinating Entropy via Gradient-Preserving Clipping Policy Optimization in Reinforcement Learning",
    )  # fmt: skip
    formula: ClassVar[str] = (
        "J = sg[ w ] A log π , w = β₂ ( 1 + ε_high ) if A > 0 , r > 1 + ε_high ; β₁ ( 1 − ε_low ) if A < 0 , r < 1 "
        "− ε_low ; r else"
    )
    coefficient: ClassVar[str] = "c = A w"
    beta1: float = 0.5
    beta2: float = 1.0
    eps_low: float = 0.2
    eps_high: float = 0.28

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check.number("beta1", self.beta1, 0)
        check.number("beta2", self.beta2, 0)

    @property
    def beta_low(self) -> float:  # type: ignore[override]
        return self.beta1

    @property
    def beta_high(self) -> float:  # type: ignore[override]
        return self.beta2
