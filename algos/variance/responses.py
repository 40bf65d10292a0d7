"""Groups of responses drawn from a bigram policy, and every objective's gradient over each of them.

Each group has generators of its own, so its draws depend on the seed and on its number alone: not on how many groups
are worked on at once, nor on the device. Tokens and mismatch have separate generators, so that every size of
mismatch meets the same responses.
"""

from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Generator, Tensor

from algos.variance.bigram import SYMBOLS, Bigram, count, reward, sample
from algos.variance.mismatch import draw

TOKENS, MISMATCH = range(2)  # streams of random numbers
WAVE = 1 << 20  # tokens drawn at once: each step of the sampler costs the same for few responses as for many
CHUNK = 1 << 16  # tokens worked on at once: they fit a processor's cache
CHUNK_CUDA = 1 << 22


class Groups(NamedTuple):
    """K whole groups of G responses; B = K G.

    cell           (B, T)    row * V + column in the table of each token
    logp, logp_old (B, T)    under the policy, and as the sampler recorded them
    counts         (B, V V)  of the cells in each response
    advantage      (B,)      A; 1 or -1 by the reward in a group whose rewards agree
    alive          (K,)      bool: the group's rewards differ
    """

    cell: Tensor
    logp: Tensor
    logp_old: Tensor
    counts: Tensor
    advantage: Tensor
    alive: Tensor


class Draws(NamedTuple):
    """What is drawn: from which bigram, under which mismatch; `advantages` (G + 1, 2) as `exact.advantage_table`."""

    bigram: Bigram
    kind: str
    size: float
    centre: str
    group: int
    seed: int
    advantages: Tensor


def generators(seed: int, stream: int, numbers: range) -> Iterator[Generator]:
    """One for each group, set anew: a generator takes 32 bits of its seed, of which the groups use consecutive ones."""
    start = int(torch.randint(2**32, (), generator=Generator().manual_seed(2 * seed + stream)))
    generator = Generator()
    for number in numbers:
        yield generator.manual_seed((start + number) % 2**32)


def uniform(draws: Draws, stream: int, numbers: range) -> Tensor:
    """(B, T) uniform numbers of the groups with these numbers."""
    u = torch.empty(len(numbers), draws.group, draws.bigram.length, dtype=torch.float64)
    for group, generator in zip(u.unbind(), generators(draws.seed, stream, numbers), strict=True):
        group.uniform_(generator=generator)
    return u.flatten(0, 1).to(draws.bigram.policy.device)


def mismatch(draws: Draws, numbers: range) -> Tensor:
    """(B, T) log-ratios under noise or flips."""
    shape = draws.group, draws.bigram.length
    each = generators(draws.seed, MISMATCH, numbers)
    z = torch.cat([draw(draws.kind, draws.size, draws.centre, shape, generator) for generator in each])
    return z.to(draws.bigram.policy.device)


def pieces(draws: Draws, count: int) -> Iterator[tuple[range, Groups, Groups]]:
    """Numbers, off-policy groups and on-policy groups, in pieces of constant size.

    The on-policy groups are the same responses with logp_old = logp. Under "drift" they are others, which the trained
    policy makes of the same uniform numbers: alike as they mostly are, the difference of gradients has less noise.
    """
    tokens = draws.group * draws.bigram.length
    chunk = CHUNK_CUDA if draws.bigram.policy.is_cuda else CHUNK
    wave = max(1, WAVE // tokens)
    step = max(1, chunk // max(tokens, draws.group * SYMBOLS**2))  # a response's counts weigh as much as V V tokens
    for first in range(0, count, wave):
        numbers = range(first, min(first + wave, count))
        cells = sample(draws.bigram.sampler, uniform(draws, TOKENS, numbers))
        drift = draws.kind == "drift"
        other = sample(draws.bigram.policy, uniform(draws, TOKENS, numbers)) if drift else mismatch(draws, numbers)
        for start in range(0, len(numbers), step):
            rows = slice(start * draws.group, (start + step) * draws.group)
            here = groups(draws, cells[rows], None if drift else other[rows])
            truth = groups(draws, other[rows], torch.zeros(())) if drift else here._replace(logp_old=here.logp)
            yield numbers[start : start + step], here, truth


def groups(draws: Draws, cell: Tensor, z: Tensor | None) -> Groups:
    """The groups that these cells (B, T) make; logp_old = logp - z, or under the sampler where z is None."""
    counts = count(cell)
    logp = draws.bigram.policy.log().flatten()[cell]
    logp_old = draws.bigram.sampler.log().flatten()[cell] if z is None else logp - z
    earned = reward(draws.bigram, counts).view(-1, draws.group).long()
    k = earned.sum(-1, keepdim=True)
    A = draws.advantages[k, earned]
    alive = (k > 0) & (k < draws.group)
    A = torch.where(alive, A, 2.0 * earned - 1)
    return Groups(cell, logp, logp_old, counts, A.flatten(), alive.flatten())
