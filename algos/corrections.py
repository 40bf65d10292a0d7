"""Overlays omega (B, T) for the gap between trainer and sampler, and other masks; any loss accepts one.

w = pi_old / pi_rollout is the ratio between what the trainer and the sampler computed for the same weights.
omega multiplies each token's loss term. It is always detached, and 0 where masked.
What is NaN at an unmasked token is not trained on: a NaN in logp_rollout, or in the entropy, gives omega 0 there, and
on the whole response where the overlay judges responses. `TokenBatch.validate` refuses such a batch.
"""

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.ratios import geometric_mean, log_quotient, masked_mean, product, safe_exp

LEVELS = ("token", "sequence", "geometric")


def mismatch_log_ratio(batch: TokenBatch) -> Tensor:
    """(B, T) log w = logp_old - logp_rollout, 0 where masked; NaN stays NaN. Needs batch.logp_rollout."""
    return log_quotient(batch.logp_old, batch.need("logp_rollout"), batch.mask).detach()


def tis(batch: TokenBatch, cap: float = 2.0, level: str = "token") -> Tensor:
    """(B, T) truncated importance sampling: min(w, cap) per token, or of the whole response's ratio.

    level "token" takes each w; "sequence" the product of the response's w, which over thousands of tokens goes to 0 or
    to the cap however small each gap is; "geometric" their geometric mean, which does not depend on the length.
    Source: "Your efficient RL framework secretly brings you off-policy RL training" (2025); verl and TRL.
    Raises ValueError for an unknown level, a cap that is not positive, or a batch without logp_rollout.
    """
    check.number("cap", cap, 0, low_open=True)
    check.one_of("level", level, LEVELS)
    log_w = mismatch_log_ratio(batch)
    if level == "token":
        # omega = min(w, C)
        return _known(batch, safe_exp(log_w).clamp(max=cap))
    # omega = min( prod_t w_t, C ),  or of (prod_t w_t)^(1/L)
    whole = product if level == "sequence" else geometric_mean
    return _known(batch, whole(log_w, batch.mask).clamp(max=cap)[:, None])


def icepop(batch: TokenBatch, low: float = 0.5, high: float = 5.0) -> Tensor:
    """(B, T) w where low <= w <= high, else 0. IcePop, 2510.18855. Raises ValueError unless 0 <= low <= high."""
    _check_range(low, high)
    w = safe_exp(mismatch_log_ratio(batch))
    # omega = w 1[low <= w <= high]
    return _known(batch, torch.where((w >= low) & (w <= high), w, 0))


def sequence_mask(batch: TokenBatch, low: float = 0.999, high: float = 1.002) -> Tensor:
    """(B, T) w on the tokens of responses whose geometric mean of w lies in [low, high], else 0.

    NeMo-RL's and OpenRLHF's "seq-mask-tis"; 0.999 to 1.002 is NeMo-RL's band.
    Raises ValueError unless 0 <= low <= high.
    """
    _check_range(low, high)
    log_w = mismatch_log_ratio(batch)
    mean = geometric_mean(log_w, batch.mask)[:, None]
    # omega = w 1[ low <= (prod w)^(1/L) <= high ]
    return _known(batch, torch.where((mean >= low) & (mean <= high), safe_exp(log_w), 0))


def opsm(batch: TokenBatch, delta: float = 0.5) -> Tensor:
    """(B, T) 0 on tokens with A < 0 of responses that drifted: mean(log pi_sampler - log pi) > delta, else 1.

    DeepSeek-V3.2, 2512.02556, eq. 9. Whether a response drifted is decided per response, the sign of A per token: with
    one advantage per response the whole response is dropped, with one per token its tokens of A >= 0 stay.
    The sampler is logp_rollout where the batch has it, else logp_old. Dropped tokens stay in the denominator of the
    loss, as in TRL.
    """
    check.number("delta", delta, 0)
    sampler = batch.logp_old if batch.logp_rollout is None else batch.logp_rollout
    drift = masked_mean(-log_quotient(batch.logp, sampler, batch.mask).detach(), batch.mask)[:, None]
    # omega = 0 where A < 0 and (1/L) sum_t log(pi_sampler / pi) > delta
    kept = 1 - ((batch.token_advantages < 0) & (drift > delta)).to(drift.dtype)
    return _known(batch, torch.where(drift.isnan(), drift, kept))


def top_entropy(batch: TokenBatch, rho: float = 0.2) -> Tensor:
    """(B, T) 1 on the share rho of tokens with the highest entropy in the batch, else 0. 2506.01939, eq. 5.

    Needs batch.entropy. The threshold is the (1 - rho) quantile over all unmasked tokens, and ties are kept;
    the denominator of the loss still counts every token. Raises ValueError unless 0 <= rho <= 1.
    """
    check.number("rho", rho, 0, 1)
    entropy = batch.need("entropy").detach()
    threshold = torch.nanquantile(entropy[batch.mask], 1 - rho) if bool(batch.mask.any()) else 0.0
    # omega = 1[ H >= quantile_{1-rho}(H) ]
    return batch.masked((entropy >= threshold).to(entropy.dtype))


def _known(batch: TokenBatch, omega: Tensor) -> Tensor:
    # 0 where masked, and where omega is NaN
    return torch.where(batch.mask & ~omega.isnan(), omega, 0)


def _check_range(low: float, high: float) -> None:
    check.number("low", low, 0)
    check.number("high", high, 0 if isinstance(low, Tensor) else low)
