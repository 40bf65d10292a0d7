"""DPPO: the mask looks at how far the token's probability moved, not at the ratio.

Paper: 2602.04879. divergence="tv": |p - q|; "kl": the binary KL(q || p) of "this token or another";
p = pi, q = pi_old at the sampled token. A ratio clip punishes rare tokens, a probability band likely ones.
Differs from the paper: the ratio is capped at w_max (20 in verl, 10 in the authors' code) and detached, as in verl.
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Paper
from algos.objectives.forms import DetachedObjective
from algos.ratios import log_ratio, token_ratio

TINY = 1e-12  # keeps log(1 - q) finite where a token has probability 1


def _other(logp: Tensor, mask: Tensor) -> Tensor:
    # 1 - p = -expm1(log p),  exact also for p = 1 - 1e-8
    return -torch.expm1(torch.where(mask, logp, 0)).clamp(max=-TINY)


@dataclass(frozen=True, kw_only=True)
class DPPO(DetachedObjective):
    """J = sg[ min(r, w_max) 1[keep] ] A log pi; keep unless pi moved by more than delta in A's direction."""

    paper: ClassVar[Paper] = Paper(
        "2602.04879", "Qi, Penghui and others",
        "Rethinking the Trust Region in LLM Reinforcement Learning",
    )  # fmt: skip
    formula: ClassVar[str] = "J = sg[ min( r , w_max ) 1[ ( π − π_old ) sign( A ) ≤ δ ] ] A log π"
    coefficient: ClassVar[str] = "c = A min( r , w_max ) 1[ ( π − π_old ) sign( A ) ≤ δ ]"
    aggregation = "token-mean"
    divergence: str = "tv"
    delta: float = 0.2
    w_max: float = 20.0

    def __post_init__(self) -> None:
        check.one_of("divergence", self.divergence, ("tv", "kl"))
        check.number("delta", self.delta, 0)
        check.number("w_max", self.w_max, 0, low_open=True)

    def distance(self, batch: TokenBatch) -> Tensor:
        """(B, T) divergence of the sampled token's probability, signed by its direction (p - q)."""
        p, q = batch.masked(batch.logp).exp(), batch.masked(batch.logp_old).exp()
        if self.divergence == "tv":
            # p - q
            return p - q
        # KL( (q, 1-q) || (p, 1-p) ), signed;  1 - p is taken from log p, as p itself may round to 1
        z, rest_p, rest_q = log_ratio(batch), _other(batch.logp, batch.mask), _other(batch.logp_old, batch.mask)
        kl = -q * z + rest_q * torch.log(rest_q / rest_p)
        return torch.where(z > 0, kl, -kl)

    def weight(self, batch: TokenBatch) -> Tensor:
        # w = min(r, w_max) 1[keep]
        return torch.where(self._dropped(batch), 0, token_ratio(batch).clamp(max=self.w_max))

    def outside_band(self, batch: TokenBatch) -> Tensor:
        return (self.distance(batch).abs() > self.delta) & batch.mask

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        return self._dropped(batch) & (batch.token_advantages != 0)

    def _dropped(self, batch: TokenBatch) -> Tensor:
        moved = self.distance(batch)
        # drop if A > 0 and p - q > delta, or A <= 0 and p - q < -delta
        return torch.where(batch.token_advantages > 0, moved > self.delta, moved < -self.delta) & batch.mask
