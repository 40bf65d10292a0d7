"""DCPO: the band of the ratio is wider for tokens that were unlikely.

Paper: 2509.02333; from |(r - 1) r q| <= eps, q = pi_old at the sampled token; upper edge at most `cap`.
Read from the authors' code, not compared with a running trainer.
Differs from the paper: its smoothed advantage (over training steps) is not part of the objective here.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Objective, Paper, check_band
from algos.ratios import held_slope, log_ratio, token_ratio


@dataclass(frozen=True, kw_only=True)
class DCPO(Objective):
    """J = min( r A, clip(r, low(q), high(q)) A ); c = A r, or 0 where clipped."""

    paper: ClassVar[Paper] = Paper(
        "2509.02333", "Yang, Shihui and others",
        "DCPO: Dynamic Clipping Policy Optimization",
    )  # fmt: skip
    formula: ClassVar[str] = "J = min( r A , clip( r , low( π_old ) , high( π_old ) ) A )"
    coefficient: ClassVar[str] = "c = A r 1[ r A ≤ clip( r ) A ]"
    eps_low: float = 0.16
    eps_high: float = 0.2
    cap: float = 10.0

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check.number("cap", self.cap, 1, low_open=True)

    def band(self, batch: TokenBatch) -> tuple[Tensor, Tensor]:
        """(B, T) lower and upper edge of each token's band."""
        q = batch.masked(batch.logp_old.detach()).exp().clamp(min=torch.finfo(batch.logp_old.dtype).tiny)
        # low = (1 + sqrt(max(1 - 4 eps_low/q, 0))) / 2,  high = (1 + sqrt(1 + 4 eps_high/q)) / 2 <= cap
        low = (1 + (1 - 4 * self.eps_low / q).clamp(min=0.0).sqrt()) / 2
        high = (1 + (1 + 4 * self.eps_high / q).sqrt()) / 2
        return low, high.clamp(max=self.cap)

    def surrogate(self, batch: TokenBatch) -> Tensor:
        r, A = token_ratio(batch), batch.token_advantages
        low, high = self.band(batch)
        # min( r A, clip(r, low, high) A )
        return torch.where(A > 0, r.clamp(max=high), r.clamp(min=low)) * A

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        # c = A r 1[not clipped],  0 where r is held
        kept = ~self.gradient_removed(batch)
        moves = held_slope(log_ratio(batch), token_ratio(batch))
        return torch.where(kept, moves * batch.token_advantages, 0) * omega

    def outside_band(self, batch: TokenBatch) -> Tensor:
        r = token_ratio(batch)
        low, high = self.band(batch)
        return ((r < low) | (r > high)) & batch.mask

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        r, A = token_ratio(batch), batch.token_advantages
        low, high = self.band(batch)
        return (((A > 0) & (r > high)) | ((A < 0) & (r < low))) & batch.mask

    def curves(self, ratio: Tensor, advantage: Any) -> None:
        """None: the band depends on the token's old probability."""
        return None
