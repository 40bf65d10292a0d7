"""Sums and their like over axes, and running sums."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import torch

from viz.live.tracing.elementwise import convert, elementwise, truth
from viz.live.tracing.errors import unsupported
from viz.live.tracing.values import Build, View, access, constant, long_axes, make, whole

Args = dict[str, Any]


class Fold(NamedTuple):
    """How a reduction starts, how it takes in {1}, and whether it folds truth values."""

    start: str
    step: str
    logical: bool = False


FOLDS = {
    "sum": Fold("0", "{0} += {1};"),
    "amax": Fold("-Infinity", "{0} = Math.max({0}, {1});"),
    "amin": Fold("Infinity", "{0} = Math.min({0}, {1});"),
    "any": Fold("0", "if ({1}) {0} = 1;", True),
    "all": Fold("1", "if (!({1})) {0} = 0;", True),
}


def reduced(build: Build, op: str, view: View, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """The view of one of FOLDS over the axes a["dim"] (all of them if None or empty)."""
    axes = _axes(a.get("dim"), len(view.shape))
    view = truth(build, view) if FOLDS[op].logical else convert(build, view, kind)
    view = _folded_constant_axes(build, op, view, axes, kind)
    long = long_axes(view.shape)
    kept = tuple(1 if axis in axes else size for axis, size in enumerate(view.shape))
    if any(axis in axes for axis in long):
        loop = tuple(view.shape[axis] for axis in long)
        over = tuple(k for k, axis in enumerate(long) if axis in axes)
        space = tuple(size for k, size in enumerate(loop) if k not in over)
        # any and all keep 0 or 1, which is both a number and a truth value
        value = make(build, "reduce", op, (access(view, view.shape),), loop, space, kind, (over,))
        view = whole(value, kept)
    # without an axis to fold there is nothing to do; only axes of size 1 come or go
    return _without(view, kept, shape)


def _folded_constant_axes(build: Build, op: str, view: View, axes: set[int], kind: str) -> View:
    """The view with size 1 on reduced axes along which it does not change; a sum over them is a product."""
    used = {i.axis for i in view.index}
    same = [axis for axis in long_axes(view.shape) if axis in axes and axis not in used]
    if not same:
        return view
    count = math.prod(view.shape[axis] for axis in same)
    view = View(tuple(1 if axis in same else size for axis, size in enumerate(view.shape)), view.value, view.index)
    if op != "sum":
        return view
    return elementwise(build, "mul", [view, constant(build, torch.tensor(count))], view.shape, kind)


def mean(build: Build, op: str, view: View, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """The sum divided by the number of elements."""
    # the mean along an axis on which nothing changes is the number itself
    axes, used = _axes(a.get("dim"), len(view.shape)), {i.axis for i in view.index}
    sizes = tuple(1 if axis in axes - used else size for axis, size in enumerate(view.shape))
    view = View(sizes, view.value, view.index)
    total = reduced(build, "sum", view, a, shape, kind)
    count = math.prod(view.shape[axis] for axis in axes)
    return elementwise(build, "div", [total, constant(build, torch.tensor(float(count)).double())], shape, kind)


def scanned(build: Build, op: str, view: View, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """cumsum along the last axis; along another one it is an error."""
    view, long = convert(build, view, kind), long_axes(view.shape)
    axis = a["dim"] % max(len(shape), 1)
    if axis not in long:
        return view
    if axis != long[-1]:
        raise unsupported(op, build.line, "Running sums go along the last axis: transpose first.")
    loop = tuple(view.shape[k] for k in long)
    return whole(make(build, "scan", op.removeprefix("cum"), (access(view, shape),), loop, loop, kind), shape)


def _axes(dim: Any, rank: int) -> set[int]:
    dims = [dim] if isinstance(dim, int) else dim
    return {axis % rank for axis in dims} if dims and rank else set(range(rank))


def _without(view: View, kept: tuple[int, ...], shape: tuple[int, ...]) -> View:
    """Drop the reduced axes if torch did."""
    new = dict(zip(long_axes(kept), long_axes(shape), strict=True))
    index = tuple(i if i.axis is None else i._replace(axis=new[i.axis]) for i in view.index)
    return View(shape, view.value, index)


REDUCTIONS: dict[str, Callable[[Build, str, View, Args, tuple[int, ...], str], View]] = {
    **dict.fromkeys(FOLDS, reduced),
    "mean": mean,
    "cumsum": scanned,
}
