"""Two policies that are known exactly: an old one, and a new one tilted away from it by a chosen KL divergence.

A response's tokens are drawn independently from a vocabulary of eight, so that every expectation has a closed form.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from algos import check

OLD = (0.5, 0.2, 0.1, 0.08, 0.05, 0.04, 0.02, 0.01)
# the direction in which the update moves the log-probs; no two sums of them agree, or products would stand on a grid
SCORES = (0.2137, -0.7131, 1.0319, -1.2973, 0.8093, -0.3863, 1.5773, -2.0431)
STEEPEST = 20.0  # of the tilt; its KL divergence is above 20 nats


class Policies(NamedTuple):
    """The probabilities of the tokens, (V,) each, float64."""

    old: Tensor
    new: Tensor

    @property
    def ratio(self) -> Tensor:
        """(V,) r_v = new / old; its mean under the old policy is sum new = 1, by construction."""
        return self.new / self.old

    @property
    def kl(self) -> Tensor:
        """KL(old || new) per token, in nats: minus the mean log-ratio under the old policy."""
        return -self.mean(self.ratio.log())

    @property
    def variance(self) -> Tensor:
        """Variance of a token's log-ratio under the old policy."""
        z = self.ratio.log()
        return self.mean((z - self.mean(z)) ** 2)

    def mean(self, values: Tensor) -> Tensor:
        """The mean of `values` (..., V) over a token of the old policy."""
        return (self.old * values).sum(-1)


def tilted(kl: float) -> Policies:
    """The old policy, and new = old exp(theta u) / Z with theta >= 0 such that KL(old || new) = `kl` (0 to 10)."""
    check.number("kl", kl, 0, 10)
    old, u = (torch.tensor(values, dtype=torch.float64) for values in (OLD, SCORES))
    u = u - (old * u).sum()
    # KL(old || new) = log Z, as the mean of u is 0; it grows with theta
    low, high = 0.0, STEEPEST
    for _ in range(80):
        theta = (low + high) / 2
        log_z = torch.log1p((old * torch.expm1(theta * u)).sum())
        low, high = (theta, high) if log_z < kl else (low, theta)
    return Policies(old, torch.softmax(old.log() + low * u, 0))
