"""The gradient of every objective over each of K groups of responses, from the coefficients of their tokens."""

from typing import NamedTuple

import torch
from torch import Tensor

from algos.batch import TokenBatch
from algos.objectives import OBJECTIVES
from algos.objectives.base import Objective
from algos.variance.bigram import CELLS, Bigram, gradient
from algos.variance.exact import COUPLED, NOT_SCALING
from algos.variance.responses import Draws, Groups


class Gradients(NamedTuple):
    """Over each of K groups.

    whole    (K, V V)  the gradient
    flat     (K, V V)  the gradient if each token had the mean coefficient of its response
    weights  (K, 7)    sums over responses of mean w, its square, mean w^2, variance of w inside, share of dead tokens,
                       whether all are dead, and 1; w = c / A
    """

    whole: Tensor
    flat: Tensor
    weights: Tensor


def is_any(objective: Objective, names: tuple[str, ...]) -> bool:
    """Whether the objective is one of those with these names."""
    return isinstance(objective, tuple(OBJECTIVES[name] for name in names))


def plain(objective: Objective, draws: Draws) -> bool:
    """Whether every on-policy coefficient is the advantage itself, tried at every A and in every cell."""
    if is_any(objective, COUPLED):
        return False
    table = draws.bigram.policy.log().flatten()
    A = torch.cat([draws.advantages.flatten(), torch.tensor([-1.0, 1.0]).to(table)])
    logp = table.repeat(draws.bigram.length // CELLS + 1)[: draws.bigram.length].expand(len(A), -1)
    mask = torch.ones_like(logp, dtype=torch.bool)
    c = objective.coefficients(TokenBatch(logp=logp, logp_old=logp, advantages=A, mask=mask))
    return bool((c == A[:, None]).all())


def of_groups(objective: Objective, n: float, groups: Groups, bigram: Bigram, group: int) -> Gradients:
    """The gradients of an objective whose tokens weigh n; a group whose rewards agree has none."""
    c = coefficients(objective, groups, group)
    mean, square, gone = shape(c)
    alive = groups.alive.double()[:, None]
    flat = n * alive * gradient(bigram.policy, spread(mean, groups.counts, group))
    whole = flat if square is None else n * alive * gradient(bigram.policy, cells(c, groups.cell, len(alive)))
    w = c if not is_any(objective, NOT_SCALING) else coefficients(objective, unit(groups), group)
    A = groups.advantage if w is c else unit(groups).advantage
    if w is not c:
        mean, square, gone = shape(w)
    figures = weight_sums(mean / A, mean**2 / A**2 if square is None else square / A**2, gone)
    counted = groups.alive.repeat_interleave(group) if is_any(objective, COUPLED) else torch.ones_like(A)
    return Gradients(whole, flat, (figures * counted[:, None]).view(-1, group, 7).sum(1))


def base(groups: Groups, bigram: Bigram, group: int) -> Tensor:
    """(K, V V) the gradient whose every coefficient is A, every n being 1."""
    return groups.alive.double()[:, None] * gradient(bigram.policy, spread(groups.advantage, groups.counts, group))


def coefficients(objective: Objective, groups: Groups, group: int) -> Tensor:
    """(B, T) c, group by group where the objective couples responses."""
    mask = torch.ones_like(groups.cell, dtype=torch.bool)
    rows = group if is_any(objective, COUPLED) else len(mask)
    parts = [
        objective.coefficients(TokenBatch(logp=logp, logp_old=logp_old, advantages=A, mask=each))
        for logp, logp_old, A, each in zip(
            groups.logp.split(rows), groups.logp_old.split(rows), groups.advantage.split(rows), mask.split(rows),
            strict=True,
        )
    ]  # fmt: skip
    return torch.cat(parts) if len(parts) > 1 else parts[0]


def shape(c: Tensor) -> tuple[Tensor, Tensor | None, Tensor]:
    """(B,) mean of c, of c^2 and share of zeros in each response; None for c^2 where all tokens of each agree."""
    first = c[:, :1]
    if bool((c == first).all()):
        return first.flatten(), None, (first == 0).double().flatten()
    return c.mean(-1), torch.linalg.vecdot(c, c) / c.shape[1], 1 - torch.count_nonzero(c, -1) / c.shape[1]


def spread(mean: Tensor, counts: Tensor, group: int) -> Tensor:
    """(K, V V) the sum of c in each cell of each group, where all tokens of a response have the coefficient `mean`."""
    return torch.bmm(mean.view(-1, 1, group), counts.view(-1, group, CELLS)).squeeze(1)


def cells(c: Tensor, cell: Tensor, count: int) -> Tensor:
    """(K, V V) the sum of c in each cell of each of `count` groups."""
    place = cell.view(count, -1) + torch.arange(count, device=cell.device)[:, None] * CELLS
    return torch.bincount(place.flatten(), weights=c.flatten(), minlength=count * CELLS).view(count, CELLS)


def unit(groups: Groups) -> Groups:
    """The same with A = 1 or -1."""
    return groups._replace(advantage=groups.advantage.sign())


def weight_sums(mean: Tensor, square: Tensor, gone: Tensor) -> Tensor:
    """(B, 7) the terms of `Gradients.weights`."""
    parts = (mean, mean**2, square, square - mean**2, gone, (gone == 1).double(), torch.ones_like(mean))
    return torch.stack(parts, -1)
