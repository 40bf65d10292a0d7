"""ASPO: for A > 0 the ratio is turned over, so that tokens which fell behind are pulled up harder.

Paper: 2510.06062. Read from the authors' code (Archer2.0), not compared with a running trainer.
Differs from the code: one eps for all tokens, where the code has two by entropy; the value is sg[w] A log pi.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Curves, Paper, check_band
from algos.objectives.forms import DetachedObjective
from algos.ratios import token_ratio


@dataclass(frozen=True, kw_only=True)
class ASPO(DetachedObjective):
    """c = A min(1/r, c_max) 1[r <= 1 + eps_high] for A > 0; A min(r, c_max) 1[r >= 1 - eps_low] for A < 0."""

    paper: ClassVar[Paper] = Paper(
        "2510.06062", "Wang, Jiakang and others",
        "ASPO: Asymmetric Importance Sampling Policy Optimization",
    )  # fmt: skip
    formula: ClassVar[str] = (
        "J = sg[ w 1[ r A ≤ clip( r ) A ] ] A log π , w = min( 1 / r , c_max ) if A > 0 , min( r , c_max ) if A < 0"
    )
    coefficient: ClassVar[str] = "c = A w 1[ r A ≤ clip( r ) A ]"
    aggregation = "token-mean"
    eps_low: float = 0.2
    eps_high: float = 0.2
    c_max: float = 3.0

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check.number("c_max", self.c_max, 1, low_open=True)

    def phi(self, r: Tensor, A: Tensor) -> Tensor:
        """c / A at each ratio, elementwise."""
        # A > 0: min(1/r, c_max), 0 above the band;  A < 0: min(r, c_max), 0 below it
        up = (1 / r).clamp(max=self.c_max) * (r <= 1 + self.eps_high)
        down = r.clamp(max=self.c_max) * (r >= 1 - self.eps_low)
        return torch.where(A > 0, up, down)

    def weight(self, batch: TokenBatch) -> Tensor:
        return self.phi(token_ratio(batch), batch.token_advantages)

    def outside_band(self, batch: TokenBatch) -> Tensor:
        r = token_ratio(batch)
        return ((r < 1 - self.eps_low) | (r > 1 + self.eps_high)) & batch.mask

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        A = batch.token_advantages
        return (self.phi(token_ratio(batch), A) == 0) & batch.mask & (A != 0)

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        A = torch.zeros_like(ratio) + advantage
        phi = self.phi(ratio, A)
        # f = 1 + int_1^r phi(u)/u du, piece by piece
        kept_up = ratio.clamp(min=1 / self.c_max).clamp(max=1 + self.eps_high)
        up = 2 - 1 / kept_up + self.c_max * (ratio * self.c_max).clamp(max=1.0).log()
        kept_down = ratio.clamp(min=1 - self.eps_low).clamp(max=self.c_max)
        down = kept_down + self.c_max * (ratio / self.c_max).clamp(min=1.0).log()
        return Curves(torch.where(A > 0, up, down), phi / ratio, phi)
