"""The noise of up to four tokens in every combination, and what the responses of a policy make of it."""

from typing import NamedTuple

import torch
from torch import Tensor

from pages.gradient_variance.enumeration.policies import NOISY_DEPTH
from pages.gradient_variance.enumeration.trees import Responses

LEVELS = 3  # values of a token's noise
COMBINATIONS = LEVELS**NOISY_DEPTH
# (J, T) the level of each token in each combination, the first token the highest digit
LEVEL = torch.arange(COMBINATIONS)[:, None] // LEVELS ** torch.arange(NOISY_DEPTH - 1, -1, -1) % LEVELS


class Noise(NamedTuple):
    """z (J, T) of every combination of the tokens' noise, with its chance (J,); z is 0 beyond the length."""

    z: Tensor
    chance: Tensor


def three(x: dict[str, Tensor], power: float = 1.0) -> tuple[Tensor, Tensor]:
    """d of the values -d, 0, d of a token's log-ratio, and log E exp(power z) of them.

    Their chances are p/2, 1 - p, p/2, and p d^2 = size^2.
    """
    share = x["share"]
    reach = x["mismatch_size"] / share.sqrt()
    mean = share / 2 * (-power * reach).exp() + (1 - share) + share / 2 * (power * reach).exp()
    return reach, mean.log()


def second_moments(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """E r^2 of one token's ratio, and what it is under normal noise of the same size."""
    by_ratio = x["on.ratio"] > 0
    # E exp(2 (z - log E exp z)) where the ratio has mean 1
    log_square = three(x, 2.0)[1] - torch.where(by_ratio, 2 * three(x)[1], 0)
    # normal z: E exp 2z = exp(2 s^2), and exp(s^2) where E exp z = 1
    normal = torch.where(by_ratio, 1, 2) * x["mismatch_size"] ** 2
    return {"moment": log_square.exp(), "moment_normal": normal.exp()}


def combinations(x: dict[str, Tensor], length: Tensor) -> Noise:
    """Of the three values for each token, centred in log, or such that the ratio has mean 1."""
    share, (reach, shift) = x["share"], three(x)
    inside = torch.arange(NOISY_DEPTH) < length
    level = LEVEL.double()
    z = torch.where(inside, (level - 1) * reach - torch.where(x["on.ratio"] > 0, shift, 0), 0)
    each = torch.where(level == 1, 1 - share, share / 2)
    # beyond the length a combination counts once
    each = torch.where(inside, each, (level == 0).double())
    return Noise(z, each[:, 0] * each[:, 1] * each[:, 2] * each[:, 3])


class Shares(NamedTuple):
    """(2 NOISY_DEPTH,) by reward, then token: what a coefficient of that token adds to E[h; reward], as a length along
    one direction, and its square to E[|h|^2; reward].

    Before the update E grad log pi is 0, so what the two rewards have is opposite: one direction at each token.
    """

    pull: Tensor
    square: Tensor


def shares(tree: Responses) -> Shares:
    """Those of all responses of a policy that is its own sampler."""
    contexts = 2**NOISY_DEPTH - 1
    won = tree.won[:, None].long()
    pull, square = tree.pulls()
    zeros = pull.new_zeros(2 * contexts)
    mean = zeros.index_put((won * contexts + tree.context,), pull, accumulate=True).view(2, -1)
    lengths = torch.stack([(mean[:, 2**t - 1 : 2 ** (t + 1) - 1] ** 2).sum(-1).sqrt() for t in range(NOISY_DEPTH)], -1)
    place = won * NOISY_DEPTH + torch.arange(NOISY_DEPTH)
    squares = pull.new_zeros(2 * NOISY_DEPTH).index_put((place,), square, accumulate=True)
    return Shares(torch.cat([-lengths[0], lengths[1]]), squares)
