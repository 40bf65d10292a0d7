"""A policy that is known in full: every response of T tokens over V symbols, with its probability and its reward.

The policy is a table: one row of V logits for each context (all tokens so far). Under "noise" and "flips" each token
also draws one of M values of its log-ratio, so that a response is one of (V M)^T outcomes.
"""

from typing import NamedTuple

import torch
from torch import Generator, Tensor

from algos import check
from algos.variance.mismatch import CENTRES, KINDS, atoms

LIMIT = 65_536  # outcomes
SPREAD = 0.7  # standard deviation of the logits
SOLVED = 0.3  # share of responses that earn the reward, as near as whole responses allow


class Tree(NamedTuple):
    """All N outcomes of the sampler, seen from the policy being trained.

    logp, logp_old  (N, T)  log-probs of the outcome's tokens under the policy, and as the sampler recorded them
    probability     (N,)    of the outcome when sampling
    reward          (N,)    bool
    context, token  (N, T)  int64: row and column in the table of each token
    table           (C, V)  the policy's probabilities
    """

    logp: Tensor
    logp_old: Tensor
    probability: Tensor
    reward: Tensor
    context: Tensor
    token: Tensor
    table: Tensor

    def to(self, device: str) -> "Tree":
        """The same on another device."""
        return Tree(*(part.to(device) for part in self))


def longest(symbols: int, kind: str) -> int:
    """The largest T whose outcomes can be enumerated, 0 if there is none; ValueError for one symbol or another kind."""
    check.one_of("kind", kind, KINDS)
    check.number("symbols", symbols, 2)
    T, width = 0, symbols if kind == "drift" else 3 * symbols
    while width ** (T + 1) <= LIMIT:
        T += 1
    return T


def grow(symbols: int, length: int, kind: str, size: float, centre: str = "log", seed: int = 0) -> Tree:
    """The tree of responses of `length` tokens over `symbols` symbols, off-policy by `size` in the way of `kind`.

    Drift has no use for `centre`. Raises ValueError for more than LIMIT outcomes and for an unknown kind or centre.
    """
    check.one_of("centre", centre, CENTRES)
    check.number("length", length, 1)
    if length > longest(symbols, kind):
        raise ValueError(
            f"length is {length}; wanted at most {longest(symbols, kind)} for {symbols} symbols under {kind}:"
            f" all outcomes are enumerated, and there may be {LIMIT}."
        )
    logits = drawn(symbols, length, seed)
    context, token = outcomes(symbols, length)
    old = logits.log_softmax(-1)
    logp = old[context, token]
    reward = solved(token, logp.sum(-1).exp())
    if kind == "drift":
        new = drifted(logits, context, token, reward, size)
        return Tree(new[context, token], logp, logp.sum(-1).exp(), reward, context, token, new.exp())
    return noisy(Tree(logp, logp, logp.sum(-1).exp(), reward, context, token, old.exp()), kind, size, centre)


def on_policy(tree: Tree) -> Tree:
    """The same policy, sampled from itself: what every gradient is compared with."""
    alone = tree.context[:, -1] * tree.table.shape[1] + tree.token[:, -1]  # outcomes that differ in noise only
    number = torch.arange(len(alone), device=alone.device)
    first = number.new_full((int(alone.max()) + 1,), len(alone)).scatter_reduce(0, alone, number, "amin")
    keep = first[first < len(alone)]
    logp = tree.logp[keep]
    return Tree(logp, logp, logp.sum(-1).exp(), tree.reward[keep], tree.context[keep], tree.token[keep], tree.table)


def drawn(symbols: int, length: int, seed: int) -> Tensor:
    """(C, V) the logits of the policy that is sampled from, one row for each context."""
    generator = Generator().manual_seed(seed)
    return torch.randn(contexts(symbols, length), symbols, dtype=torch.float64, generator=generator).mul(SPREAD)


