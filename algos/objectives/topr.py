"""TOPR: good responses are learned from in full, bad ones only as far as the policy still produces them.

Paper: 2503.14286, eq. 8. level="sequence" is the paper's (the un-normalised ratio of the response);
level="token" is what Trinity-RFT and ROLL compute, and the form compared with a trainer.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Curves, Paper
from algos.objectives.forms import DetachedObjective
from algos.ratios import sequence_product, token_ratio


@dataclass(frozen=True, kw_only=True)
class TOPR(DetachedObjective):
    """J = A log pi for A > 0, sg[ min(rho, 1) ] A log pi for A <= 0."""

    paper: ClassVar[Paper] = Paper(
        "2503.14286", "Le Roux, Nicolas and others",
        "Tapered Off-Policy REINFORCE: Stable and efficient reinforcement learning for LLMs",
    )  # fmt: skip
    formula: ClassVar[str] = "J = A log π if A > 0 , sg[ min( ρ , 1 ) ] A log π if A ≤ 0 , ρ = ∏ r"
    coefficient: ClassVar[str] = "c = A if A > 0 , A min( ρ , 1 ) if A ≤ 0"
    aggregation = "token-mean"
    level: str = "sequence"

    def __post_init__(self) -> None:
        check.one_of("level", self.level, ("sequence", "token"))

    def weight(self, batch: TokenBatch) -> Tensor:
        ratio = token_ratio(batch) if self.level == "token" else sequence_product(batch)[:, None]
        # w = 1 for A > 0, min(rho, 1) for A <= 0
        return torch.where(batch.token_advantages > 0, 1, ratio.clamp(max=1.0))

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        A = torch.zeros_like(ratio) + advantage
        phi = torch.where(A > 0, 1, ratio.clamp(max=1.0))
        # f = 1 + log r where phi = 1, f = r where phi = r
        f = torch.where((A > 0) | (ratio > 1), 1 + ratio.log(), ratio)
        return Curves(f, phi / ratio, phi)
