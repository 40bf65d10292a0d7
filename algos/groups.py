"""Statistics of a group: of the responses to one prompt, in float64.

`rewards` is (B,) float, `groups` (B,) int64: responses with the same number answer the same prompt.
A group's largest reward is taken off before the mean, so equal rewards leave nothing to round: their centred values are
exactly 0 and their mean is their value. Raises TypeError for a wrong dtype and ValueError for a wrong shape.
"""

import torch
from torch import Tensor

from algos import check


def check_rewards(rewards: Tensor, groups: Tensor | None = None, name: str = "rewards") -> None:
    """Raise unless `rewards` is (B,) of a floating dtype, and `groups`, if given, (B,) int64."""
    check.is_float_tensor(name, rewards)
    check.has_dims(name, rewards, 1, "(B,): one number per response")
    if groups is not None:
        check.has_shape("groups", groups, (tuple(rewards.shape),), name)
        check.has_dtype("groups", groups, torch.int64)


def group_sum(values: Tensor, groups: Tensor) -> Tensor:
    """(B,) for each response the sum of `values` (B,) over its group."""
    check_rewards(values, groups, "values")
    ids, index = groups.unique(return_inverse=True)
    return values.new_zeros(len(ids), dtype=torch.float64).index_add(0, index, values.double())[index]


def group_size(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) number of responses in each response's group."""
    check_rewards(rewards, groups)
    return group_sum(torch.ones_like(rewards), groups)


def group_max(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) largest reward of each response's group."""
    check_rewards(rewards, groups)
    ids, index = groups.unique(return_inverse=True)
    lowest = rewards.new_full((len(ids),), -torch.inf, dtype=torch.float64)
    return lowest.scatter_reduce(0, index, rewards.double(), "amax")[index]


def group_mean(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) mean reward of each response's group."""
    return _split(rewards, groups)[1]


def centred(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) reward minus the group's mean."""
    return _split(rewards, groups)[0]


def _split(rewards: Tensor, groups: Tensor) -> tuple[Tensor, Tensor]:
    largest = group_max(rewards, groups)
    apart = rewards.double() - largest
    # mean R = max R + mean (R - max R)
    mean = group_sum(apart, groups) / group_size(apart, groups)
    return apart - mean, largest + mean
