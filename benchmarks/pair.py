"""A comparison: one of our objectives at some settings, and what stands for it in a trainer.

h, a dict of settings drawn for one batch, holds eps_low, eps_high, tau_pos, tau_neg, cap, delta, beta, share, length.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from torch import Tensor

from algos import TokenBatch

Settings = dict[str, Any]
SEQ, TOKEN, SUM = "seq-mean-token-mean", "token-mean", "seq-mean-token-sum"
TIGHT = {"eps_low": 3e-4, "eps_high": 4e-4}


class Pair(NamedTuple):
    """A row: our objective and settings, a trainer and its settings, an overlay and a KL term on our side."""

    name: str
    objective: str
    ours: Settings
    trainer: str
    theirs: Settings
    overlay: Callable[[TokenBatch], Tensor] | None = None
    kl: Callable[[TokenBatch], Tensor] | None = None

    @property
    def one_advantage(self) -> bool:
        """The trainer takes one advantage per response here, not one per token."""
        return self.trainer == "liger" or (self.trainer, self.name) == ("trl", "gmpo")


def band_of(h: Settings) -> Settings:
    """Our band."""
    return {"eps_low": h["eps_low"], "eps_high": h["eps_high"]}


def taus_of(h: Settings) -> Settings:
    """Our temperatures."""
    return {"tau_pos": h["tau_pos"], "tau_neg": h["tau_neg"]}
