"""Three ways in which the log-probs of the sampler and those of the policy being trained part, all of one size.

"drift"  the policy has been updated since it was sampled from: the responses come from an older policy
"noise"  the sampler's log-probs carry independent noise per token, as from low precision; the policy is the same
"flips"  the same, but the noise is rare and large, as when another expert is chosen: a share SHARE of the tokens moves

`size` is the root mean square of a token's log-ratio z in each of them, so that they can be compared.
Noise and flips have mean 0 in log ("log"), or are shifted so that the ratio has mean 1 ("ratio"): `size` is then the
standard deviation of z, and its root mean square is larger by the shift.
"""

import math

import torch
from torch import Generator, Tensor

from algos import check

KINDS = ("drift", "noise", "flips")
CENTRES = ("log", "ratio")
SHARE = 1 / 32  # of tokens that flip


def atoms(kind: str, size: float, centre: str = "log") -> tuple[Tensor, Tensor]:
    """Values (M,) of a token's log-ratio under "noise" or "flips" with their probabilities (M,), for enumeration.

    Noise takes the three values of Gauss-Hermite quadrature, which share five moments with the normal distribution; so
    E exp(2z) = 2/3 + cosh(2 sqrt(3) s)/3 follows exp(2 s^2) up to its term in s^4 and falls short of it for large s.
    Raises ValueError for an unknown kind or centre.
    """
    check.one_of("kind", kind, KINDS[1:])
    check.one_of("centre", centre, CENTRES)
    check.number("size", size, 0)
    # Normal: -sqrt(3) s, 0, sqrt(3) s with 1/6, 2/3, 1/6;  flips: -d, 0, d with p/2, 1 - p, p/2 and p d^2 = s^2
    share = 1 / 3 if kind == "noise" else SHARE
    reach = size / math.sqrt(share)
    values = torch.tensor([-reach, 0.0, reach], dtype=torch.float64)
    chances = torch.tensor([share / 2, 1 - share, share / 2], dtype=torch.float64)
    return values - shift(values, chances, centre), chances


def shift(values: Tensor, chances: Tensor, centre: str) -> Tensor:
    """log E exp(z), what "ratio" takes off so that the mean ratio is 1; 0 for "log"."""
    return (chances * values.exp()).sum().log() if centre == "ratio" else values.new_zeros(())


def draw(kind: str, size: float, centre: str, shape: tuple[int, int], generator: Generator) -> Tensor:
    """(B, T) log-ratios under "noise" (normal) or "flips", float64."""
    check.one_of("kind", kind, KINDS[1:])
    check.one_of("centre", centre, CENTRES)
    if kind == "noise":
        # E exp z = exp(s^2 / 2)
        z = torch.empty(shape, dtype=torch.float64).normal_(generator=generator).mul_(size)
        return z - (size**2 / 2 if centre == "ratio" else 0.0)
    values, chances = atoms(kind, size, centre)
    u = torch.rand(shape, generator=generator, dtype=torch.float64)
    return values[(u > chances[0]).long() + (u > chances[0] + chances[1]).long()]