def contexts(symbols: int, length: int) -> int:
    """The number of rows of the table: 1 + V + V^2 + ... + V^(T - 1)."""
    return sum(symbols**t for t in range(length))


def outcomes(symbols: int, length: int) -> tuple[Tensor, Tensor]:
    """(V^T, T) context and token of every response."""
    number = torch.arange(symbols**length)[:, None]
    power = symbols ** torch.arange(length - 1, -1, -1)
    prefix = number // (power * symbols)  # the number that the tokens before t make
    start = torch.tensor([contexts(symbols, t) for t in range(length)])
    return prefix + start, number // power % symbols


def solved(token: Tensor, probability: Tensor) -> Tensor:
    """(N,) bool: the sum of the symbols is large; the threshold takes the share nearest to SOLVED."""
    score = token.sum(-1)
    edges = score.unique()
    shares = torch.stack([probability[score >= edge].sum() for edge in edges[1:]])
    return score >= edges[1:][(shares - SOLVED).abs().argmin()]


def drifted(logits: Tensor, context: Tensor, token: Tensor, reward: Tensor, size: float) -> Tensor:
    """(C, V) log-probs after a natural policy gradient step on the reward, as long as makes the drift `size`.

    Every context's logits move by theta (Q - V), Q the chance of the reward after a token there.
    """
    check.number("size", size, 0)
    chance_won, mass = after(logits, context, token, reward)
    theta = stretch(logits, chance_won, mass, torch.tensor([size], dtype=logits.dtype))
    return (logits + theta * chance_won).log_softmax(-1)


def after(logits: Tensor, context: Tensor, token: Tensor, reward: Tensor) -> tuple[Tensor, Tensor]:
    """(C, V) Q, the chance of the reward after each token; and (C, V) how often each is drawn in a response."""
    chance = logits.log_softmax(-1)[context, token].sum(-1).exp()
    flat = (context * logits.shape[1] + token).flatten()
    mass, won = (
        torch.zeros(logits.numel(), dtype=logits.dtype).index_add(
            0, flat, value[:, None].expand(context.shape).flatten()
        )
        for value in (chance, chance * reward)
    )
    # Q(context, v) = P(reward | context, v)
    return (won / mass).view_as(logits), mass


def stretch(logits: Tensor, step: Tensor, mass: Tensor, sizes: Tensor) -> Tensor:
    """(S,) theta, so that logits + theta * step (C, V) has drifted by each of `sizes` (S,)."""
    old = logits.log_softmax(-1)

    def short(theta: Tensor) -> Tensor:
        return drift_of(old, logits + theta[:, None, None] * step, mass) < sizes

    low, high = torch.zeros_like(sizes), torch.ones_like(sizes)
    while bool((far := short(high)).any()):
        high = torch.where(far, 2 * high, high)
    for _ in range(60):
        middle = (low + high) / 2
        near = short(middle)
        low, high = torch.where(near, middle, low), torch.where(near, high, middle)
    return low


def drift_of(old: Tensor, logits: Tensor, mass: Tensor) -> Tensor:
    """(S,) the root mean square of a token's log-ratio under the old policy, for logits (S, C, V).

    `mass` (C V,) is the expected count of each token.
    """
    z = (logits.log_softmax(-1) - old).flatten(-2)
    return ((mass * z**2).sum(-1) / mass.sum()).sqrt()


def noisy(tree: Tree, kind: str, size: float, centre: str) -> Tree:
    """Every response with every combination of its tokens' noise: logp_old = logp - z."""
    values, chances = atoms(kind, size, centre)
    (N, T), M = tree.logp.shape, len(values)
    level = outcomes(M, T)[1]  # (M^T, T)
    z = values[level].repeat(N, 1)
    each = torch.arange(N).repeat_interleave(M**T)
    probability = tree.probability[each] * chances[level].prod(-1).repeat(N)
    logp = tree.logp[each]
    return Tree(logp, logp - z, probability, tree.reward[each], tree.context[each], tree.token[each], tree.table)
