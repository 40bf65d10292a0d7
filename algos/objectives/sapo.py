"""SAPO: a soft gate instead of the clip, with one temperature for each sign of the advantage.

Paper: 2511.20347, eq. 5 and 6 (gate), section 4 (the sequence-level reading); tau 1.0 / 1.05.
What multiplies grad log pi is r f'(r), not f': it peaks above r = 1. A = 0 takes tau_neg.
Differs from the paper: `level="sequence"` puts s in place of r (TRL, AReaL); `one_sided` is in no paper:
a control whose gate acts only where the clip would (r > 1 for A > 0, r < 1 for A < 0).
"""

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from algos import check
from algos.aggregation import SEQ, check_aggregation
from algos.objectives.base import Paper
from algos.objectives.forms import RatioObjective


@dataclass(frozen=True, kw_only=True)
class SAPO(RatioObjective):
    """J = f(r) A, f(r) = (4/tau) sigmoid(tau (r - 1)); c = A r sech^2(tau/2 (r - 1))."""

    paper: ClassVar[Paper] = Paper("2511.20347", "Gao, Chang and others", "Soft Adaptive Policy Optimization")
    formula: ClassVar[str] = "J = ( 4 / τ ) σ( τ ( r − 1 ) ) A"
    coefficient: ClassVar[str] = "c = A r sech²( ½ τ ( r − 1 ) )"
    tau_pos: float = 1.0
    tau_neg: float = 1.05
    level: str = "token"
    one_sided: bool = False
    aggregation: str = SEQ

    def __post_init__(self) -> None:
        check.number("tau_pos", self.tau_pos, 0, low_open=True)
        check.number("tau_neg", self.tau_neg, 0, low_open=True)
        check.one_of("level", self.level, ("token", "sequence"))
        check_aggregation(self.aggregation)

    def tau(self, A: Tensor) -> Tensor:
        """The temperature of each token, in A's dtype: tau_pos where A > 0, else tau_neg."""
        pos, neg = (torch.as_tensor(t, dtype=A.dtype, device=A.device) for t in (self.tau_pos, self.tau_neg))
        return torch.where(A > 0, pos, neg)

    def f(self, r: Tensor, A: Tensor) -> Tensor:
        tau = self.tau(A)
        # f(r) = (4/tau) sigmoid( tau (r - 1) )
        gate = (4 / tau) * torch.sigmoid(tau * (r - 1))
        if self.one_sided:
            # the tangent r - 1 + f(1) on the side that the clip leaves alone
            gate = torch.where(self._gated(r, A), gate, r - 1 + 2 / tau)
        return gate

    def slope(self, r: Tensor, A: Tensor) -> Tensor:
        x = self.tau(A) * (r - 1)
        # f'(r) = 4 p (1 - p) = sech^2( tau/2 (r - 1) ),  p = sigmoid( tau (r - 1) )
        slope = 4 * torch.sigmoid(x) * torch.sigmoid(-x)
        if self.one_sided:
            slope = torch.where(self._gated(r, A), slope, 1)
        return slope

    def _gated(self, r: Tensor, A: Tensor) -> Tensor:
        return torch.where(A > 0, r > 1, r < 1)
