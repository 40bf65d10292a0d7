"""The gradients of single groups, seen in the plane where they can be told apart."""

from typing import NamedTuple

import torch
from torch import Tensor

from algos import check
from algos.objectives.base import Objective
from algos.variance.bigram import CELLS
from algos.variance.exact import share
from algos.variance.gradients import base, of_groups, plain
from algos.variance.monte_carlo import prepare
from algos.variance.responses import pieces

TRUTH_GROUPS = 1000  # at least, for the truth and the means


class Cloud(NamedTuple):
    """Projected on two axes, the same for all objectives: along the truth of an unweighted gradient, and across it.

    points  {objective: (groups, 2)}  gradients of single groups
    means   {objective: (2,)}         their mean, over more groups
    truths  {objective: (2,)}         the mean gradient on-policy, over as many; differs by the objective's scale
    """

    points: dict[str, Tensor]
    means: dict[str, Tensor]
    truths: dict[str, Tensor]


def cloud(
    objectives: dict[str, Objective], *, length: int, kind: str, size: float, centre: str = "log", group: int = 8,
    groups: int = 200, seed: int = 0, estimator: str = "grpo", device: str = "cpu",
) -> Cloud:  # fmt: skip
    """The first `groups` groups of those that `estimate` would draw with these settings; raises as it does."""
    check.number("groups", groups, 1)
    draws = prepare(length, kind, size, centre, group, seed, estimator, device)
    table, total = draws.bigram, max(groups, TRUTH_GROUPS)
    n = {name: share(objective, group, length) for name, objective in objectives.items()}
    alike = {name for name, objective in objectives.items() if plain(objective, draws)}
    points: dict[str, list[Tensor]] = {name: [] for name in objectives}
    means, truths = ({name: torch.zeros(CELLS, dtype=torch.float64, device=device) for name in n} for _ in range(2))
    mean, square = torch.zeros(CELLS).to(draws.advantages), torch.zeros(CELLS, CELLS).to(draws.advantages)
    for numbers, here, there in pieces(draws, total):
        plainly = base(there, table, group)
        mean += plainly.sum(0) / total
        square += plainly.T @ plainly / total
        for name, objective in objectives.items():
            g = of_groups(objective, n[name], here, table, group).whole
            truth = n[name] * plainly if name in alike else of_groups(objective, n[name], there, table, group).whole
            means[name] += g.sum(0) / total
            truths[name] += truth.sum(0) / total
            points[name].append(g[: max(groups - numbers.start, 0)])
    plane = axes(mean, square)
    return Cloud(
        {name: (torch.cat(each) @ plane).cpu() for name, each in points.items()},
        *({name: (each @ plane).cpu() for name, each in of.items()} for of in (means, truths)),
    )


def axes(mean: Tensor, square: Tensor) -> Tensor:
    """(V V, 2) unit vectors: along `mean` (V V,), and where gradients with E g g' = `square` spread most across it."""
    along = mean / mean.norm()
    # (1 - u u') E g g' (1 - u u')
    across = torch.eye(len(mean)).to(mean) - torch.outer(along, along)
    main = torch.linalg.eigh(across @ square @ across).eigenvectors[:, -1]
    # an eigenvector has no sign of its own
    return torch.stack([along, main * main[main.abs().argmax()].sign()], -1)
