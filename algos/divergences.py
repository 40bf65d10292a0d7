"""Estimators of KL(pi || pi_ref) from sampled tokens, as values and as losses: the two ask for different ones.

d = log(pi / pi_ref) at the sampled token. Source: Schulman, "Approximating KL divergence" (2020), for k1 to k3.
| kind     | value           | gradient coefficient in logp |
| k1       | d               | 1: as a loss it teaches nothing on average |
| k2       | d^2 / 2         | d: on average exactly the gradient of KL(pi || ref) |
| k3       | e^-d - 1 + d    | 1 - e^-d: on average the gradient of KL(ref || pi); GRPO's choice, 2402.03300, eq. 4 |
| k3_held  | min(k3, 10)     | that of k3, 0 where k3 > 10: from d < -2.61 on nothing pulls back (verl, ms-swift) |
| k3+      | that of k3      | that of k2 (straight-through, verl) |
| abs      | |d|             | sign d |
| k3_ratio | r (e^-d - 1 + d)| r d, with r = pi / pi_old: unbiased off-policy (DeepSeek-V3.2, 2512.02556) |

Far below the reference k3 is cut: at d = -60 (float64: -680) and below it keeps its value there, with gradient 0. No
gradient ever points away from the reference. k2, k3+ and k3_ratio pull there too; the latter until r is held, as every
ratio is (`algos.ratios`). The closed form is what autograd gives, at every d.
"""

import torch
from torch import Tensor

from algos import check
from algos.aggregation import SEQ, aggregate, check_aggregation
from algos.batch import TokenBatch
from algos.ratios import LIMIT, held_exp, held_slope, hold, log_quotient, log_ratio, token_ratio

KINDS = ("k1", "k2", "k3", "k3+", "abs", "k3_ratio", "k3_held")
HELD = 10.0  # the value at which verl 0.9.1 and ms-swift 4.6.0 hold k3


def kl_values(batch: TokenBatch, kind: str = "k3") -> Tensor:
    """(B, T) the estimator at each token, differentiable in batch.logp, 0 where masked.

    Needs batch.logp_ref. Raises ValueError without it or for an unknown kind.
    """
    check.one_of("kind", kind, KINDS)
    d = log_quotient(batch.logp, batch.need("logp_ref"), batch.mask)
    if kind == "k1":
        return d
    if kind == "abs":
        return d.abs()
    # k2 = d^2 / 2
    k2 = d**2 / 2
    if kind == "k2":
        return k2
    if kind == "k3_ratio":
        return _k3_ratio(batch, d)
    # k3 = pi_ref / pi - log(pi_ref / pi) - 1 = e^-d - 1 + d;  d is held in both terms, else + d is left alone far out
    held = hold(d, -LIMIT[d.dtype], torch.inf)
    k3 = torch.expm1(-held) + held
    if kind == "k3_held":
        return k3.clamp(max=HELD)
    return k2 - (k2 - k3).detach() if kind == "k3+" else k3


def _k3_ratio(batch: TokenBatch, d: Tensor) -> Tensor:
    r, apart = token_ratio(batch), log_quotient(batch.need("logp_ref"), batch.logp_old, batch.mask)
    # r (e^-d - 1 + d) = pi_ref / pi_old + r (d - 1): so far out r e^-d is taken as one number
    value = torch.where(d.abs() < 1, r * (torch.expm1(-d) + d), held_exp(apart) + r * (d - 1))
    # as pi_ref / pi_old does not depend on pi, all that is left of the gradient is r (d - 1) + r = r d, dr/dlogp = r
    through = r * d.detach()
    return batch.masked(value.detach() + (through - through.detach()))


def kl_coefficients(batch: TokenBatch, kind: str = "k3") -> Tensor:
    """(B, T) the closed-form derivative of `kl_values` in logp, 0 where masked; raises as `kl_values` does."""
    check.one_of("kind", kind, KINDS)
    d = log_quotient(batch.logp, batch.need("logp_ref"), batch.mask).detach()
    if kind == "k1":
        return batch.mask.to(d.dtype)
    if kind == "abs":
        return d.sign()
    if kind == "k3":
        # d/dlogp ( e^-d - 1 + d ) = 1 - e^-d,  0 where it is cut
        return torch.where(d > -LIMIT[d.dtype], -torch.expm1(-d), 0)
    if kind == "k3_held":
        return torch.where(kl_values(batch, "k3").detach() <= HELD, -torch.expm1(-d), 0)
    if kind == "k3_ratio":
        # d/dlogp ( pi_ref / pi_old + r (d - 1) ) = r d,  because dr/dlogp = r;  0 where r is held
        return held_slope(log_ratio(batch), token_ratio(batch)).detach() * d
    return d


def kl_loss(
    batch: TokenBatch, kind: str = "k3", beta: float = 0.04, aggregation: str = SEQ, max_length: int | None = None
) -> Tensor:
    """Scalar beta * KL to add to an objective's loss; DeepSeekMath uses k3 and beta 0.04.

    Raises ValueError for an unknown kind or aggregation, a negative beta, or a batch without logp_ref.
    """
    check.number("beta", beta, 0)
    check_aggregation(aggregation, max_length)
    return beta * aggregate(kl_values(batch, kind), batch.mask, aggregation, max_length, batch.whole)
