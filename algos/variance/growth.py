"""How the figures of an objective grow with the length of the responses, as a power of it."""

import math
from dataclasses import dataclass
from typing import Any

import torch

from algos.objectives.base import Objective
from algos.variance.estimates import T31, Estimate
from algos.variance.monte_carlo import estimate

FITTED = ("inflation", "relative_bias")


@dataclass(frozen=True, kw_only=True)
class Growth:
    """Of one objective: {length: its figures}, and {figure: (slope, low, high)} of log figure against log length.

    The line is fitted by least squares weighted with the intervals of the figures. Its 95% interval is widened where
    the points lie further from it than theirs allow. NaN with fewer than two lengths at which a figure is told from 0.
    """

    estimates: dict[int, Estimate]
    slopes: dict[str, tuple[float, float, float]]


def growth(
    objectives: dict[str, Objective], *, lengths: list[int], seed: int = 0, **settings: Any
) -> dict[str, Growth]:
    """The growth of every objective; `settings` as those of `estimate`, `seed` gives each length draws of its own.

    Raises ValueError for fewer than two lengths, or the same one twice, and as `estimate` does.
    """
    if len(set(lengths)) < max(2, len(lengths)):
        raise ValueError(f"lengths is {lengths}; wanted at least two, each of them once, to fit a line to.")
    progress = settings.pop("progress", None)
    found: dict[int, dict[str, Estimate]] = {}
    for i, length in enumerate(lengths):
        told = None if progress is None else (lambda share, i=i: progress((i + share) / len(lengths)))
        found[length] = estimate(objectives, length=length, seed=seed * len(lengths) + i, progress=told, **settings)
    each = {name: {length: found[length][name] for length in lengths} for name in objectives}
    return {name: Growth(estimates=one, slopes={f: slope(one, f) for f in FITTED}) for name, one in each.items()}


def slope(estimates: dict[int, Estimate], figure: str) -> tuple[float, float, float]:
    """The slope of log figure against log length with the ends of its 95% interval."""
    points = []
    for length, each in estimates.items():
        (low, high), value = each.intervals[figure], each.value(figure)
        if low > 0:
            # the error of log f is that of f over f; never quite 0, as it divides
            points.append((math.log(length), math.log(value), max((high - low) / (2 * T31 * value), 1e-12)))
    if len(points) < 2:
        return math.nan, math.nan, math.nan
    x, y, error = torch.tensor(points, dtype=torch.float64).unbind(-1)
    w = 1 / error**2
    x, y = x - (w * x).sum() / w.sum(), y - (w * y).sum() / w.sum()
    # b = sum w x y / sum w x^2,  Var b = 1 / sum w x^2
    b = (w * x * y).sum() / (w * x**2).sum()
    spread = float((w * (y - b * x) ** 2).sum()) / max(len(points) - 2, 1)
    reach = T31 * float((w * x**2).sum() ** -0.5) * math.sqrt(max(spread, 1.0))
    return float(b), float(b) - reach, float(b) + reach
