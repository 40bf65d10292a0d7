"""The random numbers behind the scenarios, each repeated by its seed.

They are drawn for at least LONGEST tokens and then cut, so that a longer response begins with the tokens of a
shorter one, and rounded to three decimals, so that a page can carry them.
"""

import torch
from torch import Generator, Tensor

LONGEST = 512


def _generator(seed: int, stream: int) -> Generator:
    return Generator().manual_seed(4 * seed + stream)


def _cut(values: Tensor, length: int) -> Tensor:
    return values[:, :length].round(decimals=3)


def noise(responses: int, length: int, seed: int) -> Tensor:
    """(B, T) standard normal draws."""
    shape = responses, max(length, LONGEST)
    return _cut(torch.randn(shape, generator=_generator(seed, 0), dtype=torch.float64), length)


def surprise(responses: int, length: int, seed: int) -> Tensor:
    """(B, T) draws of Exp(1), at least 0.001: -log of the sampled token's probability."""
    u = torch.rand(responses, max(length, LONGEST), generator=_generator(seed, 1), dtype=torch.float64)
    return _cut(1e-3 - torch.log1p(-u), length)


def flips(responses: int, length: int, seed: int, share: float) -> Tensor:
    """(B, T) +1 or -1 with probability `share`, else 0."""
    generator = _generator(seed, 2)
    shape = responses, max(length, LONGEST)
    chosen = torch.rand(shape, generator=generator, dtype=torch.float64) < share
    signs = torch.randint(0, 2, shape, generator=generator).to(torch.float64) * 2 - 1
    return _cut(torch.where(chosen, signs, 0), length)
