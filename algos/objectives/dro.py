"""DRO: log-likelihood weighted by the advantage, with a quadratic pull of the log-ratio towards 0.

Source: verl's `dro`; the loss is that of Kimi k1.5, 2501.12599, eq. 3. Default beta 0.1.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.objectives.base import Curves, Objective, Paper
from algos.ratios import log_ratio


@dataclass(frozen=True, kw_only=True)
class DRO(Objective):
    """J = A log pi - beta/2 z^2; c = A - beta z."""

    paper: ClassVar[Paper] = Paper("2501.12599", "{Kimi Team}", "Kimi k1.5: Scaling Reinforcement Learning with LLMs")
    formula: ClassVar[str] = "J = A log π − ½ β z²"
    coefficient: ClassVar[str] = "c = A − β z"
    scales: ClassVar[bool] = False
    aggregation = "token-mean"
    beta: float = 0.1

    def __post_init__(self) -> None:
        check.number("beta", self.beta, 0)

    def surrogate(self, batch: TokenBatch) -> Tensor:
        z = log_ratio(batch)
        # J = A log pi - (beta/2) z^2
        return batch.token_advantages * batch.masked(batch.logp) - self.beta / 2 * z**2

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        # c = A - beta z
        return (batch.token_advantages - self.beta * log_ratio(batch)) * omega

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        """As `Objective.curves`, with f A the whole of J; infinite or NaN for A = 0, where c is not a multiple of A."""
        z = ratio.log()
        # J / A = 1 + log r - beta/(2A) log^2 r,  phi = c / A = 1 - beta z / A
        phi = 1 - self.beta / advantage * z
        return Curves(1 + z - self.beta / (2 * advantage) * z**2, phi / ratio, phi)
