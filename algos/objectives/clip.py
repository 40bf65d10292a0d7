"""The hard clip that PPO, GRPO, DAPO, Dr. GRPO, GSPO and LUSPO share; they differ in the ratio it acts on.

Source: PPO 1707.06347, eq. 7; dual clip 1912.09729, eq. 5.
A tie r = 1 +- eps keeps the full gradient; a tie with the dual clip keeps half, as autograd of min and max does.
"""

from typing import Any

import torch
from torch import Tensor

from algos.objectives.forms import RatioObjective


class ClippedObjective(RatioObjective):
    """J = min( r A, clip(r, 1 - eps_low, 1 + eps_high) A ); a subclass says which ratio r is."""

    eps_low: float
    eps_high: float
    dual_clip: float | None = None
    two_sided: bool = False

    def band(self) -> tuple[Any, Any]:
        return 1 - self.eps_low, 1 + self.eps_high

    def f(self, r: Tensor, A: Tensor) -> Tensor:
        low, high = self.band()
        if self.two_sided:
            return r.clamp(min=low).clamp(max=high)
        # min( r A, clip(r) A ) / A  is  min(r, 1 + eps_high) for A > 0 and  max(r, 1 - eps_low) for A < 0
        below = r.clamp(min=low)
        if self.dual_clip is not None:
            # A < 0:  max( min(r A, clip(r) A), dual_clip A ) / A
            below = torch.minimum(below, torch.as_tensor(self.dual_clip, dtype=r.dtype, device=r.device))
        return torch.where(A > 0, r.clamp(max=high), below)

    def slope(self, r: Tensor, A: Tensor) -> Tensor:
        low, high = self.band()
        if self.two_sided:
            return ((r >= low) & (r <= high)).to(r.dtype)
        # f' = 1[r <= 1 + eps_high] for A > 0 and  1[r >= 1 - eps_low] for A < 0: each sign has one edge
        below = (r >= low).to(r.dtype)
        if self.dual_clip is not None:
            # A < 0: also 0 above the dual clip, 1/2 on it
            below = below * ((r <= self.dual_clip).to(r.dtype) + (r < self.dual_clip).to(r.dtype)) / 2
        return torch.where(A > 0, (r <= high).to(r.dtype), below)

    def removed(self, r: Tensor, A: Tensor) -> Tensor:
        return (self.slope(r, A) == 0) & (A != 0)
