"""KL-Cov: no clip; the tokens of highest covariance pay a penalty for moving away from pi_old.

Paper: 2505.22617, eq. 12; share of tokens 2e-4, coefficient 1.
The penalty is |z|, as in verl; at z = 0 its gradient is 0. At least one token is chosen.
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Objective, Paper
from algos.objectives.clip_cov import ClipCov
from algos.objectives.covariance import token_covariance
from algos.ratios import held_exp, held_slope, log_ratio


@dataclass(frozen=True, kw_only=True)
class KLCov(Objective):
    """J = r A, minus kl_coef |z| at the ratio * N tokens of highest covariance; c = A r - kl_coef sign(z)."""

    paper: ClassVar[Paper] = ClipCov.paper
    formula: ClassVar[str] = "J = r A − λ | z | 1[ t ∈ I ] , I = top_k( Cov )"
    coefficient: ClassVar[str] = "c = A r − λ sign( z ) 1[ t ∈ I ]"
    coupled: ClassVar[bool] = True
    sorts: ClassVar[bool] = True
    aggregation = "token-mean"
    ratio: float = 2e-4
    kl_coef: float = 1.0

    def __post_init__(self) -> None:
        check.number("ratio", self.ratio, 0, 1)
        check.number("kl_coef", self.kl_coef, 0)

    def chosen(self, batch: TokenBatch) -> Tensor:
        """(B, T) bool: the tokens that pay the penalty."""
        cov = torch.where(batch.mask, token_covariance(batch), -torch.inf).flatten()
        count = max(int(self.ratio * int(batch.mask.sum())), 1)
        chosen = torch.zeros_like(batch.mask.flatten())
        chosen[cov.topk(min(count, cov.numel())).indices] = True
        return chosen.view_as(batch.mask) & batch.mask

    def surrogate(self, batch: TokenBatch) -> Tensor:
        z = log_ratio(batch)
        # J = r A - kl_coef |z| 1[chosen]
        return held_exp(z) * batch.token_advantages - torch.where(self.chosen(batch), self.kl_coef * z.abs(), 0)

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        z = log_ratio(batch)
        # c = A r - kl_coef sign(z) 1[chosen],  r replaced by 0 where it is held
        moves = held_slope(z, held_exp(z))
        c = moves * batch.token_advantages - torch.where(self.chosen(batch), self.kl_coef * z.sign(), 0)
        return c * omega
