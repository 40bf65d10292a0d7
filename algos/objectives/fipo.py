"""FIPO: GRPO's coefficient, weighted by how the rest of the response moved after each token.

Paper: 2603.19835; half-life 32 tokens, clip 0.2, safety 4. F is detached; the clip looks at the unweighted ratio.
Differs from the paper: none known; follows ms-swift's code where the paper leaves a choice (masked positions
count as distance with z = 0).
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective
from algos.ratios import log_ratio, safe_exp, token_ratio


def discounted_future_sum(z: Tensor, gamma: float) -> Tensor:
    """(B, T) sum over k >= t of gamma^(k-t) z_k, in about log2(T) steps of doubling reach."""
    reach = 1
    while reach < z.shape[-1]:
        # the sum over the next 2R tokens = the next R + gamma^R times the R after those
        z = z + gamma**reach * torch.nn.functional.pad(z[:, reach:], (0, reach))
        reach *= 2
    return z


@dataclass(frozen=True, kw_only=True)
class FIPO(ClippedObjective):
    """J = F min( r A, clip(r) A ), F_t = sg[ clip( exp( sum_{k>=t} gamma^(k-t) z_k ), 1, 1 + clip ) ]."""

    paper: ClassVar[Paper] = Paper(
        "2603.19835", "Ma, Chiyu and others",
        "FIPO: Eliciting Deep Reasoning with Future-KL Influenced Policy Optimization",
    )  # fmt: skip
    formula: ClassVar[str] = (
        "J = F min( r A , clip( r , 1 − ε_low , 1 + ε_high ) A ) , F = sg[ clip( exp( Σ γ^(k−t) z_k ) , 1 , 1 + ε_F ) ]"
    )
    coefficient: ClassVar[str] = "c = A r F 1[ r A ≤ clip( r ) A ]"
    aggregation = "token-mean"
    eps_low: float = 0.2
    eps_high: float = 0.2
    half_life: float = 32
    clip: float = 0.2
    safety: float = 4.0

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check.number("half_life", self.half_life, 0, low_open=True)
        check.number("clip", self.clip, 0, 1)
        check.number("safety", self.safety, 0, low_open=True)

    def future(self, batch: TokenBatch) -> Tensor:
        """(B, T) the weight F of each token, detached."""
        # F_t = clip( exp( sum_{k>=t} gamma^(k-t) z_k ), 1, 1 + clip ),  gamma = 2^(-1/half_life)
        raw = safe_exp(discounted_future_sum(log_ratio(batch).detach(), 2 ** (-1 / self.half_life)))
        up = raw.clamp(min=1.0).clamp(max=1 + self.clip)
        # A < 0 and r > safety: a token pushed up against its sign is never amplified, F in [1 - clip, 1]
        down = raw.clamp(min=1 - self.clip).clamp(max=1.0)
        unsafe = (batch.token_advantages < 0) & (token_ratio(batch).detach() > self.safety)
        return torch.where(unsafe, down, up)

    def surrogate(self, batch: TokenBatch) -> Tensor:
        return self.future(batch) * super().surrogate(batch)

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        # c = A r F 1[not clipped]
        return super().per_token(batch, omega) * self.future(batch)

    def curves(self, ratio: Tensor, advantage: object) -> None:
        """None: F depends on the tokens that follow."""
        return None
