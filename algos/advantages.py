"""Advantage estimators: rewards of the responses to each prompt -> A.

`rewards` is (B,) float, `groups` (B,) int64: responses with the same number answer the same prompt.
A group of one response has nothing to compare it with: every group estimator gives it 0 (verl's GRPO and
RLOO give the raw reward). A group whose rewards are all equal gives exactly 0, whatever eps, except under REINFORCE++.

Statistics are taken in float64 (`algos.groups`, `algos.whitening`), and A is given in the dtype of the rewards, half
precision included.
Raises TypeError for a wrong dtype and ValueError for a wrong shape, naming the argument.
"""

import torch
from torch import Tensor

from algos import check
from algos.groups import centred, check_rewards, group_max, group_mean, group_size, group_sum
from algos.whitening import whiten


def dr_grpo(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) reward minus the group's mean. Dr. GRPO 2503.20783, section 3.2."""
    # A = R - mean R
    return centred(rewards, groups).to(rewards.dtype)


def grpo(rewards: Tensor, groups: Tensor, eps: float = 1e-4) -> Tensor:
    """(B,) centred and divided by the unbiased standard deviation plus eps. DeepSeekMath 2402.03300, section 4.1.

    eps is 1e-4 in TRL and 1e-6 in verl; all trainers divide by n - 1, the paper does not say.
    """
    check.number("eps", eps, 0)
    apart, size = centred(rewards, groups), group_size(rewards, groups)
    # A = (R - mean R) / (std R + eps),  std^2 = sum (R - mean)^2 / (n - 1)
    std = (group_sum(apart**2, groups) / (size - 1).clamp(min=1)).sqrt()
    return torch.where(apart == 0, 0, apart / (std + eps)).to(rewards.dtype)


def rloo(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) reward minus the mean of the other responses. RLOO 2402.14740, eq. 7."""
    apart, size = centred(rewards, groups), group_size(rewards, groups)
    # A_i = R_i - mean_{j != i} R_j = (R_i - mean R) n / (n - 1)
    return (apart * size / (size - 1).clamp(min=1)).to(rewards.dtype)


def opo(rewards: Tensor, groups: Tensor, lengths: Tensor) -> Tensor:
    """(B,) reward minus the length-weighted mean of the group; `lengths` (B,). OPO 2505.23585, eq. 8.

    A group in which no response has a token has baseline 0.
    """
    check_rewards(rewards, groups)
    check.has_shape("lengths", lengths, (tuple(rewards.shape),), "rewards")
    # A = R - sum(L R) / sum(L),  the same for R - max R
    apart, L = rewards.double() - group_max(rewards, groups), lengths.double()
    total = group_sum(L, groups)
    baseline = group_sum(L * apart, groups) / total.clamp(min=1)
    return torch.where(total > 0, apart - baseline, rewards.double()).to(rewards.dtype)


def gpg(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) centred, times B over the number of non-zero rewards, as verl computes GPG 2504.02546."""
    # A = alpha (R - mean R),  alpha = B / #{R != 0}
    return (centred(rewards, groups) * len(rewards) / (rewards != 0).sum().clamp(min=1)).to(rewards.dtype)


def maxrl(rewards: Tensor, groups: Tensor, eps: float = 1e-6) -> Tensor:
    """(B,) centred and divided by the group's mean plus eps: large for prompts rarely solved. MaxRL 2602.02710.

    Meant for rewards in [0, 1]; a mean near 0 with spread (rewards of both signs) makes A huge.
    """
    check.number("eps", eps, 0)
    apart, mean = centred(rewards, groups), group_mean(rewards, groups)
    # A = (R - mean R) / (mean R + eps)
    return torch.where(apart == 0, 0, apart / (mean + eps)).to(rewards.dtype)


def pass_at_k(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) only the best response of a group gets credit: its lead over the second. 2503.19595, as in verl.

    With a tie for the best the lead is 0, so the whole group gets 0.
    """
    check_rewards(rewards, groups)
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
    check_rewards(rewards)
    check.has_shape("greedy_rewards", greedy_rewards, (tuple(rewards.shape),), "rewards")
    # A = R - R(greedy)
    return (rewards.double() - greedy_rewards.double()).to(rewards.dtype)


def reinforce_plus_plus(rewards: Tensor, mask: Tensor, gamma: float = 1.0) -> Tensor:
    """(B, T) discounted returns of a reward on the last token, whitened over the whole batch. 2501.03262, eq. 7.

    There are no groups: prompts on which every response is right still get a positive advantage.
    """
    check.number("gamma", gamma, 0, 1)
    _check_rows(rewards, mask)
    # G_t = gamma^(L - t) R  over generated tokens
    after = mask.flip(-1).cumsum(-1).flip(-1) - 1
    returns = rewards.double()[:, None] * gamma ** after.clamp(min=0).double()
    return whiten(returns, mask).to(rewards.dtype)


def reinforce_plus_plus_baseline(rewards: Tensor, groups: Tensor, mask: Tensor) -> Tensor:
    """(B, T) reward minus the group's mean, then whitened over all tokens of the batch. 2501.03262, section 3.2."""
    _check_rows(rewards, mask)
    return whiten(centred(rewards, groups)[:, None].expand(mask.shape), mask).to(rewards.dtype)


def _check_rows(rewards: Tensor, mask: Tensor) -> None:
    check_rewards(rewards)
    check.is_mask("mask", mask)
    check.has_shape("rewards", rewards, ((mask.shape[0],),), "mask")
