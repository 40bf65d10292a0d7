"""The gradient of every objective over each of K groups of responses, from the coefficients of their tokens."""

from typing import NamedTuple

import torch
from torch import Tensor

from algos.batch import TokenBatch
from algos.objectives import OBJECTIVES
from algos.objectives.base import Objective
from algos.spread import mean, variance
from algos.variance.bigram import CELLS, Bigram, gradient
from algos.variance.exact import COUPLED, NOT_SCALING
from algos.variance.responses import Draws, Groups


class Gradients(NamedTuple):
    """Over each of K groups.

    whole    (K, V V)  the gradient
    flat     (K, V V)  the gradient if each token had the mean coefficient of its response
    weights  (K, 6)    as `weight_sums`, of w = c / A
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
    alive = groups.alive.double()[:, None]
    flat = n * alive * gradient(bigram.policy, spread(mean(c), groups.counts, group))
    whole = flat if c.shape[1] == 1 else n * alive * gradient(bigram.policy, cells(c, groups.cell, len(alive)))
    if is_any(objective, NOT_SCALING):
        groups = unit(groups)
        c = coefficients(objective, groups, group)
    # w = c / A
    w = (c / groups.advantage[:, None]).view(-1, group, c.shape[1])
    counted = groups.alive.double() if is_any(objective, COUPLED) else torch.ones_like(alive[:, 0])
    return Gradients(whole, flat, weight_sums(w, counted))


def base(groups: Groups, bigram: Bigram, group: int) -> Tensor:
    """(K, V V) the gradient whose every coefficient is A, every n being 1."""
    return groups.alive.double()[:, None] * gradient(bigram.policy, spread(groups.advantage, groups.counts, group))


def coefficients(objective: Objective, groups: Groups, group: int) -> Tensor:
    """(B, T) c, group by group where the objective couples responses; (B, 1) where all tokens of each agree."""
    mask = torch.ones_like(groups.cell, dtype=torch.bool)
    rows = group if is_any(objective, COUPLED) else len(mask)
    parts = [
        objective.coefficients(TokenBatch(logp=logp, logp_old=logp_old, advantages=A, mask=each))
        for logp, logp_old, A, each in zip(
            groups.logp.split(rows), groups.logp_old.split(rows), groups.advantage.split(rows), mask.split(rows),
            strict=True,
        )
    ]  # fmt: skip
    c = torch.cat(parts) if len(parts) > 1 else parts[0]
    return c[:, :1] if bool((c == c[:, :1]).all()) else c


def spread(c: Tensor, counts: Tensor, group: int) -> Tensor:
    """(K, V V) the sum of c in each cell of each group, where all tokens of a response have its c (B,)."""
    return torch.bmm(c.view(-1, 1, group), counts.view(-1, group, CELLS)).squeeze(1)


def cells(c: Tensor, cell: Tensor, count: int) -> Tensor:
    """(K, V V) the sum of c in each cell of each of `count` groups."""
    place = cell.view(count, -1) + torch.arange(count, device=cell.device)[:, None] * CELLS
    return torch.bincount(place.flatten(), weights=c.flatten(), minlength=count * CELLS).view(count, CELLS)


def unit(groups: Groups) -> Groups:
    """The same with A = 1 or -1."""
    return groups._replace(advantage=groups.advantage.sign())


def weight_sums(w: Tensor, counted: Tensor) -> Tensor:
    """(K, 6) sums over the G responses of each group whose `counted` (K,) is 1, not 0, from their weights w (K, G, T).

    Of 1, of mean w, of the squares by which mean w differs from its mean over the group, of the variance of w inside,
    of the share of dead tokens, and of whether all are dead.
    """
    means, dead = mean(w), (w == 0).double().mean(-1)
    apart = variance(means) * means.shape[1]
    parts = (torch.ones_like(means), means, variance(w), dead, (dead == 1).double())
    one, mean_w, inside, gone, all_gone = (part.sum(-1) for part in parts)
    return torch.stack((one, mean_w, apart, inside, gone, all_gone), -1) * counted[:, None]
