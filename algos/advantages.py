"""Advantage estimators: rewards of the responses to each prompt -> A.

`rewards` is (B,) float, `groups` (B,) int: responses with the same number answer the same prompt.
A group of one response has nothing to compare it with: every group estimator gives it 0 (verl's GRPO and
RLOO give the raw reward). A group whose rewards are all equal gives 0, except under REINFORCE++.
"""

import torch
from torch import Tensor


def group_sum(values: Tensor, groups: Tensor) -> Tensor:
    """(B,) for each response the sum of `values` (B,) over its group."""
    ids, index = groups.unique(return_inverse=True)
    return values.new_zeros(len(ids)).index_add(0, index, values)[index]


def group_size(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) number of responses in each response's group, in the dtype of `rewards`."""
    return group_sum(torch.ones_like(rewards), groups)


def group_mean(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) mean reward of each response's group."""
    return group_sum(rewards, groups) / group_size(rewards, groups)


def dr_grpo(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) reward minus the group's mean. Dr. GRPO 2503.20783, section 3.2."""
    # A = R - mean R
    return rewards - group_mean(rewards, groups)


def grpo(rewards: Tensor, groups: Tensor, eps: float = 1e-4) -> Tensor:
    """(B,) centred and divided by the unbiased standard deviation plus eps. DeepSeekMath 2402.03300, section 4.1.

    eps is 1e-4 in TRL and 1e-6 in verl; all trainers divide by n - 1, the paper does not say.
    """
    centred, size = dr_grpo(rewards, groups), group_size(rewards, groups)
    # A = (R - mean R) / (std R + eps),  std^2 = sum (R - mean)^2 / (n - 1)
    std = (group_sum(centred**2, groups) / (size - 1).clamp(min=1)).sqrt()
    return centred / (std + eps)


def rloo(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) reward minus the mean of the other responses. RLOO 2402.14740, eq. 7."""
    size = group_size(rewards, groups)
    # A_i = R_i - mean_{j != i} R_j = (R_i - mean R) n / (n - 1)
    return dr_grpo(rewards, groups) * size / (size - 1).clamp(min=1)


def opo(rewards: Tensor, groups: Tensor, lengths: Tensor) -> Tensor:
    """(B,) reward minus the length-weighted mean of the group; `lengths` (B,). OPO 2505.23585, eq. 8."""
    weighted, total = group_sum(lengths * rewards, groups), group_sum(lengths.to(rewards.dtype), groups)
    # A = R - sum(L R) / sum(L)
    return rewards - weighted / total.clamp(min=1)


def gpg(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) centred, times B over the number of non-zero rewards, as verl computes GPG 2504.02546."""
    # A = alpha (R - mean R),  alpha = B / #{R != 0}
    return dr_grpo(rewards, groups) * len(rewards) / (rewards != 0).sum().clamp(min=1)


def maxrl(rewards: Tensor, groups: Tensor, eps: float = 1e-6) -> Tensor:
    """(B,) centred and divided by the group's mean plus eps: large for prompts rarely solved. MaxRL 2602.02710.

    Meant for rewards in [0, 1]; a mean near 0 with spread (rewards of both signs) makes A huge.
    """
    # A = (R - mean R) / (mean R + eps)
    return dr_grpo(rewards, groups) / (group_mean(rewards, groups) + eps)


def pass_at_k(rewards: Tensor, groups: Tensor) -> Tensor:
    """(B,) only the best response of a group gets credit: its lead over the second. 2503.19595, as in verl.

    With a tie for the best the lead is 0, so the whole group gets 0.
    """
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
    # A = R - R(greedy)
    return rewards - greedy_rewards


def whiten(values: Tensor, mask: Tensor) -> Tensor:
    """(B, T) values shifted and scaled to mean 0 and unbiased variance 1 over all unmasked tokens; 0 where masked."""
    count = mask.sum()
    mean = torch.where(mask, values, 0).sum() / count.clamp(min=1)
    centred = torch.where(mask, values - mean, 0)
    variance = (centred**2).sum() / (count - 1).clamp(min=1)
    return centred / (variance + 1e-8).sqrt()


def reinforce_plus_plus(rewards: Tensor, mask: Tensor, gamma: float = 1.0) -> Tensor:
    """(B, T) discounted returns of a reward on the last token, whitened over the whole batch. 2501.03262, eq. 7.

    There are no groups: prompts on which every response is right still get a positive advantage.
    """
    # G_t = gamma^(L - t) R  over generated tokens
    after = mask.flip(-1).cumsum(-1).flip(-1) - 1
    return whiten(rewards[:, None] * gamma ** after.clamp(min=0).to(rewards.dtype), mask)


def reinforce_plus_plus_baseline(rewards: Tensor, groups: Tensor, mask: Tensor) -> Tensor:
    """(B, T) reward minus the group's mean, then whitened over all tokens of the batch. 2501.03262, section 3.2."""
    return whiten(dr_grpo(rewards, groups)[:, None].expand(mask.shape), mask)
