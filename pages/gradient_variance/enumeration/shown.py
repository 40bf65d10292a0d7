"""Findings as the page shows them: figures by name, positions on its axes, which sentence fits, and who is first."""

import torch
from torch import Tensor

from pages.gradient_variance.enumeration.findings import Findings
from pages.gradient_variance.figures import BARS, FARTHEST, HIGHEST, LOWEST, NEAREST


def ratio(a: Tensor, b: Tensor) -> Tensor:
    """a / b; NaN where b is 0."""
    return torch.where(b == 0, torch.nan, a / torch.where(b == 0, 1, b))


def figures(one: Findings, updates: Tensor, groups: Tensor) -> dict[str, Tensor]:
    """(K,) figures of K objectives, (K, N) errors over `groups` (N,), and where their marks stand.

    `updates` is the number of groups at which `error` is theirs.
    """
    inflation, flat = ratio(one.variance, one.on_policy), ratio(one.flat, one.on_policy)
    bias, spread = ratio(one.bias, one.truth), ratio(one.variance, one.truth)
    mean_square = one.mean_weight**2
    return {
        "inflation": inflation,
        "relative_bias": bias,
        "noise_to_signal": ratio(one.variance, one.signal),
        "cosine": ratio(one.inner, (one.signal * one.truth).sqrt()),
        "from_within": ratio(one.variance - one.flat, one.variance),
        # (E w)^2 / E w^2, and E w^2 = (E w)^2 + variance between responses + variance inside
        "ess": ratio(mean_square, mean_square + one.between + one.within),
        "dead_tokens": one.dead_tokens,
        "dead_responses": one.dead_responses,
        "distance": bias.sqrt(),
        # E |g_N - truth|^2 = tr Cov(g) / N + |E g - truth|^2
        "error": spread / updates + bias,
        "error_one": spread + bias,
        "error.line": spread[:, None] / groups + bias[:, None],
        "x": inside(inflation),
        "y": far(bias.sqrt()),
        "bar": torch.where(inflation.isnan(), 0, inflation.clamp(max=BARS)),
        "flat": torch.where(flat.isnan(), 0, flat.clamp(max=BARS)),
    }


def inside(value: Tensor) -> Tensor:
    """A relative variance as it is drawn: held on the edges of the axis."""
    return torch.where(value.isnan(), LOWEST, value.clamp(min=LOWEST, max=HIGHEST)).to(value.dtype)


def far(value: Tensor) -> Tensor:
    """A distance as it is drawn; no gradient at all stands at 1."""
    return torch.where(value.isnan(), 1, value.clamp(min=NEAREST, max=FARTHEST))


def of_grpo(one: Findings) -> dict[str, Tensor]:
    """What the page says of GRPO alone: the variances of its weights, the one with equal weights, and two sentences.

    way   0 against the truth, 1 along it, 2 no gradient at all
    cost  0 differences inside responses add variance, 1 there is nothing to see, 2 they save some
    """
    share = ratio(one.variance - one.flat, one.variance)
    seen = torch.where((100 * share).abs() > 0.5, torch.where(share > 0, 0, 2), 1)
    way = torch.where(one.signal == 0, 2, (one.inner >= 0).long())
    return {
        "grpo.within": one.within, "grpo.between": one.between, "grpo.equal": ratio(one.flat, one.on_policy),
        "way": way.double(), "cost": seen.double(),
    }  # fmt: skip


TIE, NOUGHT = 1e-9, 1e-12  # what rounding can make of equal figures, relative to them and where they are next to 0
RANKS = {"calmest": "inflation", "cleanest": "noise_to_signal", "truest": "relative_bias", "best": "error"}


def ranks(figures: dict[str, Tensor], on: Tensor) -> dict[str, Tensor]:
    """Places of the one of least variance, noise-to-signal, bias, and error among those that are `on` (K,), from 0.

    Of several that are equal but for rounding the first.
    """
    shown = on > 0
    place = on.cumsum(0) - on
    found = {}
    for rank, figure in RANKS.items():
        # no gradient at all has no ratio, and is behind all others
        value = torch.where(shown & ~figures[figure].isnan(), figures[figure], torch.inf)
        found[rank] = torch.where(shown & (value <= (1 + TIE) * value.amin() + NOUGHT), place, torch.inf).amin()
    return found
