"""GMPO: each token's ratio is clipped in log space first, then the geometric mean is taken.

Paper: 2507.20673, eq. 4; eps 0.4, so ratios between e^-0.4 and e^0.4.
A clipped token loses its gradient and still feeds the mean. A = 0 takes the branch of A < 0.
Advantages per token are accepted as in GSPO: every kept token gets rho mean_t(A_t).
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Objective, Paper
from algos.ratios import geometric_mean, held_exp, held_slope, log_ratio, masked_mean


@dataclass(frozen=True, kw_only=True)
class GMPO(Objective):
    """J = rho A, rho = exp( mean_t z~ ), z~ = min(z, eps_high) for A > 0, max(z, -eps_low) for A < 0."""

    paper: ClassVar[Paper] = Paper("2507.20673", "Zhao, Yuzhong and others", "Geometric-Mean Policy Optimization")
    formula: ClassVar[str] = (
        "J = ρ A , ρ = exp( mean z̃ ) , z̃ = min( z , ε_high ) if A > 0 , max( z , − ε_low ) if A < 0"
    )
    coefficient: ClassVar[str] = "c = A ρ 1[ z A ≤ z̃ A ]"
    takes_overlay: ClassVar[bool] = False
    eps_low: float = 0.4
    eps_high: float = 0.4

    def __post_init__(self) -> None:
        check.number("eps_low", self.eps_low, 0)
        check.number("eps_high", self.eps_high, 0)

    def clipped_log_ratio(self, batch: TokenBatch) -> Tensor:
        """(B, T) z~, the log-ratio after the one-sided clip, 0 where masked."""
        z = log_ratio(batch)
        # z~ = min(z, eps_high) for A > 0, max(z, -eps_low) for A < 0
        return torch.where(batch.token_advantages > 0, z.clamp(max=self.eps_high), z.clamp(min=-self.eps_low))

    def surrogate(self, batch: TokenBatch) -> Tensor:
        rho = geometric_mean(self.clipped_log_ratio(batch), batch.mask)
        return rho[:, None] * batch.token_advantages

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        log_rho = masked_mean(self.clipped_log_ratio(batch), batch.mask)
        mean_A = masked_mean(batch.token_advantages, batch.mask)
        # c = A rho 1[token not clipped],  0 where rho is held
        kept = batch.mask & ~self._clipped(batch)
        moves = held_slope(log_rho, held_exp(log_rho))
        return torch.where(kept, (moves * mean_A)[:, None], 0)

    def outside_band(self, batch: TokenBatch) -> Tensor:
        z = log_ratio(batch)
        return ((z < -self.eps_low) | (z > self.eps_high)) & batch.mask

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        return self._clipped(batch) & (batch.token_advantages != 0)

    def _clipped(self, batch: TokenBatch) -> Tensor:
        z = log_ratio(batch)
        clipped = torch.where(batch.token_advantages > 0, z > self.eps_high, z < -self.eps_low)
        return clipped & batch.mask
