"""The means of a response's token ratios over all responses of the old policy: expectation and spread, exactly.

How long a response is decides what holds, so there are four ways of ending it:
fixed        every response has L tokens
independent  lengths are geometric with mean L and know nothing of the ratios
sooner       an end token of probability 1/L ends it, and the update made that token END times as likely
later        the same with an update that made it END times less likely
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from algos import check
from algos.studies.tilted_policy import Policies

KINDS = ("fixed", "independent", "sooner", "later")
END = 1.5
BLOCK = 4096  # lengths at a time: what a processor keeps close, and no more memory than that
TAIL = 30  # lengths above 30 L have probability e^-30


class Ending(NamedTuple):
    """Lengths (K,) with their probabilities (K,), and what ends a response.

    `end` is the ratio of the end token, None where there is none; `body` is what that leaves for every other
    token's ratio: body * r_v with body = (1 - end / L) / (1 - 1 / L), so that the new policy sums to 1.
    """

    lengths: Tensor
    shares: Tensor
    end: float | None
    body: float


def ending(kind: str, mean: int) -> Ending:
    """The lengths of one kind with mean `mean` (2 or more)."""
    check.number("mean", mean, 2)
    if kind == "fixed":
        return Ending(torch.tensor([float(mean)], dtype=torch.float64), torch.ones(1, dtype=torch.float64), None, 1.0)
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    lengths = torch.arange(1, TAIL * mean + 1, dtype=torch.float64)
    # P(L) = e (1 - e)^(L - 1) with e = 1 / mean
    shares = torch.exp((lengths - 1) * math.log1p(-1 / mean)) / mean
    if kind == "independent":
        return Ending(lengths, shares, None, 1.0)
    end = END if kind == "sooner" else 1 / END
    return Ending(lengths, shares, end, (1 - end / mean) / (1 - 1 / mean))


def moments(policies: Policies, kind: str, mean: int) -> dict[str, tuple[float, float]]:
    """(expectation, standard deviation) of each mean over responses of the old policy.

    arithmetic, geometric, product; log_geometric and log_product are their logarithms. The harmonic mean has no
    closed form, and the spread of the product is NaN where lengths vary: there it can be infinite.
    """
    lengths, shares, end, body = ending(kind, mean)
    parts = [given(policies, L, end, body) for L in lengths.split(BLOCK)]
    found = {}
    for name in parts[0]:
        means, variances = (torch.cat(values) for values in zip(*(part[name] for part in parts), strict=True))
        found[name] = mixed(shares, means, variances)
    if len(lengths) > 1:
        found["product"] = found["product"][0], math.nan
    return found


def given(policies: Policies, L: Tensor, end: float | None, body: float) -> dict[str, tuple[Tensor, Tensor]]:
    """Mean and variance of each mean over the responses of each length L, (K,) each; the rest as Ending has it."""
    ended = float(end is not None)
    log_end, log_body = math.log(end or 1.0), math.log(body)
    n = L - ended  # tokens that are not the end token
    r = policies.ratio
    # the sum of the ratios has mean n b + a and variance n b^2 Var r, that of the logs n (log b - KL) + log a
    var_r = policies.mean((r - 1) ** 2)
    sum_r, sum_z = n * body + ended * (end or 0.0), n * (log_body - policies.kl) + log_end
    # r^(1/L) of a token has mean 1 + m and variance v; those of a response are products over its tokens
    m, v = root(policies, L)
    log_s = n * (m.log1p() + log_body / L) + log_end / L
    var_s = (2 * log_s).exp() * torch.expm1(n * torch.log1p(v / (1 + m) ** 2))
    # E rho = b^n a, E r^2 = 1 + Var r
    rho, var_rho = (n * log_body + log_end).exp(), torch.expm1(n * torch.log1p(var_r))
    return {
        "arithmetic": (sum_r / L, n * body**2 * var_r / L**2),
        "log_geometric": (sum_z / L, n * policies.variance / L**2),
        "log_product": (sum_z, n * policies.variance),
        "geometric": (log_s.exp(), var_s),
        "product": (rho, var_rho),
    }


def root(policies: Policies, L: Tensor) -> tuple[Tensor, Tensor]:
    """(K,) E r^(1/L) - 1 and Var r^(1/L) for each length L (K,)."""
    away = torch.expm1(policies.ratio.log() / L[:, None])
    m = policies.mean(away)
    return m, policies.mean((away - m[:, None]) ** 2)


def mixed(shares: Tensor, means: Tensor, variances: Tensor) -> tuple[float, float]:
    """Mean and standard deviation of a mixture, from those of its parts."""
    # counted from the first, so that parts which agree have no spread
    mean = means[0] + (shares * (means - means[0])).sum()
    # Var = E Var(.|L) + Var E(.|L)
    variance = (shares * (variances + (means - mean) ** 2)).sum()
    return float(mean), float(variance.sqrt())
