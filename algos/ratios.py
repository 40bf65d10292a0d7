"""Importance ratios of tokens and of whole responses, all taken in log space.

z = logp - logp_old is set to 0 at masked positions before any exp. exp saturates (`safe_exp`): past 709 in
float64 (88 in float32) a ratio stays at its largest value with gradient 0, where exp itself would give inf
and then NaN. A response without tokens has log-ratio 0, hence ratio 1, under every mean.
"""

import math

import torch
from torch import Tensor
from torch.nn.functional import hardtanh

from algos.batch import TokenBatch


def hold(z: Tensor, low: float, high: float) -> Tensor:
    """z held in [low, high], with gradient 0 at the limits and beyond; any shape."""
    # the value of clamp; where clamp's gradient takes five passes over memory, this takes one
    return hardtanh(z, low, high)


def safe_exp(z: Tensor) -> Tensor:
    """exp(z), saturated at the largest whole exponent whose exp is finite in z's dtype; any shape."""
    limit = float(math.floor(math.log(torch.finfo(z.dtype).max)))
    return torch.exp(hold(z, -torch.inf, limit))


def log_ratio(batch: TokenBatch) -> Tensor:
    """(B, T) z = logp - logp_old, 0 where masked; an infinite one is held where sums and squares stay finite."""
    # z_t = log pi(y_t) - log pi_old(y_t)
    z = batch.masked(batch.logp - batch.logp_old)
    limit = torch.finfo(z.dtype).max ** 0.25
    return hold(z, -limit, limit)


def token_ratio(batch: TokenBatch) -> Tensor:
    """(B, T) importance ratio of each token, 1 where masked. PPO 1707.06347, section 3."""
    # r_t = exp z_t;  an infinite z_t needs no holding here, as safe_exp saturates
    return safe_exp(batch.masked(batch.logp - batch.logp_old))


def masked_mean(values: Tensor, mask: Tensor) -> Tensor:
    """(B,) mean of `values` (B, T), already 0 where masked, over each row's unmasked tokens; 0 for an empty row."""
    return values.sum(-1) / mask.sum(-1).clamp(min=1)


def geometric_mean(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) geometric mean of the ratios exp(z); z is (B, T) and 0 where masked. GSPO 2507.18071, eq. 7."""
    # s = (prod_t r_t)^(1/L) = exp( (1/L) sum_t z_t )
    return safe_exp(masked_mean(z, mask))


def product(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) product of the ratios exp(z), the true likelihood ratio of the response; z is (B, T)."""
    # rho = prod_t r_t = exp( sum_t z_t )
    return safe_exp(torch.where(mask, z, 0).sum(-1))


def arithmetic_mean(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) arithmetic mean of the ratios exp(z); z is (B, T). 1 for an empty row."""
    # (1/L) sum_t r_t = exp( logsumexp z - log L ), which cannot overflow before the mean itself does
    empty = ~mask.any(-1)
    log_sum = torch.where(mask | empty[:, None], z, -torch.inf).logsumexp(-1)
    count = torch.where(empty, mask.shape[-1], mask.sum(-1))
    return safe_exp(torch.where(empty, 0, log_sum - count.to(z.dtype).log()))


def harmonic_mean(z: Tensor, mask: Tensor) -> Tensor:
    """(B,) harmonic mean of the ratios exp(z); z is (B, T). 1 for an empty row."""
    # L / sum_t (1/r_t): the inverse of the arithmetic mean of exp(-z)
    return 1 / arithmetic_mean(-z, mask)


def sequence_ratio(batch: TokenBatch) -> Tensor:
    """(B,) GSPO's ratio of a response: the geometric mean of its token ratios. 2507.18071, eq. 7."""
    return geometric_mean(log_ratio(batch), batch.mask)


def sequence_product(batch: TokenBatch) -> Tensor:
    """(B,) ratio of the whole response's probability, not normalised by length."""
    return product(log_ratio(batch), batch.mask)
