"""What is found of objectives on rows of outcomes: moments off-policy and on-policy, and how their weights are."""

from typing import NamedTuple

import torch
from torch import Tensor

from pages.gradient_variance.enumeration.moments import Group, Moments, moments, response, shifted_moments
from pages.gradient_variance.enumeration.outcomes import Rows

NOTHING = 1e-24  # of the truth's square: where what is kept cancels, E g is rounding, and its direction means nothing


class Findings(NamedTuple):
    """(K,), by the names of `algos.variance.summary.Summary`; all moments lack the same factor."""

    variance: Tensor
    signal: Tensor
    bias: Tensor
    truth: Tensor
    on_policy: Tensor
    inner: Tensor
    flat: Tensor
    within: Tensor
    between: Tensor
    mean_weight: Tensor
    dead_tokens: Tensor
    dead_responses: Tensor


class Weights(NamedTuple):
    """Of the weights w = c / A: as in `Findings`, and the mean coefficient of each row (K, N, 1)."""

    flat: Tensor
    within: Tensor
    between: Tensor
    mean_weight: Tensor
    dead_tokens: Tensor
    dead_responses: Tensor


def weights_of(rows: Rows, c: Tensor) -> Weights:
    """From the coefficients c (K, N, T) for A of 1 or -1."""
    inside, chance = rows.batch.mask, rows.chance
    # counted from the first one, so that equal coefficients are their own mean to the last bit
    mean = c[..., 0] + torch.where(inside, c - c[..., :1], 0).sum(-1) / rows.length
    apart = torch.where(inside, (c - mean[..., None]) ** 2, 0).sum(-1) / rows.length
    dead = (inside & (c == 0)).to(c.dtype).sum(-1)
    w = mean * rows.batch.advantages
    mean_weight = w[:, 0] + (chance * (w - w[:, :1])).sum(-1)
    between = (chance * (w - mean_weight[:, None]) ** 2).sum(-1)
    all_dead = (dead == rows.length).to(c.dtype)
    return Weights(
        mean[..., None], (chance * apart).sum(-1), between, mean_weight,
        (chance * dead).sum(-1) / rows.length, (chance * all_dead).sum(-1),
    )  # fmt: skip


def found(rows: Rows, group: Group, truth: Moments, c: Tensor) -> Findings:
    """For objectives whose coefficient is |A| times c (K, N, T), which is the one for A of 1 or -1."""
    weights = weights_of(rows, c)
    here, flat = (moments(group, response(rows, each, rows.pull, rows.square)) for each in (c, weights.flat))
    return findings(here, flat, truth, weights)


def found_shifted(rows: Rows, group: Group, truth: Moments, shift: Tensor) -> Findings:
    """For objectives whose coefficient is A + shift (K, N, T), whatever A is."""
    weights = weights_of(rows, rows.batch.masked(rows.batch.advantages[:, None] + shift))
    # the mean over the tokens of A + shift is A and the mean shift
    mean_shift = (weights.flat - rows.batch.advantages[:, None]).expand(shift.shape)
    here, flat = (shifted_moments(group, rows, each) for each in (shift, mean_shift))
    return findings(here, flat, truth, weights)


def findings(here: Moments, flat: Moments, truth: Moments, weights: Weights) -> Findings:
    """All together; `flat` are the moments with equal coefficients inside each response, `truth` is one for all."""
    apart, signal, true_signal = here.mean - truth.mean, (here.mean**2).sum(-1), (truth.mean**2).sum(-1)
    return Findings(
        variance=here.variance,
        signal=torch.where(signal > NOTHING * true_signal, signal, 0),
        bias=(apart**2).sum(-1),
        truth=true_signal.expand(here.variance.shape),
        on_policy=truth.variance.expand(here.variance.shape),
        inner=(here.mean * truth.mean).sum(-1),
        **weights._asdict() | {"flat": flat.variance},
    )
