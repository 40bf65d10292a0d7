"""Seeded responses that show an objective at work; every draw repeats from its parameters and its seed.

A scenario draws the log-ratio z of every token, then log-probs that could have produced it:
logp_old = -(e + max(z, 0)) and logp = logp_old + z with e ~ Exp(1), so both stay below 0.
All return a TokenBatch of `responses` rows of `length` tokens in float64 with one advantage for all.
"""

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


def _drifted(responses: int, length: int, drift: float, spread: float, seed: int) -> Tensor:
    check.number("responses", responses, 1)
    check.number("length", length, 1)
    check.number("spread", spread, 0)
    return drift + spread * draws.noise(responses, length, seed)


def _batch(z: Tensor, advantage: float, seed: int) -> TokenBatch:
    return from_log_ratios(z, advantage, draws.surprise(z.shape[0], z.shape[1], seed))
