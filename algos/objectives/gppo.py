"""GPPO: a clipped token keeps the gradient that it had on the edge of the band.

Paper: Klear-Reasoner 2508.07629. Read from the authors' code, not compared with a running trainer.
Differs from the code: the value is sg[w] A log pi; theirs is the edge times r / sg[r], with the same gradient.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from algos.batch import TokenBatch
from algos.objectives.base import Curves, Paper, check_band
from algos.objectives.forms import DetachedObjective
from algos.ratios import token_ratio


class GradientPreserving(DetachedObjective):
    """w = r inside, beta_high (1 + eps_high) above the band for A > 0, beta_low (1 - eps_low) below it for A < 0."""

    aggregation = "token-mean"
    eps_low: float
    eps_high: float
    beta_low: float = 1.0
    beta_high: float = 1.0

    def phi(self, r: Tensor, A: Tensor) -> Tensor:
        """c / A at each ratio, elementwise."""
        low, high = 1 - self.eps_low, 1 + self.eps_high
        # w = beta_high (1 + eps_high) for A > 0, r > 1 + eps_high;  beta_low (1 - eps_low) for A < 0, r < 1 - eps_low
        up = torch.where(r > high, self.beta_high * high, r)
        down = torch.where(r < low, self.beta_low * low, r)
        return torch.where(A > 0, up, down)

    def weight(self, batch: TokenBatch) -> Tensor:
        return self.phi(token_ratio(batch), batch.token_advantages)

    def outside_band(self, batch: TokenBatch) -> Tensor:
        r = token_ratio(batch)
        return ((r < 1 - self.eps_low) | (r > 1 + self.eps_high)) & batch.mask

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        A = torch.zeros_like(ratio) + advantage
        low, high = 1 - self.eps_low, 1 + self.eps_high
        phi = self.phi(ratio, A)
        # f = r inside, edge (1 + beta log(r / edge)) beyond it
        up = ratio.clamp(max=high) + self.beta_high * high * (ratio / high).clamp(min=1.0).log()
        down = ratio.clamp(min=low) + self.beta_low * low * (ratio / low).clamp(max=1.0).log()
        return Curves(torch.where(A > 0, up, down), phi / ratio, phi)


@dataclass(frozen=True, kw_only=True)
class GPPO(GradientPreserving):
    """c = A r inside the band; beyond it A times the edge that PPO would clip at."""

    paper: ClassVar[Paper] = Paper(
        "2508.07629", "Su, Zhenpeng and others",
        "Klear-Reasoner: Advancing Reasoning Capability via Gradient-Preserving Clipping Policy Optimization",
    )  # fmt: skip
    formula: ClassVar[str] = "J = sg[ w ] A log π , w = min( r , 1 + ε_high ) if A > 0 , max( r , 1 − ε_low ) if A < 0"
    coefficient: ClassVar[str] = "c = A w"
    eps_low: float = 0.2
    eps_high: float = 0.28

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
