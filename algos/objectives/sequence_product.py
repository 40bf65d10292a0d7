"""The un-normalised sequence ratio: what importance sampling asks for, and what explodes with length.

Source: TRL's RLOO trainer (2402.14740 with the whole response as one action); unclipped by default.
rho = prod_t r_t has Var(log rho) = L sigma^2; at exp(680), in float32
exp(60), it is held, with gradient 0 (`algos.ratios`).
"""

from dataclasses import dataclass
from typing import ClassVar

from algos.objectives.base import Paper, check_band
from algos.objectives.clip import ClippedObjective
from algos.objectives.reinforce import Reinforce


@dataclass(frozen=True, kw_only=True)
class SequenceProduct(ClippedObjective):
    """J = min( rho A, clip(rho, 1 - eps_low, 1 + eps_high) A ), rho = exp( sum_t z_t ); c = A rho, or 0."""

    paper: ClassVar[Paper] = Reinforce.paper
    formula: ClassVar[str] = "J = min( ρ A , clip( ρ , 1 − ε_low , 1 + ε_high ) A ) , ρ = ∏ r"
    coefficient: ClassVar[str] = "c = A ρ 1[ ρ A ≤ clip( ρ ) A ]"
    level = "product"
    aggregation = "seq-mean-token-sum"
    eps_low: float = 1.0
    eps_high: float = float("inf")

    def __post_init__(self) -> None:
        check_band(self.eps_low, self.eps_high)
