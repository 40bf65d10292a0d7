"""Responses drawn from the old policy, and the means of their token ratios."""

import math
from functools import lru_cache

import torch
from torch import Generator, Tensor

from algos.studies.mean_moments import ending
from algos.studies.tilted_policy import Policies


def sample(policies: Policies, kind: str, mean: int, responses: int, seed: int) -> dict[str, Tensor]:
    """(N,) length and means of each of N responses; `kind` and `mean` as algos/studies/mean_moments.py says.

    Only the counts of the tokens matter, so the time does not depend on the length.
    """
    _, _, end, body = ending(kind, mean)
    length, counts = draws(tuple(policies.old.tolist()), kind != "fixed", end is not None, mean, responses, seed)
    r = body * policies.ratio
    log_product = counts @ r.log() + math.log(end or 1.0)
    log_geometric = log_product / length
    return {
        "length": length,
        "arithmetic": (counts @ r + (end or 0.0)) / length,
        "geometric": log_geometric.exp(),
        "harmonic": length / (counts @ (1 / r) + (1 / end if end else 0.0)),
        "product": log_product.exp(),
        "log_geometric": log_geometric,
        "log_product": log_product,
    }


@lru_cache(maxsize=12)
def draws(
    old: tuple[float, ...], vary: bool, ended: bool, mean: int, responses: int, seed: int
) -> tuple[Tensor, Tensor]:
    """(N,) lengths of mean `mean`, and (N, V) how often each token of the old policy stands before the end.

    The last ones are kept: all ways of ending a response need the same three, a quarter of a MiB each.
    """
    generator = Generator().manual_seed(seed)
    length = lengths(vary, mean, responses, generator)
    return length, multinomial(length - float(ended), old, generator)


def lengths(vary: bool, mean: int, responses: int, generator: Generator) -> Tensor:
    """(N,) lengths: all the same, or geometric by the inverse of their distribution."""
    u = torch.rand(responses, generator=generator, dtype=torch.float64)
    if not vary:
        return torch.full_like(u, float(mean))
    # P(L > l) = (1 - 1 / mean)^l
    return torch.floor(torch.log1p(-u) / math.log1p(-1 / mean)) + 1


def multinomial(total: Tensor, shares: tuple[float, ...], generator: Generator) -> Tensor:
    """(N, V) how often each token is drawn among `total` (N,) draws with probabilities `shares`, V of them."""
    counts, left, rest = [], total, 1.0
    for share in shares[:-1]:
        # given the tokens before it, a token's count is binomial among those that are left
        drawn = torch.binomial(left, torch.full_like(left, min(share / rest, 1.0)), generator=generator)
        counts.append(drawn)
        left, rest = left - drawn, rest - share
    return torch.stack([*counts, left], -1)
