"""A bigram policy that has been trained since the responses were drawn: a few policy-gradient updates away.

Each update is taken on fresh responses of the policy as it then is. Its step is as long as brings the root mean
square of a token's log-ratio under the old policy to the update's share of `size`. Where all groups of an update
agree in their rewards it does nothing, and the updates before it are stretched.
"""

import torch
from torch import Generator, Tensor

from algos import check
from algos.variance.bigram import SYMBOLS, TABLE_SEED, Bigram, count, gradient, reward, sample, visits
from algos.variance.exact import advantage_table

UPDATES, GROUPS, GROUP = 4, 64, 8  # updates, and the groups of responses that each of them sees


def drifted(bigram: Bigram, size: float) -> Bigram:
    """The same sampler with a policy that is `size` away from it; raises ValueError for a negative size."""
    check.number("size", size, 0)
    if size == 0:
        return bigram
    generator = Generator().manual_seed(TABLE_SEED)
    mass = visits(bigram.sampler, bigram.length)[:, None] * bigram.sampler / bigram.length
    old = logits = bigram.sampler.log()
    for update in range(1, UPDATES + 1):
        step = ascent(bigram, logits.softmax(-1), generator)
        logits = stretch(old, logits, step, mass, size * update / UPDATES)
    return bigram._replace(policy=stretch(old, old, logits - old, mass, size).softmax(-1))


def ascent(bigram: Bigram, table: Tensor, generator: Generator) -> Tensor:
    """(V, V) the policy gradient over one batch of the policy `table`, scaled so that its largest entry is 1."""
    u = torch.rand(GROUPS * GROUP, bigram.length, generator=generator, dtype=torch.float64)
    counts = count(sample(table, u))
    earned = reward(bigram, counts).view(GROUPS, GROUP).long()
    A = advantage_table(GROUP)[earned.sum(-1, keepdim=True), earned].flatten()
    # sum over tokens of A grad log pi
    g = gradient(table, (A @ counts)[None]).view(SYMBOLS, SYMBOLS)
    return g / g.abs().max().clamp(min=torch.finfo(g.dtype).tiny)


def stretch(old: Tensor, logits: Tensor, step: Tensor, mass: Tensor, size: float) -> Tensor:
    """(V, V) logits + theta * step, with theta such that they are `size` away from `old`; as they are where step is 0.

    mass (V, V) the share of each token under the old policy.
    """
    if not bool(step.any()):
        return logits

    def away(theta: float) -> float:
        # z = log pi - log pi_old,  rms = sqrt( E z^2 )
        return float((mass * ((logits + theta * step).log_softmax(-1) - old) ** 2).sum().sqrt())

    low, high = 0.0, 1.0
    while away(high) < size:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if away(middle) < size else (low, middle)
    return logits + low * step
