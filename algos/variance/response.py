"""The exact moments of one response's gradient h = sum_t c_t grad log pi, over all outcomes of a tree.

The scores of tokens in different contexts are orthogonal, as each context has its own row of the table, so that
    E|h|^2 = E sum_t c_t^2 |e_t - pi(context_t)|^2.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from algos.batch import TokenBatch
from algos.objectives.base import Objective
from algos.spread import mean, variance
from algos.variance.summary import ratio
from algos.variance.tree import Tree

CHUNK = 4096  # outcomes
CHUNK_CUDA = 1 << 16


class Response(NamedTuple):
    """Moments of h, given the reward 0 or 1 of the response.

    mean    (2, C, V)  E h
    square  (2,)       E|h|^2
    """

    mean: Tensor
    square: Tensor

    @property
    def variance(self) -> Tensor:
        """(2,) tr Cov(h); 0 for a response that is certain, which rounding would miss on either side."""
        # Var h = E|h|^2 - |E h|^2
        return (self.square - (self.mean**2).sum((-1, -2))).clamp(min=0)


def of_response(objective: Objective, tree: Tree, size: Tensor) -> tuple[Response, Response]:
    """One response's moments, A being `size` (2,) by its reward; and the same with its mean c in place of each c_t."""
    C, V = tree.table.shape
    chance = (tree.probability * tree.reward).sum()
    given = tree.probability / torch.stack([1 - chance, chance])[tree.reward.long()]
    # |e_v - pi|^2 = 1 - 2 pi_v + sum pi^2
    length2 = (1 - 2 * tree.table + (tree.table**2).sum(-1, keepdim=True)).flatten()
    pull = torch.zeros(2, 2 * C * V, dtype=torch.float64, device=tree.table.device)
    square = torch.zeros(2, 2, dtype=torch.float64, device=tree.table.device)
    for rows in chunks(tree):
        c, reward = coefficients(objective, tree, size, rows), tree.reward[rows].long()
        cell = tree.context[rows] * V + tree.token[rows]
        place = (reward[:, None] * C * V + cell).flatten()
        p = given[rows]
        for i, each in enumerate((c, mean(c)[:, None].expand_as(c))):
            pull[i].index_add_(0, place, (p[:, None] * each).flatten())
            square[i].index_add_(0, reward, p * (each**2 * length2[cell]).sum(-1))
    pull = pull.view(2, 2, C, V)
    # sum over tokens of c (e_v - pi)
    pull = pull - tree.table * pull.sum(-1, keepdim=True)
    return Response(pull[0], square[0]), Response(pull[1], square[1])


def chunks(tree: Tree) -> list[slice]:
    """The outcomes in pieces that fit a processor's cache, which is three times as fast; on CUDA in large ones."""
    chunk = CHUNK_CUDA if tree.logp.is_cuda else CHUNK
    return [slice(start, start + chunk) for start in range(0, len(tree.logp), chunk)]


def coefficients(objective: Objective, tree: Tree, size: Tensor, rows: slice) -> Tensor:
    """(rows, T) c of these outcomes, A being `size` (2,) by its reward."""
    logp, logp_old = tree.logp[rows], tree.logp_old[rows]
    mask = torch.ones_like(logp, dtype=torch.bool)
    A = size[tree.reward[rows].long()]
    return objective.coefficients(TokenBatch(logp=logp, logp_old=logp_old, advantages=A, mask=mask))


def weight_figures(objective: Objective, tree: Tree) -> dict[str, float]:
    """What the weights w = c / A are like inside and between responses, and how many are 0; A is 1 or -1."""
    size = torch.tensor([-1.0, 1.0], dtype=torch.float64, device=tree.table.device)
    means, sums = [], torch.zeros(3, dtype=torch.float64, device=tree.table.device)
    for rows in chunks(tree):
        w = coefficients(objective, tree, size, rows) * torch.where(tree.reward[rows], 1.0, -1.0)[:, None]
        means.append(mean(w))
        dead = w == 0
        parts = (variance(w), dead.double().mean(-1), dead.all(-1).double())
        sums += torch.stack(parts) @ tree.probability[rows]
    of_responses = torch.cat(means)
    mean_w, between = float(mean(of_responses, tree.probability)), float(variance(of_responses, tree.probability))
    within, dead_tokens, dead_responses = sums.tolist()
    # E w^2 = (E w)^2 + variance between responses + variance inside
    return {
        "within": within, "between": between, "ess": ratio(mean_w**2, mean_w**2 + between + within),
        "dead_tokens": dead_tokens, "dead_responses": dead_responses,
    }  # fmt: skip
