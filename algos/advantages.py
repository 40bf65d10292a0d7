"""Advantage estimators: rewards of the responses to each prompt -> A.

`rewards` is (B,) float, `groups` (B,) int64: responses with the same number answer the same prompt.
A group of one response has nothing to compare it with: every group estimator gives it 0 (verl's GRPO and
RLOO give the raw reward). A group whose rewards are all equal gives exactly 0, whatever eps, except under REINFORCE++:
one reward of the group is taken off before the mean, so that nothing is left to round.

Statistics are taken in float64, and A is given in the dtype of the rewards, half precision included.
Raises TypeError for a wrong dtype and ValueError for a wrong shape, naming the argument.
"""

import torch
from torch import Tensor

from algos import check


def group_sum(values: Tensor, groups: Tensor) -> Tensor:
    """(B,) for each response the sum of `values` (B,) over its group, in float64."""
    _check(values, groups, "values")
    ids, index = groups.unique(return_inverse=True)
    return values.new_zeros(len(ids), dtype=torch.float64).index_add(0, index, values.double())[index]


def group_size(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) number of responses in each response's group, in float64."""
    return group_sum(torch.ones_like(rewards), groups)


def group_mean(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) mean reward of each response's group, in the dtype of `rewards`; that of equal rewards is their value."""
    return _mean(rewards, groups).to(rewards.dtype)


def dr_grpo(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) reward minus the group's mean. Dr. GRPO 2503.20783, section 3.2."""
    # A = R - mean R
    return _centred(rewards, groups).to(rewards.dtype)


def grpo(rewards: Tensor, groups: Tensor, eps: float = 1e-4) -> Tensor:
    """(B,) centred and divided by the unbiased standard deviation plus eps. DeepSeekMath 2402.03300, section 4.1.

    eps is 1e-4 in TRL and 1e-6 in verl; all trainers divide by n - 1, the paper does not say.
    """
    check.number("eps", eps, 0)
    centred, size = _centred(rewards, groups), group_size(rewards, groups)
    # A = (R - mean R) / (std R + eps),  std^2 = sum (R - mean)^2 / (n - 1)
    std = (group_sum(centred**2, groups) / (size - 1).clamp(min=1)).sqrt()
    return torch.where(centred == 0, 0, centred / (std + eps)).to(rewards.dtype)


def rloo(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) reward minus the mean of the other responses. RLOO 2402.14740, eq. 7."""
    size = group_size(rewards, groups)
    # A_i = R_i - mean_{j != i} R_j = (R_i - mean R) n / (n - 1)
    return (_centred(rewards, groups) * size / (size - 1).clamp(min=1)).to(rewards.dtype)


def opo(rewards: Tensor, groups: Tensor, lengths: Tensor) -> Tensor:
    """(B,) reward minus the length-weighted mean of the group; `lengths` (B,). OPO 2505.23585, eq. 8.

    A group in which no response has a token has baseline 0.
    """
    _check(rewards, groups)
    check.has_shape("lengths", lengths, (tuple(rewards.shape),), "rewards")
    # A = R - sum(L R) / sum(L)
    apart, L = rewards.double() - _largest(rewards, groups), lengths.double()
    total = group_sum(L, groups)
    baseline = group_sum(L * apart, groups) / total.clamp(min=1)
    return torch.where(total > 0, apart - baseline, rewards.double()).to(rewards.dtype)


def gpg(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) centred, times B over the number of non-zero rewards, as verl computes GPG 2504.02546."""
    # A = alpha (R - mean R),  alpha = B / #{R != 0}
    return (_centred(rewards, groups) * len(rewards) / (rewards != 0).sum().clamp(min=1)).to(rewards.dtype)


def maxrl(rewards: Tensor, groups: Tensor, eps: float = 1e-6) -> Tensor:
    """(B,) centred and divided by the group's mean plus eps: large for prompts rarely solved. MaxRL 2602.02710.

    Meant for rewards in [0, 1]; a mean near 0 with spread (rewards of both signs) makes A huge.
    """
    check.number("eps", eps, 0)
    centred = _centred(rewards, groups)
    # A = (R - mean R) / (mean R + eps)
    return torch.where(centred == 0, 0, centred / (_mean(rewards, groups) + eps)).to(rewards.dtype)


