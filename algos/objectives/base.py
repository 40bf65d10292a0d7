"""What can be asked of every objective.

For every objective the gradient of the loss in a token's log-prob is  d loss / d logp = - c * n :
c its coefficient (what multiplies grad log pi, the advantage included), n its aggregation weight.
"""

from typing import Any, ClassVar, NamedTuple

import torch
from torch import Tensor

from algos import check
from algos.aggregation import SEQ, aggregate, weights
from algos.batch import TokenBatch


class Curves(NamedTuple):
    """f, its slope f' and phi = r f' at each ratio; c = A phi. Three different curves."""

    f: Tensor
    slope: Tensor
    phi: Tensor


class Paper(NamedTuple):
    """Where an objective comes from: arXiv id, first author ("and others" if there are more), title, for BibTeX."""

    arxiv: str
    author: str
    title: str


class Objective:
    """An objective; each file in this folder is one. Fields are hyperparameters: floats, or 0-d tensors on the
    batch's device.

    paper        where it comes from
    formula      J for a reader: Unicode, no words, spaces around its pieces, because pages compare two of them by piece
    coefficient  c in the same way
    coupled, sorts and scales say what pages and the variance lab may not assume of it
    """

    # a test asks every objective for these three; one that has none yet takes no page down
    paper: ClassVar[Paper] = Paper("", "", "")
    formula: ClassVar[str] = "–"
    coefficient: ClassVar[str] = "–"
    takes_overlay: ClassVar[bool] = True
    coupled: ClassVar[bool] = False  # True where c of a response depends on the other responses of its batch
    sorts: ClassVar[bool] = False  # True where tokens are chosen by sorting or at random, which cannot be traced
    scales: ClassVar[bool] = True  # c is |A| times something that depends on A's sign alone: 0 where A is 0
    aggregation: str = SEQ
    max_length: int | None = None

    def surrogate(self, batch: TokenBatch) -> Tensor:
        """(B, T) each token's term of the objective to maximise, 0 where masked."""
        raise NotImplementedError

    def per_token(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        """(B, T) the closed-form coefficient c under the overlay `omega` (0 where masked)."""
        raise NotImplementedError

    def loss(self, batch: TokenBatch, omega: Tensor | None = None) -> Tensor:
        """Scalar to minimise, differentiable in batch.logp; `omega` (B, T) is a detached overlay.

        0 with a graph for a batch without rows or tokens. Over a part of a batch: see `TokenBatch.whole`.
        """
        terms = self.surrogate(batch)
        if omega is not None:
            terms = terms * self._overlay(batch, omega)
        return -aggregate(terms, batch.mask, self.aggregation, self.max_length, batch.whole)

    def coefficients(self, batch: TokenBatch, omega: Tensor | None = None) -> Tensor:
        """(B, T) c in closed form, advantage and overlay included, 0 where masked."""
        with torch.no_grad():
            overlay = batch.mask.to(batch.logp.dtype) if omega is None else self._overlay(batch, omega)
            return self.per_token(batch, overlay)

    def weights(self, batch: TokenBatch) -> Tensor:
        """(B, T) n, the aggregation weight of each token, 0 where masked."""
        return weights(batch.mask, batch.logp.dtype, self.aggregation, self.max_length, batch.whole)

    def outside_band(self, batch: TokenBatch) -> Tensor:
        """(B, T) bool: the ratio lies outside the objective's band, whatever the sign of A."""
        return torch.zeros_like(batch.mask)

    def gradient_removed(self, batch: TokenBatch) -> Tensor:
        """(B, T) bool: A is not 0 and the objective drops this token's term from the gradient."""
        return torch.zeros_like(batch.mask)

    def curves(self, ratio: Tensor, advantage: Any) -> Curves | None:
        """f, f', phi at each `ratio` (any shape) for one advantage; None unless c depends on one ratio alone."""
        return None

    def _overlay(self, batch: TokenBatch, omega: Tensor) -> Tensor:
        if not self.takes_overlay:
            raise ValueError(
                f"{type(self).__name__} cannot take an overlay omega: its response is scored as a whole,"
                " so there is no loss term per token to multiply. Call it without omega."
            )
        check.has_shape("omega", omega, (tuple(batch.logp.shape),))
        return batch.masked(omega.detach())


def check_band(eps_low: Any, eps_high: Any) -> None:
    """Raise unless the band [1 - eps_low, 1 + eps_high] makes sense for a ratio: 0 <= eps_low <= 1, eps_high >= 0."""
    check.number("eps_low", eps_low, 0, 1)
    check.number("eps_high", eps_high, 0)
