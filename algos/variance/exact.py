"""The exact moments of an objective's gradient over a group of responses, by enumerating every outcome.

Rewards are 0 or 1 and A depends on the response's own reward and on the number k of rewards in its group. Given the
rewards the responses of a group are independent, so with h the gradient of one response
    E[g | k]   = k E[h | 1, k] + (G - k) E[h | 0, k]
    Var[g | k] = k Var[h | 1, k] + (G - k) Var[h | 0, k],     k ~ Binomial(G, p),
and tr Cov(g) = E Var[g | k] + Var E[g | k].
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from algos import advantages, check
from algos.batch import TokenBatch
from algos.objectives import OBJECTIVES
from algos.objectives.base import Objective
from algos.variance.response import chunks, coefficients, of_response, weight_figures
from algos.variance.summary import Summary, ratio
from algos.variance.tree import Tree, on_policy

# objectives whose gradient couples the responses of a batch, or draws at random: they have no closed form here
COUPLED = tuple(name for name, objective in OBJECTIVES.items() if objective.coupled)
# objectives whose coefficient is not |A| times something that depends on A's sign alone: it may live where A is 0
NOT_SCALING = tuple(name for name, objective in OBJECTIVES.items() if not objective.scales)
ESTIMATORS = {"grpo": advantages.grpo, "dr_grpo": advantages.dr_grpo, "rloo": advantages.rloo}


class Moments(NamedTuple):
    """Of the gradient over one group: E g (C, V) and tr Cov(g)."""

    mean: Tensor
    variance: float


def advantage_table(group: int, estimator: str = "grpo") -> Tensor:
    """(G + 1, 2) the advantage of a response with reward 0 and with reward 1 in a group that has k rewards.

    Raises ValueError for an unknown estimator or a group of fewer than 2, which has nothing to compare.
    """
    check.one_of("estimator", estimator, ESTIMATORS)
    check.number("group", group, 2)
    rows = []
    for k in range(group + 1):
        rewards = (torch.arange(group) < k).double()
        A = ESTIMATORS[estimator](rewards, torch.zeros(group, dtype=torch.int64))
        rows.append(torch.stack([A[-1], A[0]]))  # where a group has no such response, its value is not used
    return torch.stack(rows)


def summarise(objectives: dict[str, Objective], tree: Tree, group: int, estimator: str = "grpo") -> dict[str, Summary]:
    """All figures of each objective on a tree; ValueError for one that couples the responses of a batch."""
    if coupled := [name for name, objective in objectives.items() if is_one_of(objective, COUPLED)]:
        raise ValueError(
            f"{', '.join(coupled)}: the coefficients of a response depend on the others of its batch, so there is no"
            " exact sum over single responses: leave it out, or estimate its noise from samples."
        )
    alone, found = on_policy(tree), {}
    known: dict[float | str, Moments] = {}
    for name, objective in objectives.items():
        here, flat = moments(objective, tree, group, estimator)
        # on-policy nearly all objectives are the same gradient, but for its scale: worked out once
        key = share(objective, group, tree.logp.shape[1]) if plain(objective, alone) else name
        if key not in known:
            known[key] = moments(objective, alone, group, estimator)[0]
        truth = known[key]
        signal, true_signal = float((here.mean**2).sum()), float((truth.mean**2).sum())
        found[name] = Summary(
            variance=here.variance, signal=signal, truth=true_signal, on_policy=truth.variance, flat=flat.variance,
            bias=float(((here.mean - truth.mean) ** 2).sum()),
            cosine=ratio(float((here.mean * truth.mean).sum()), math.sqrt(signal * true_signal)),
            **weight_figures(objective, tree),
        )  # fmt: skip
    return found


def plain(objective: Objective, tree: Tree) -> bool:
    """Whether every coefficient on the tree is the advantage itself."""
    size = torch.tensor([-1.0, 1.0], dtype=torch.float64, device=tree.table.device)
    return all(
        bool((coefficients(objective, tree, size, rows) == size[tree.reward[rows].long()][:, None]).all())
        for rows in chunks(tree)
    )


def is_one_of(objective: Objective, names: tuple[str, ...]) -> bool:
    """Whether the objective is of one of these kinds, whatever its settings and whatever a caller calls it."""
    return isinstance(objective, tuple(OBJECTIVES[name] for name in names))


def moments(objective: Objective, tree: Tree, group: int, estimator: str = "grpo") -> tuple[Moments, Moments]:
    """The moments over one group of `group` responses, and those with equal coefficients inside each response."""
    device = tree.table.device
    A = advantage_table(group, estimator).to(device)
    chance = (tree.probability * tree.reward).sum()
    counts = torch.arange(group + 1, dtype=torch.float64, device=device)
    binomial = torch.distributions.Binomial(group, chance, validate_args=False).log_prob(counts).exp()
    n = share(objective, group, tree.logp.shape[1])
    unit = of_response(objective, tree, torch.tensor([-1.0, 1.0], dtype=torch.float64, device=device))
    scaling = not is_one_of(objective, NOT_SCALING)
    # a group whose rewards agree has no advantage, hence no gradient if c scales with A
    seen = float(binomial[0] + binomial[-1]) if scaling else 0.0
    means, variances = [torch.zeros_like(tree.table)] * 2, [0.0, 0.0]
    for k in range(1, group) if scaling else range(group + 1):
        scale = n * A[k].abs()
        if not scaling:
            unit, scale = of_response(objective, tree, A[k]), torch.full_like(A[k], n)
        number, p = torch.tensor([group - k, k], dtype=torch.float64, device=device), float(binomial[k])
        # the new share of the k seen so far; 0 where even their sum is too small for a number
        new = ratio(p, seen + p) if p else 0.0
        for i, one in enumerate(unit):
            # Var(g | k) = sum over responses of Var h;  Var E(g | k) one k after the other, as a sum of squares
            apart = ((number * scale)[:, None, None] * one.mean).sum(0) - means[i]
            variances[i] += p * float((number * scale**2 * one.variance).sum()) + seen * new * float((apart**2).sum())
            means[i] = means[i] + new * apart
        seen += p
    first, second = (Moments(*each) for each in zip(means, variances, strict=True))
    return first, second


def share(objective: Objective, group: int, length: int) -> float:
    """n, the weight of every token in a group of `group` responses of `length` tokens each."""
    ones = torch.ones(group, length, dtype=torch.float64)
    return float(objective.weights(TokenBatch(logp=ones, logp_old=ones, advantages=ones[:, 0], mask=ones > 0))[0, 0])
