"""REINFORCE with group advantages: the baseline of the whole lab.

Paper: Williams 1992; for language models 2402.14740. No ratio, no clip: c = A.
Differs from the paper: the advantage is given, so any estimator of `algos.advantages` can be put in.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from algos.aggregation import check_aggregation
from algos.batch import TokenBatch
from algos.objectives.base import Curves, Paper
from algos.objectives.forms import DetachedObjective


@dataclass(frozen=True, kw_only=True)
class Reinforce(DetachedObjective):
    """J = mean A log pi."""

    paper: ClassVar[Paper] = Paper(
        "2402.14740", "Ahmadian, Arash and others",
        "Back to Basics: Revisiting REINFORCE Style Optimization for Learning from Human Feedback in LLMs",
    )  # fmt: skip
    formula: ClassVar[str] = "J = A log π"
    coefficient: ClassVar[str] = "c = A"
    aggregation: str = "token-mean"
    max_length: int | None = None

    def __post_init__(self) -> None:
        check_aggregation(self.aggregation, self.max_length)

    def weight(self, batch: TokenBatch) -> Tensor:
        # c = A
        return torch.ones_like(batch.logp)

    def curves(self, ratio: Tensor, advantage: Any) -> Curves:
        # f = 1 + log r, f' = 1/r, phi = 1
        return Curves(1 + ratio.log(), 1 / ratio, torch.ones_like(ratio))
