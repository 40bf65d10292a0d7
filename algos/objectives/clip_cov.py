"""Clip-Cov: GRPO's clip, and a few randomly chosen tokens of high covariance lose their gradient too.

Paper: 2505.22617, eq. 11; share of tokens 2e-4, covariance between 1 and 5.
Differs from the authors' runs: they set eps to 1 on both sides, so that the clip catches extreme tokens alone
(PRIME-RL/Entropy-Mechanism-of-RL, issue 16); the 0.2 here is ours, so that only the covariance parts it from GRPO.
The choice depends on the whole batch; it is drawn from a generator with the given seed, so it repeats.
At least one token is chosen where any qualifies, as in verl.
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective
from algos.objectives.covariance import token_covariance
from algos.random_subset import random_subset


@dataclass(frozen=True, kw_only=True)
class ClipCov(ClippedObjective):
    """J = min( r A, clip(r) A ), but 0 at ratio * N random tokens with cov_low < cov < cov_high."""

    paper: ClassVar[Paper] = Paper(
        "2505.22617", "Cui, Ganqu and others",
        "The Entropy Mechanism of Reinforcement Learning for Reasoning Language Models",
    )  # fmt: skip
    formula: ClassVar[str] = (
        "J = 1[ t ∉ I ] min( r A , clip( r , 1 − ε_low , 1 + ε_high ) A ) , I ∼ U{ t : Cov_low < Cov_t < Cov_high }"
    )
    coefficient: ClassVar[str] = "c = A r 1[ r A ≤ clip( r ) A ] 1[ t ∉ I ]"
    coupled: ClassVar[bool] = True
    sorts: ClassVar[bool] = True
    aggregation = "token-mean"
    eps_low: float = 0.2
    eps_high: float = 0.2
    ratio: float = 2e-4
    cov_low: float = 1.0
    cov_high: float = 5.0
    seed: int = 0

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
        check.number("ratio", self.ratio, 0, 1)
        check.number("cov_low", self.cov_low, float("-inf"))
        check.number("cov_high", self.cov_high, float("-inf") if isinstance(self.cov_low, Tensor) else self.cov_low)

    def chosen(self, batch: TokenBatch) -> Tensor:
        """(B, T) bool: the tokens dropped for their covariance, among those that the clip left."""
        cov = token_covariance(batch)
        clipped = super().gradient_removed(batch)
        eligible = (cov > self.cov_low) & (cov < self.cov_high) & batch.mask & ~clipped
        # floor( ratio N ), at least one
        count = (self.ratio * batch.mask.sum().double()).floor().clamp(min=1)
        return random_subset(eligible, count, self.seed)

    def surrogate(self, batch: TokenBatch) -> Tensor:
        return torch.where(self.chosen(batch), 0, super().surrogate(batch))

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        # c = A r 1[not clipped] 1[not chosen]
        return torch.where(self.chosen(batch), 0, super().per_token(batch, omega))

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        return super().gradient_removed(batch) | (self.chosen(batch) & (batch.token_advantages != 0))

    def curves(self, ratio: Tensor, advantage: object) -> None:
        """None: which tokens are dropped depends on the batch."""
        return None
