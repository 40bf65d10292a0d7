"""A policy over long responses: a table of bigrams, whose every response has T tokens and a reward 0 or 1.

The context of a token is the token before it (START for the first), so the table has one row for each symbol, and a
token is told by its cell = row * V + column. The reward is 1 where the sum of the symbols' scores is large.
Two policies: `sampler`, which the responses come from, and `policy`, which is trained; only "drift" parts them.
"""

import math
from typing import NamedTuple

import torch
from torch import Generator, Tensor

from algos import check
from algos.variance.tree import SOLVED, SPREAD

SYMBOLS = 16
START = 0
LONGEST = 4096
CELLS = SYMBOLS * SYMBOLS
TABLE_SEED = 0  # the policy is one and the same, whatever draws are made from it


class Bigram(NamedTuple):
    """sampler, policy (V, V) probabilities; score (V,) of each symbol; the reward is 1 above `threshold`."""

    sampler: Tensor
    policy: Tensor
    score: Tensor
    threshold: float
    length: int

    def to(self, device: str) -> "Bigram":
        """The same on another device."""
        return self._replace(**{name: getattr(self, name).to(device) for name in ("sampler", "policy", "score")})


def grow(length: int) -> Bigram:
    """The policy for responses of `length` tokens, sampled from itself; ValueError unless 1 <= length <= LONGEST."""
    check.number("length", length, 1, LONGEST)
    generator = Generator().manual_seed(TABLE_SEED)
    logits = torch.randn(SYMBOLS, SYMBOLS, generator=generator, dtype=torch.float64).mul(SPREAD)
    score = torch.randn(SYMBOLS, generator=generator, dtype=torch.float64)
    table = logits.softmax(-1)
    return Bigram(table, table, score, threshold(table, score, length), length)


def threshold(table: Tensor, score: Tensor, length: int) -> float:
    """What the sum of the scores exceeds in a share SOLVED of the responses, the sum being nearly normal.

    Its mean and variance are exact; the normal quantile is off by a few hundredths in SOLVED for a few tokens.
    """
    # P, E[S; symbol], E[S^2; symbol] of the responses whose last symbol is this one
    parts = torch.zeros(3, SYMBOLS, dtype=torch.float64)
    parts[0, START] = 1
    centred = score - score.mean()
    for _ in range(length):
        p, first, second = parts @ table
        # (S + s)^2 = S^2 + 2 s S + s^2
        parts = torch.stack([p, first + p * centred, second + 2 * centred * first + centred**2 * p])
    _, mean, square = parts.sum(-1).tolist()
    quantile = torch.special.ndtri(torch.tensor(1 - SOLVED, dtype=torch.float64))
    return mean + length * float(score.mean()) + float(quantile) * math.sqrt(max(square - mean**2, 0.0))


def visits(table: Tensor, length: int) -> Tensor:
    """(V,) the expected number of tokens in each context."""
    p = torch.zeros(SYMBOLS, dtype=torch.float64)
    p[START] = 1
    total = torch.zeros_like(p)
    for _ in range(length):
        total += p
        p = p @ table
    return total


def sample(table: Tensor, u: Tensor) -> Tensor:
    """(B, T) the cells of the tokens that uniform numbers `u` (B, T) in [0, 1) choose, by the inverse distribution."""
    row = torch.arange(SYMBOLS, dtype=torch.float64, device=table.device)
    # row v's distribution fills [v, v + 1], so that one search finds the cell
    edges = torch.cat([table.cumsum(-1)[:, :-1] + row[:, None], row[:, None] + 1], -1).flatten()
    # row + u must stay below row + 1 when rounded
    steps = u.t().contiguous().mul_(1 - 2**-40)
    cells = torch.empty(steps.shape, dtype=torch.int64, device=u.device)
    symbol = torch.full((len(u),), START, device=u.device)
    for now, cell in zip(steps.unbind(), cells.unbind(), strict=True):
        torch.searchsorted(edges, now.add_(symbol), right=True, out=cell)
        torch.remainder(cell, SYMBOLS, out=symbol)
    return cells.t().contiguous()


def count(cells: Tensor) -> Tensor:
    """(B, V V) how often each cell occurs in each response, float64."""
    row = torch.arange(len(cells), device=cells.device)[:, None] * CELLS
    return torch.bincount((cells + row).flatten(), minlength=len(cells) * CELLS).view(-1, CELLS).double()


def reward(bigram: Bigram, counts: Tensor) -> Tensor:
    """(B,) bool: the response earns the reward."""
    return counts @ bigram.score.repeat(SYMBOLS) > bigram.threshold


def gradient(table: Tensor, pull: Tensor) -> Tensor:
    """(K, V V) sum over tokens of c (e_v - pi) in the logits; `pull` (K, V V) is the sum of c in each cell."""
    rows = pull.view(-1, SYMBOLS, SYMBOLS)
    return (rows - table * rows.sum(-1, keepdim=True)).flatten(1)
