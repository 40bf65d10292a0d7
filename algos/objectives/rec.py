"""REC: REINFORCE without importance weights, on the tokens that a ring around the band leaves.

Paper: 2509.24203 (Trinity-RFT's `rec`, ring mask); eps 0.2, ring 0.4.
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
class REC(DetachedObjective):
    """J = 1[keep] A log pi; keep in the band, or r <= 1 - ring for A > 0, or r >= 1 + ring for A < 0."""

    paper: ClassVar[Paper] = Paper(
        "2509.24203", "Yao, Chaorui and others",
        "Group-Relative REINFORCE Is Secretly an Off-Policy Algorithm: "
        "Demystifying Some Myths About GRPO and Its Friends",
    )  # fmt: skip
    formula: ClassVar[str] = "J = 1[ keep ] A log π"
    coefficient: ClassVar[str] = "c = A 1[ keep ]"
    aggregation = "token-mean"
    eps: float = 0.2
    ring: float = 0.4

    def __post_init__(self) -> None:
        check.number("eps", self.eps, 0, 1)
        check.number("ring", self.ring, 0 if isinstance(self.eps, Tensor) else self.eps)

    def keep(self, r: Tensor, A: Tensor) -> Tensor:
        """Where the token is kept, elementwise, bool."""
        in_band = (r >= 1 - self.eps) & (r <= 1 + self.eps)
        # far outside on the side that the update pulls back
        pulled_back = torch.where(A > 0, r <= 1 - self.ring, r >= 1 + self.ring) & (A != 0)
        return in_band | pulled_back

    def weight(self, batch: TokenBatch) -> Tensor:
        # w = 1[keep]
        return self.keep(token_ratio(batch), batch.token_advantages).to(batch.logp.dtype)

    def outside_band(self, batch: TokenBatch) -> Tensor:
        r = token_ratio(batch)
        return ((r < 1 - self.eps) | (r > 1 + self.eps)) & batch.mask

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        A = batch.token_advantages
        return ~self.keep(token_ratio(batch), A) & batch.mask & (A != 0)

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        A = torch.zeros_like(ratio) + advantage
        phi = self.keep(ratio, A).to(ratio.dtype)
        # f = 1 + int_1^r phi(u)/u du: the part of log r that lies where tokens are kept
        z = ratio.log()
        like: dict[str, Any] = {"dtype": ratio.dtype, "device": ratio.device}
        low, high = (torch.as_tensor(edge, **like).log() for edge in (1 - self.eps, 1 + self.eps))
        f = 1 + z.clamp(min=low, max=high)
        inner = torch.as_tensor(1 - self.ring, **like).clamp(min=0.0).log()
        outer = torch.as_tensor(1 + self.ring, **like).log()
        pulled_back = torch.where(A > 0, (z - inner).clamp(max=0.0), (z - outer).clamp(min=0.0)) * (A != 0)
        return Curves(f + pulled_back, phi / ratio, phi)
