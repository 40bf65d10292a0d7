"""What the command line and the page print of the variance lab: plain rows, and how each is worked out.

Every report is a dict of lists and numbers, ready for JSON; `rows` of it are {column: value}, ready for CSV.
"""

import math
from collections.abc import Callable
from typing import Any

from algos.objectives.base import Objective
from algos.variance.cloud import cloud
from algos.variance.estimates import DERIVED, STORED
from algos.variance.exact import summarise
from algos.variance.frontier import SWEEPS, frontier
from algos.variance.growth import growth
from algos.variance.summary import Summary
from algos.variance.tree import grow

Report = dict[str, Any]
Progress = Callable[[float], object]
EXACT = (*STORED, *DERIVED, "distance")


def exact(objectives: dict[str, Objective], *, symbols: int, length: int, group: int, **mismatch: Any) -> Report:
    """Every figure of each objective, by enumeration."""
    tree = grow(symbols, length, **mismatch)
    return {"rows": [figures(name, one) for name, one in summarise(objectives, tree, group).items()]}


def frontiers(objectives: dict[str, Objective], *, symbols: int, length: int, group: int, **mismatch: Any) -> Report:
    """Every figure of each objective that has a sweep, at each value of its parameter; its own settings count not.

    Raises ValueError if none of them has one.
    """
    if not SWEEPS.keys() & objectives:
        raise ValueError(f"{', '.join(objectives)}: no parameter to sweep; wanted at least one of {', '.join(SWEEPS)}.")
    tree = grow(symbols, length, **mismatch)
    rows = []
    for name in objectives:
        for value, one in zip(SWEEPS.get(name, ()), frontier(name, tree, group) if name in SWEEPS else (), strict=True):
            rows.append({"objective": name, "parameter": number(value)} | figures(name, one))
    return {"rows": rows}


def figures(name: str, one: Summary) -> dict[str, Any]:
    """An objective's figures as a row."""
    return {"objective": name} | {figure: number(getattr(one, figure)) for figure in EXACT}


def grown(
    objectives: dict[str, Objective], *, lengths: list[int], group: int, groups: int, progress: Progress | None = None,
    **mismatch: Any,
) -> Report:  # fmt: skip
    """Figures with their intervals at each length, by Monte Carlo, and the fitted slopes."""
    found = growth(objectives, lengths=lengths, group=group, groups=groups, progress=progress, **mismatch)
    rows, slopes = [], {}
    for name, one in found.items():
        slopes[name] = {figure: [number(value) for value in slope] for figure, slope in one.slopes.items()}
        for length, estimate in one.estimates.items():
            for figure in (*STORED, *DERIVED):
                low, high = estimate.intervals[figure]
                ends = {"low": number(low), "high": number(high)}
                value = {"value": number(estimate.value(figure))}
                rows.append({"objective": name, "length": length, "figure": figure} | value | ends)
    return {"rows": rows, "slopes": slopes}


def clouds(objectives: dict[str, Objective], *, length: int, group: int, groups: int, **mismatch: Any) -> Report:
    """The gradients of single groups on two axes, in units of the length of each objective's truth."""
    found = cloud(objectives, length=length, group=group, groups=groups, **mismatch)
    rows, means = [], {}
    for name, points in found.points.items():
        unit = float(found.truths[name].norm())
        means[name] = [number(value / unit) for value in found.means[name].tolist()]
        for x, y in (points / unit).tolist():
            rows.append({"objective": name, "along": number(x), "across": number(y)})
    return {"rows": rows, "means": means}


def number(value: float) -> float | None:
    """A number to six digits; None for NaN and infinity, which JSON cannot hold."""
    return float(f"{value:.6g}") if math.isfinite(value) else None
