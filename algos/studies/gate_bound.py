"""SAPO read at the level of a response: the mean gate of its tokens against one gate of its sequence ratio s.

Source: SAPO 2511.20347, section 4. With g(z) = sech^2(tau/2 z) and z = log r, two steps lead from one to the other:
1. small steps, log r ~ r - 1:  mean_t sech^2(tau/2 (r_t - 1)) ~ mean_t g(z_t), for which no bound is given;
2. low spread:  mean_t g(z_t) ~ g(mean_t z_t) = g(log s), off by at most (tau^2/4) Var(z), as |g''| <= tau^2/2.
Both are about the mean gate, not about the gradient, in which each gate multiplies r_t grad log pi of its own token.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from algos.ratios import masked_mean


class Reading(NamedTuple):
    """What step 2 relates, one number per response: mean_t g(z_t), g(log s), log s, Var(z) and the bound."""

    mean_gate: Tensor
    sequence_gate: Tensor
    log_s: Tensor
    variance: Tensor
    bound: Tensor


def gate(x: Tensor, tau: Tensor | float) -> Tensor:
    """sech^2(tau/2 x), any shape: SAPO's slope at x = r - 1, its sequence-level reading at x = log r."""
    # sech^2(y/2) = 4 p (1 - p),  p = sigmoid(y)
    return 4 * torch.sigmoid(tau * x) * torch.sigmoid(-tau * x)


def reading(z: Tensor, mask: Tensor, tau: Tensor | float) -> Reading:
    """Both sides of step 2 and its bound; z (B, T) is 0 where masked, mask (B, T) or (1, T). 2511.20347, sec. 4."""
    log_s = masked_mean(z, mask)
    variance = masked_mean(torch.where(mask, (z - log_s[..., None]) ** 2, 0), mask)
    mean_gate = masked_mean(torch.where(mask, gate(z, tau), 0), mask)
    return Reading(mean_gate, gate(log_s, tau), log_s, variance, tau**2 / 4 * variance)
