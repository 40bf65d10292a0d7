"""CISPO: the ratio is capped and detached, so a capped token keeps its gradient.

Paper: MiniMax-M1 2506.13585, eq. 4 and 5; no lower bound; its cap is not disclosed, 5.0 is ScaleRL's
(2510.13786). TRL and Liger call the cap epsilon_high; verl and SkyRL cap at 1 + epsilon_high.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Curves, Paper
from algos.objectives.forms import DetachedObjective
from algos.ratios import token_ratio


@dataclass(frozen=True, kw_only=True)
class CISPO(DetachedObjective):
    """J = sg[ clip(r, w_min, w_max) ] A log pi; c = A clip(r, w_min, w_max)."""

    paper: ClassVar[Paper] = Paper(
        "2506.13585", "{MiniMax}",
        "MiniMax-M1: Scaling Test-Time Compute Efficiently with Lightning Attention",
    )  # fmt: skip
    formula: ClassVar[str] = "J = sg[ clip( r , w_min , w_max ) ] A log π"
    coefficient: ClassVar[str] = "c = A clip( r , w_min , w_max )"
    aggregation = "token-mean"
    w_max: float = 5.0
    w_min: float = 0.0

    def __post_init__(self) -> None:
        check.number("w_min", self.w_min, 0)
        check.number("w_max", self.w_max, 0, low_open=True)
        check.number("w_max", self.w_max, 0 if isinstance(self.w_min, Tensor) else self.w_min)

    def weight(self, batch: TokenBatch) -> Tensor:
        # w = clip(r, w_min, w_max)
        return token_ratio(batch).clamp(min=self.w_min).clamp(max=self.w_max)

    def outside_band(self, batch: TokenBatch) -> Tensor:
        r = token_ratio(batch)
        return ((r < self.w_min) | (r > self.w_max)) & batch.mask

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        w = ratio.clamp(min=self.w_min).clamp(max=self.w_max)
        # f = w (1 + log(r / w)): equal to r inside the band and logarithmic outside; f' = w / r
        f = torch.where(w > 0, w * (1 + torch.log(ratio / w)), 0)
        return Curves(f, w / ratio, w)