def pass_at_k(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) only the best response of a group gets credit: its lead over the second. 2503.19595, as in verl.

    With a tie for the best the lead is 0, so the whole group gets 0.
    """
    _check(rewards, groups)
    advantages = torch.zeros_like(rewards)
    for group in groups.unique():
        members = (groups == group).nonzero().flatten()
        if len(members) > 1:
            best, second = rewards[members].topk(2).values
            # A_best = R_(1) - R_(2)
            advantages[members[rewards[members].argmax()]] = best - second
    return advantages


def remax(rewards: Tensor, greedy_rewards: Tensor) -> Tensor:
    """(B,) reward minus that of the greedy response to the same prompt, (B,) too. ReMax 2310.10505, eq. 6."""
    _check_rewards(rewards)
    check.has_shape("greedy_rewards", greedy_rewards, (tuple(rewards.shape),), "rewards")
    # A = R - R(greedy)
    return (rewards.double() - greedy_rewards.double()).to(rewards.dtype)


def centre(values: Tensor, mask: Tensor) -> Tensor:
    """(B, T) values less their mean over all unmasked tokens, in float64; 0 where masked, and where all are equal."""
    check.is_float_tensor("values", values)
    check.is_mask("mask", mask)
    check.has_shape("values", values, (tuple(mask.shape),), "mask")
    if values.numel() == 0:
        return values.double()
    # x - mean x, with one of the values taken off first
    apart = values.double() - torch.where(mask, values.double(), -torch.inf).amax()
    mean = torch.where(mask, apart, 0).sum() / mask.sum().clamp(min=1)
    return torch.where(mask, apart - mean, 0)


def whiten(values: Tensor, mask: Tensor) -> Tensor:
    """(B, T) values shifted and scaled to mean 0 and unbiased variance 1 over all unmasked tokens; 0 where masked."""
    return _whitened(values, mask).to(values.dtype)


def reinforce_plus_plus(rewards: Tensor, mask: Tensor, gamma: float = 1.0) -> Tensor:
    """(B, T) discounted returns of a reward on the last token, whitened over the whole batch. 2501.03262, eq. 7.

    There are no groups: prompts on which every response is right still get a positive advantage.
    """
    check.number("gamma", gamma, 0, 1)
    _check_rows(rewards, mask)
    # G_t = gamma^(L - t) R  over generated tokens
    after = mask.flip(-1).cumsum(-1).flip(-1) - 1
    returns = rewards.double()[:, None] * gamma ** after.clamp(min=0).double()
    return _whitened(returns, mask).to(rewards.dtype)


def reinforce_plus_plus_baseline(rewards: Tensor, groups: Tensor, mask: Tensor) -> Tensor:
    """(B, T) reward minus the group's mean, then whitened over all tokens of the batch. 2501.03262, section 3.2."""
    _check_rows(rewards, mask)
    return _whitened(_centred(rewards, groups)[:, None].expand(mask.shape), mask).to(rewards.dtype)


def _whitened(values: Tensor, mask: Tensor) -> Tensor:
    centred = centre(values, mask)
    variance = (centred**2).sum() / (mask.sum() - 1).clamp(min=1)
    return centred / (variance + 1e-8).sqrt()


def _largest(rewards: Tensor, groups: Tensor) -> Tensor:
    # (B,) the largest reward of each response's group: what all rewards are where they are equal
    _check(rewards, groups)
    ids, index = groups.unique(return_inverse=True)
    lowest = rewards.new_full((len(ids),), -torch.inf, dtype=torch.float64)
    return lowest.scatter_reduce(0, index, rewards.double(), "amax")[index]


def _mean_apart(rewards: Tensor, groups: Tensor) -> tuple[Tensor, Tensor]:
    # (B,) R - max R and its mean over the group: both exactly 0 where all are equal
    apart = rewards.double() - _largest(rewards, groups)
    return apart, group_sum(apart, groups) / group_size(apart, groups)


def _centred(rewards: Tensor, groups: Tensor) -> Tensor:
    # (B,) R - mean R in float64
    apart, mean = _mean_apart(rewards, groups)
    return apart - mean


def _mean(rewards: Tensor, groups: Tensor) -> Tensor:
    # (B,) mean R in float64
    return _largest(rewards, groups) + _mean_apart(rewards, groups)[1]


def _check_rewards(rewards: Tensor, name: str = "rewards") -> None:
    check.is_float_tensor(name, rewards)
    check.has_dims(name, rewards, 1, "(B,): one number per response")


def _check(rewards: Tensor, groups: Tensor, name: str = "rewards") -> None:
    _check_rewards(rewards, name)
    check.has_shape("groups", groups, (tuple(rewards.shape),), name)
    check.has_dtype("groups", groups, torch.int64)


def _check_rows(rewards: Tensor, mask: Tensor) -> None:
    _check_rewards(rewards)
    check.is_mask("mask", mask)
    check.has_shape("rewards", rewards, ((mask.shape[0],),), "mask")
