"""VESPO: a smooth weight on the un-normalised ratio of the whole response.

Paper: 2602.10693. TRL's defaults: k 2, lambda 3 for A >= 0; k 3, lambda 2 for A < 0.
Differs from the paper: log W is limited to [log 1e-8, 20], as in the authors' code and TRL.
Curves are over W, the product of the response's token ratios.
"""

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Curves, Paper
from algos.objectives.forms import DetachedObjective
from algos.ratios import log_ratio


@dataclass(frozen=True, kw_only=True)
class VESPO(DetachedObjective):
    """J = sg[ phi(W) ] A log pi, phi(W) = W^k exp( lambda (1 - W) ), W = prod_t r_t; c = A phi(W)."""

    paper: ClassVar[Paper] = Paper(
        "2602.10693", "Shen, Guobin and others",
        "VESPO: Variational Sequence-Level Soft Policy Optimization for Stable Off-Policy LLM Training",
    )  # fmt: skip
    formula: ClassVar[str] = "J = sg[ W^k exp( λ ( 1 − W ) ) ] A log π , W = ∏ r"
    coefficient: ClassVar[str] = "c = A W^k exp( λ ( 1 − W ) )"
    aggregation = "token-mean"
    k_pos: float = 2.0
    lambda_pos: float = 3.0
    k_neg: float = 3.0
    lambda_neg: float = 2.0

    def __post_init__(self) -> None:
        for name in ("k_pos", "lambda_pos", "k_neg", "lambda_neg"):
            check.number(name, getattr(self, name), 0, low_open=True)

    def phi(self, log_W: Tensor, A: Tensor) -> Tensor:
        """phi at log W, elementwise."""
        k, lam = self._shape(A)
        # phi(W) = W^k exp( lambda (1 - W) ),  taken in log space
        return torch.exp(k * log_W + lam * (1 - log_W.exp()))

    def weight(self, batch: TokenBatch) -> Tensor:
        log_W = log_ratio(batch).sum(-1, keepdim=True).clamp(min=math.log(1e-8), max=20.0)
        return batch.masked(self.phi(log_W, batch.token_advantages))

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        A = torch.zeros_like(ratio) + advantage
        k, lam = self._shape(A)
        phi = self.phi(ratio.log(), A)
        # f(W) = int_0^W phi(u)/u du = e^lambda lambda^-k Gamma(k) P(k, lambda W),  P the regularised gamma function
        f = torch.exp(lam - k * lam.log() + torch.lgamma(k)) * torch.special.gammainc(k, lam * ratio)
        return Curves(f, phi / ratio, phi)

    def _shape(self, A: Tensor) -> tuple[Tensor, Tensor]:
        def pick(pos: Any, neg: Any) -> Tensor:
            pos, neg = (torch.as_tensor(v, dtype=A.dtype, device=A.device) for v in (pos, neg))
            return torch.where(A >= 0, pos, neg)

        return pick(self.k_pos, self.k_neg), pick(self.lambda_pos, self.lambda_neg)
