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
"""

import torch
from torch import Tensor

from algos import check
from algos.aggregation import SEQ, aggregate, check_aggregation
from algos.batch import TokenBatch
from algos.ratios import safe_exp, token_ratio

KINDS = ("k1", "k2", "k3", "k3+", "abs", "k3_ratio", "k3_held")
HELD = 10.0  # the value at which verl 0.9.1 and ms-swift 4.6.0 hold k3


def kl_values(batch: TokenBatch, kind: str = "k3") -> Tensor:
    """(B, T) the estimator at each token, differentiable in batch.logp, 0 where masked.

    Needs batch.logp_ref. Raises ValueError without it or for an unknown kind.
    """
    check.one_of("kind", kind, KINDS)
    d = batch.masked(batch.logp - batch.need("logp_ref"))
    if kind == "k1":
        return d
    if kind == "abs":
        return d.abs()
    # k2 = d^2 / 2
    k2 = d**2 / 2
    if kind == "k2":
        return k2
    # k3 = pi_ref / pi - log(pi_ref / pi) - 1 = e^-d - 1 + d
    k3 = safe_exp(-d) - 1 + d
    if kind == "k3_held":
        return k3.clamp(max=HELD)
    if kind == "k3+":
        return k2 - (k2 - k3).detach()
    if kind == "k3_ratio":
        return batch.masked(token_ratio(batch) * k3)
    return k3


def kl_coefficients(batch: TokenBatch, kind: str = "k3") -> Tensor:
    """(B, T) the closed-form derivative of `kl_values` in logp, 0 where masked; raises as `kl_values` does."""
    check.one_of("kind", kind, KINDS)
    d = batch.masked(batch.logp - batch.need("logp_ref")).detach()
    if kind == "k1":
        return batch.mask.to(d.dtype)
    if kind == "abs":
        return d.sign()
    if kind == "k3":
        # d/dlogp ( e^-d - 1 + d ) = 1 - e^-d
        return 1 - safe_exp(-d)
    if kind == "k3_held":
        return torch.where(safe_exp(-d) - 1 + d <= HELD, 1 - safe_exp(-d), 0)
    # d/dlogp ( r (e^-d - 1 + d) ) = r d,  because dr/dlogp = r
    return token_ratio(batch).detach() * d if kind == "k3_ratio" else d


def kl_loss(
    batch: TokenBatch, kind: str = "k3", beta: float = 0.04, aggregation: str = SEQ, max_length: int | None = None
) -> Tensor:
    """Scalar beta * KL to add to an objective's loss; DeepSeekMath uses k3 and beta 0.04.

    Raises ValueError for an unknown kind or aggregation, a negative beta, or a batch without logp_ref.
    """
    check.number("beta", beta, 0)
    check_aggregation(aggregation, max_length)
    return beta * aggregate(kl_values(batch, kind), batch.mask, aggregation, max_length)
