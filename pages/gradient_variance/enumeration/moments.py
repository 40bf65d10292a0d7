"""The moments of the gradient over a group of responses, as algos/variance/exact.py has them, in closed form.

Rewards are 0 or 1, so all advantages of a group follow from the number k of its rewards, and they add up to 0. With
h the gradient of one response whose A is 1 or -1, and a_k = k A_k(1) = -(G - k) A_k(0),
    E[g | k] = a_k (E[h | 1] + E[h | 0]).
Every response has the same length, so the weight n of a token is one number: it drops out of all figures, as the
length of (1, -1) does, along which each context's gradient lies.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from pages.gradient_variance.enumeration.outcomes import Rows

LARGEST = 64  # responses in a group
EPS = 1e-4  # of `algos.advantages.grpo`


class Group(NamedTuple):
    """(LARGEST + 1,) over the number k of rewards in a group of G; 0 where k is more than G.

    chance  of k
    lost, won  how many responses have no reward, and how many have it
    A_lost, A_won  |A| of each; 0 where all agree
    """

    chance: Tensor
    lost: Tensor
    won: Tensor
    A_lost: Tensor
    A_won: Tensor

    def mean(self, value: Tensor) -> Tensor:
        """E over k."""
        return (self.chance * value).sum()

    def covariance(self, one: Tensor, other: Tensor) -> Tensor:
        """Cov over k."""
        return self.mean((one - self.mean(one)) * (other - self.mean(other)))

    @property
    def push(self) -> Tensor:
        """a_k: how far all of either reward together push."""
        return self.won * self.A_won


def group_of(size: Tensor, solved: Tensor) -> Group:
    """A group of `size` responses, each of which earns the reward with chance `solved`."""
    k = torch.arange(LARGEST + 1, dtype=torch.float64)
    lost, inside = (size - k).clamp(min=0), (k > 0) & (k < size)
    # log binomial(G, k) = sum over i <= k of log( (G - i + 1) / i )
    ways = torch.where(inside, (lost + 1) / k.clamp(min=1), 1).log().cumsum(0)
    ways = torch.where(inside, ways, 0)
    # k ~ Binomial(G, p)
    chance = torch.where(k <= size, (ways + k * solved.log() + lost * torch.log1p(-solved)).exp(), 0)
    # A = (R - k/G) / (std + eps),  std^2 = k (G - k) / (G (G - 1))
    std = (k * lost / (size * (size - 1))).sqrt()
    A_lost, A_won = (torch.where(inside, away / size / (std + EPS), 0) for away in (k, lost))
    return Group(chance, lost, torch.where(k <= size, k, 0), A_lost, A_won)


class Response(NamedTuple):
    """Of one response, for K objectives: E[h | 0] + E[h | 1] (K, C), and tr Cov(h) (K,) given either reward."""

    mean: Tensor
    lost: Tensor
    won: Tensor


class Moments(NamedTuple):
    """Of the gradient over one group, for K objectives: E g (K, C) and tr Cov(g) (K,)."""

    mean: Tensor
    variance: Tensor


def split(rows: Rows, pull: Tensor) -> tuple[Tensor, Tensor]:
    """(K, C) E[h; reward], for reward 0 and 1, from what each token adds to it (K, N, T)."""
    objectives = len(pull)
    place = rows.place + rows.places * torch.arange(objectives)[:, None, None]
    both = pull.new_zeros(objectives * rows.places).index_put((place,), pull, accumulate=True)
    lost, won = both.view(objectives, 2, -1).unbind(1)
    return lost, won


def by_reward(rows: Rows, square: Tensor) -> tuple[Tensor, Tensor]:
    """(K,) E[|h|^2; reward], for reward 0 and 1, from what each token adds to it (K, N, T)."""
    of_rows = square.sum(-1)
    return (of_rows * (1 - rows.won)).sum(-1), (of_rows * rows.won).sum(-1)


def response(rows: Rows, c: Tensor, pull: Tensor, square: Tensor) -> Response:
    """From the coefficients c (K, N, T) and what they and their squares add."""
    means = split(rows, pull * c)
    # Var h = E|h|^2 - |E h|^2
    squares = by_reward(rows, square * c**2)
    lost, won = ((both - (mean**2).sum(-1)).clamp(min=0) for both, mean in zip(squares, means, strict=True))
    return Response(means[0] + means[1], lost, won)


def moments(group: Group, one: Response) -> Moments:
    """Those over a group, from those of a response."""
    a = group.push
    # Var(g | k) = sum over responses of A^2 Var h;  Var E(g | k) = Var(a_k) |E[h | 0] + E[h | 1]|^2
    within = group.mean(group.lost * group.A_lost**2) * one.lost + group.mean(group.won * group.A_won**2) * one.won
    return Moments(group.mean(a) * one.mean, within + group.covariance(a, a) * (one.mean**2).sum(-1))


def shifted_moments(group: Group, rows: Rows, shift: Tensor) -> Moments:
    """Those of an objective whose coefficient is A + shift (K, N, T): h = |A| u + b, u for A of 1 or -1, b the rest."""
    sign = rows.batch.advantages[:, None].expand(shift.shape)
    u, b = split(rows, rows.pull * sign), split(rows, rows.pull * shift)
    parts = (rows.square * sign**2, rows.square * sign * shift, rows.square * shift**2)
    squares = [by_reward(rows, part) for part in parts]
    within = torch.zeros_like(shift[:, 0, 0])
    for reward, (number, A) in enumerate(((group.lost, group.A_lost), (group.won, group.A_won))):
        # Var h = A^2 Var u + 2 A Cov(u, b) + Var b
        U, B = u[reward], b[reward]
        uu, ub, bb = (squares[i][reward] - (x * y).sum(-1) for i, (x, y) in enumerate(((U, U), (U, B), (B, B))))
        within = within + group.mean(number * A**2) * uu + 2 * group.mean(number * A) * ub + group.mean(number) * bb
    # E[g | k] = a_k (E[u | 0] + E[u | 1]) + (G - k) E[b | 0] + k E[b | 1]
    a, pushed, apart = group.push, u[0] + u[1], b[1] - b[0]
    mean = group.mean(a) * pushed + group.mean(group.lost) * b[0] + group.mean(group.won) * b[1]
    between = (
        group.covariance(a, a) * (pushed**2).sum(-1)
        + 2 * group.covariance(a, group.won) * (pushed * apart).sum(-1)
        + group.covariance(group.won, group.won) * (apart**2).sum(-1)
    )
    return Moments(mean, within + between)
