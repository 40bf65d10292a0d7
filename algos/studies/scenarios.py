"""Seeded responses that show an objective at work; every draw repeats from its parameters and its seed.

A scenario draws the log-ratio z of every token, then log-probs that could have produced it:
logp_old = -(e + max(z, 0)) and logp = logp_old + z with e ~ Exp(1), so both stay below 0.
All return a TokenBatch of `responses` rows of `length` tokens in float64 with one advantage for all.
"""

import dataclasses
import math

import torch
from torch import Tensor

from algos import check
from algos.batch import TokenBatch
from algos.studies import draws


def from_log_ratios(z: Tensor, advantage: float | Tensor, e: Tensor, mask: Tensor | None = None) -> TokenBatch:
    """A batch whose token ratios are exp(z), the sampler's log-probs being logp_old; z and e > 0 are (B, T) float64.

    e is -log of the token's probability under the more certain of the two policies.
    """
    logp_old = -(e + z.clamp(min=0))
    return TokenBatch(
        logp=logp_old + z,
        logp_old=logp_old,
        logp_rollout=logp_old.clone(),
        advantages=torch.zeros_like(z[:, 0]) + advantage,
        mask=torch.ones_like(z, dtype=torch.bool) if mask is None else mask,
    )


def with_ratios(batch: TokenBatch, edits: dict[int, float]) -> TokenBatch:
    """The batch with the ratios of some tokens of its first response set by hand; nothing else changes.

    `edits` maps positions 0 to T - 1 to ratios above 0. Raises ValueError for a position or ratio out of range.
    """
    logp, logp_old, logp_rollout = batch.logp.clone(), batch.logp_old.clone(), batch.need("logp_rollout").clone()
    for position, ratio in edits.items():
        check.number("the edited position", position, 0, logp.shape[-1] - 1)
        check.number(f"the ratio of token {position}", ratio, 0, low_open=True)
        at, z = (0, position), math.log(ratio)
        rollout_gap = logp_rollout[at] - logp_old[at]
        # the same e as before: the more likely of the two policies keeps its log-prob
        logp_old[at] = torch.maximum(logp[at], logp_old[at]) - max(z, 0.0)
        logp[at], logp_rollout[at] = logp_old[at] + z, logp_old[at] + rollout_gap
    return dataclasses.replace(batch, logp=logp, logp_old=logp_old, logp_rollout=logp_rollout)


def on_policy(length: int = 24, advantage: float = 1.0, seed: int = 0, responses: int = 1) -> TokenBatch:
    """Every ratio exactly 1: the first update after sampling."""
    return _batch(_zeros(responses, length), advantage, seed)


def small_drift(
    length: int = 24, advantage: float = 1.0, seed: int = 0, responses: int = 1, drift: float = 0.0, spread: float = 0.1
) -> TokenBatch:
    """z ~ Normal(drift, spread^2) per token, in nats: a few updates after sampling."""
    return _batch(_drifted(responses, length, drift, spread, seed), advantage, seed)


def rogue_token(
    length: int = 24,
    advantage: float = 1.0,
    seed: int = 0,
    responses: int = 1,
    drift: float = 0.0,
    spread: float = 0.1,
    position: int = 7,
    ratio: float = 3.0,
) -> TokenBatch:
    """Small drift, and in every response the token at `position` (0 to length - 1) has the given ratio (> 0)."""
    check.number("position", position, 0, length - 1)
    check.number("ratio", ratio, 0, low_open=True)
    z = _drifted(responses, length, drift, spread, seed)
    z[:, position] = math.log(ratio)
    return _batch(z, advantage, seed)


def routing_flips(
    length: int = 24,
    advantage: float = 1.0,
    seed: int = 0,
    responses: int = 1,
    drift: float = 0.0,
    spread: float = 0.1,
    share: float = 0.125,
    size: float = 1.5,
) -> TokenBatch:
    """Small drift, and a random `share` of the tokens moves by +-size nats: another expert was chosen."""
    check.number("share", share, 0, 1)
    check.number("size", size, 0)
    z = _drifted(responses, length, drift, spread, seed)
    return _batch(z + size * draws.flips(responses, length, seed, share), advantage, seed)


def long_drift(
    length: int = 256,
    advantage: float = 1.0,
    seed: int = 0,
    responses: int = 1,
    drift: float = 0.2,
    spread: float = 0.1,
) -> TokenBatch:
    """A long response whose mean log-ratio grows from 0 to 2 * drift: later tokens rest on earlier changes."""
    z = _drifted(responses, length, 0.0, spread, seed)
    # z_t gets 2 drift t / (T - 1), whose mean over the response is drift
    z += 2 * drift * torch.arange(length, dtype=z.dtype) / max(length - 1, 1)
    return _batch(z, advantage, seed)


def mismatch_noise(
    length: int = 24,
    advantage: float = 1.0,
    seed: int = 0,
    responses: int = 1,
    spread: float = 0.1,
    recomputed: bool = False,
) -> TokenBatch:
    """On-policy weights, but the sampler's log-probs carry noise ~ Normal(0, spread^2), as from low precision.

    logp_old are the sampler's own numbers, so the noise enters the ratio; with `recomputed` they are the
    trainer's, every ratio is 1 and the noise stands between logp_old and logp_rollout.
    """
    noisy = _batch(_drifted(responses, length, 0.0, spread, seed), advantage, seed)
    return dataclasses.replace(noisy, logp_old=noisy.logp.clone()) if recomputed else noisy


def _zeros(responses: int, length: int) -> Tensor:
    check.number("responses", responses, 1)
    check.number("length", length, 1)
    return torch.zeros(responses, length, dtype=torch.float64)


def _drifted(responses: int, length: int, drift: float, spread: float, seed: int) -> Tensor:
    check.number("spread", spread, 0)
    z = _zeros(responses, length)
    return z + drift + spread * draws.noise(responses, length, seed)


def _batch(z: Tensor, advantage: float, seed: int) -> TokenBatch:
    return from_log_ratios(z, advantage, draws.surprise(z.shape[0], z.shape[1], seed))
