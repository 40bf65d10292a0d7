"""Importance ratios of tokens and of whole responses, all taken in log space.

One rule for every ratio that a loss contains, at every level: means and sums are taken of the log-ratios as they are,
and only the result is held, at LIMIT (60 in float32, 680 in float64), before its exp (`held_exp`). Where it is held the
ratio is a constant, so its gradient is 0, and closed forms say the same (`held_slope`). A weight through which no
gradient runs keeps the held value. The limit leaves a factor of 1e12 below the largest number, for advantages and
sums: losses and gradients stay finite however far the policies are apart.

z = logp - logp_old is set to 0 at masked positions before any exp. A response without tokens has log-ratio 0, hence
ratio 1, under every mean. Log-probs in half precision are widened first (`algos.precision`).
"""

import math

import torch
from torch import Tensor
from torch.nn.functional import hardtanh

from algos.batch import TokenBatch
from algos.precision import wide

LIMIT = {torch.float32: 60.0, torch.float64: 680.0}


def hold(z: Tensor, low: float, high: float) -> Tensor:
    """z held in [low, high], with gradient 0 at the limits and beyond; any shape."""
    # the value of clamp; where clamp's gradient takes five passes over memory, this takes one
    return hardtanh(z, low, high)


def safe_exp(z: Tensor) -> Tensor:
    """exp(z), saturated at the largest whole exponent whose exp is finite in z's dtype; any shape.

    For what is drawn, compared or capped. What a loss adds up needs room above it: `held_exp`.
    """
    limit = float(math.floor(math.log(torch.finfo(z.dtype).max)))
    return torch.exp(hold(z, -torch.inf, limit))


def held_exp(z: Tensor) -> Tensor:
    """exp(z) held at exp(LIMIT), with gradient 0 there and beyond; any shape, at least float32."""
    z = wide(z)
    return torch.exp(hold(z, -torch.inf, LIMIT[z.dtype]))


def held_slope(z: Tensor, r: Tensor) -> Tensor:
    """dr/dz of r = held_exp(z) in closed form: r itself, 0 where it is held."""
    return torch.where(z < LIMIT[r.dtype], r, 0)


def log_quotient(above: Tensor, below: Tensor, mask: Tensor) -> Tensor:
    """(B, T) above - below of two log-probs, 0 where masked, with gradient in `above` alone.

    Infinite ones are held far out, past 4.3e9 in float32 (1.2e77 in float64): sums and squares stay finite there, and
    what it does to finite ones is no loss, as float32 does not resolve single nats so far from 0.
    """
    above, below = wide(above), wide(below.detach())
    limit = torch.finfo(above.dtype).max ** 0.25
    return hold(torch.where(mask, above - below.clamp(-limit, limit), 0), -2 * limit, 2 * limit)


def log_ratio(batch: TokenBatch) -> Tensor:
    """(B, T) z = logp - logp_old, 0 where masked; an infinite one is held where sums and squares stay finite."""
    # z_t = log pi(y_t) - log pi_old(y_t)
    return log_quotient(batch.logp, batch.logp_old, batch.mask)


def token_ratio(batch: TokenBatch) -> Tensor:
    """(B, T) importance ratio of each token, 1 where masked. PPO 1707.06347, section 3."""
    # r_t = exp z_t
    return held_exp(log_ratio(batch))


def masked_sum(values: Tensor, mask: Tensor) -> Tensor:
    """(B,) sum of `values` (B, T) over each row's unmasked tokens, at least in float32."""
    return torch.where(mask, wide(values), 0).sum(-1)


def masked_mean(values: Tensor, mask: Tensor) -> Tensor:
    """(B,) mean of `values` (B, T), already 0 where masked, over each row's unmasked tokens; 0 for an empty row."""
    return wide(values).sum(-1) / mask.sum(-1).clamp(min=1)


def geometric_mean(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) geometric mean of the ratios exp(z); z is (B, T) and 0 where masked. GSPO 2507.18071, eq. 7."""
    # s = (prod_t r_t)^(1/L) = exp( (1/L) sum_t z_t )
    return held_exp(masked_mean(z, mask))


def product(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) product of the ratios exp(z), the true likelihood ratio of the response; z is (B, T)."""
    # rho = prod_t r_t = exp( sum_t z_t )
    return held_exp(masked_sum(z, mask))


def arithmetic_mean(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) arithmetic mean of the ratios exp(z); z is (B, T). 1 for an empty row. In no loss: see `safe_exp`."""
    # (1/L) sum_t r_t = exp( logsumexp z - log L ), which cannot overflow before the mean itself does
    z, empty = wide(z), ~mask.any(-1)
    log_sum = torch.where(mask | empty[:, None], z, -torch.inf).logsumexp(-1)
    count = torch.where(empty, max(mask.shape[-1], 1), mask.sum(-1))
    return safe_exp(torch.where(empty, 0, log_sum - count.to(z.dtype).log()))


def harmonic_mean(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) harmonic mean of the ratios exp(z); z is (B, T). 1 for an empty row. In no loss: see `safe_exp`."""
    # L / sum_t (1/r_t): the inverse of the arithmetic mean of exp(-z)
    return 1 / arithmetic_mean(-z, mask)


def sequence_ratio(batch: TokenBatch) -> Tensor:
    """(B,) GSPO's ratio of a response: the geometric mean of its token ratios. 2507.18071, eq. 7."""
    return geometric_mean(log_ratio(batch), batch.mask)


def sequence_product(batch: TokenBatch) -> Tensor:
    """(B,) ratio of the whole response's probability, not normalised by length."""
    return product(log_ratio(batch), batch.mask)
