"""The moments of an objective's gradient over groups of long responses, by sampling a bigram policy.

What `exact` works out for a few tokens, for up to thousands; memory does not grow with the number of groups.
"""

from collections.abc import Callable

import torch

from algos import check
from algos.objectives.base import Objective
from algos.variance import bigram, drift
from algos.variance.estimates import BLOCKS, Estimate, add, empty, estimate_of
from algos.variance.exact import ESTIMATORS, advantage_table, share
from algos.variance.gradients import base, of_groups, plain
from algos.variance.mismatch import CENTRES, KINDS
from algos.variance.responses import Draws, pieces


def estimate(
    objectives: dict[str, Objective], *, length: int, kind: str, size: float, centre: str = "log", group: int = 8,
    groups: int = 1000, seed: int = 0, estimator: str = "grpo", progress: Callable[[float], object] | None = None,
    device: str = "cpu",
) -> dict[str, Estimate]:  # fmt: skip
    """All figures of each objective from `groups` groups of `group` responses of `length` tokens.

    The policy is always the same; `seed` is that of the draws, which do not depend on the device. `progress` is told
    the share done. ValueError for fewer than 2 BLOCKS groups, or anything unknown or out of range.
    """
    draws = prepare(length, kind, size, centre, group, seed, estimator, device)
    check.number("groups", groups, 2 * BLOCKS)
    alike = {name for name, objective in objectives.items() if plain(objective, draws)}
    share_of = {name: share(objective, group, length) for name, objective in objectives.items()}
    sums = {name: empty(device) for name in objectives}
    for numbers, here, there in pieces(draws, groups):
        block = torch.arange(numbers.start, numbers.stop, device=device) * BLOCKS // groups
        shared = base(there, draws.bigram, group)
        for name, objective in objectives.items():
            # on-policy nearly all objectives are the same gradient, but for its scale
            n = share_of[name]
            truth = n * shared if name in alike else of_groups(objective, n, there, draws.bigram, group).whole
            add(sums[name], block, of_groups(objective, n, here, draws.bigram, group), truth)
        if progress:
            progress(numbers.stop / groups)
    return {name: estimate_of(each) for name, each in sums.items()}


def prepare(
    length: int, kind: str, size: float, centre: str, group: int, seed: int, estimator: str, device: str
) -> Draws:
    """The policies and what is drawn from them; ValueError for anything unknown or out of range."""
    check.one_of("kind", kind, KINDS)
    check.one_of("centre", centre, CENTRES)
    check.one_of("estimator", estimator, ESTIMATORS)
    check.number("size", size, 0)
    check.number("group", group, 2)
    policies = bigram.grow(length)
    if kind == "drift":
        policies = drift.drifted(policies, size)
    advantages = advantage_table(group, estimator).to(device)
    return Draws(policies.to(device), kind, size, centre, group, seed, advantages)
