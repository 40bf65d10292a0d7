"""Operators that move no numbers: they turn one view into another."""

from collections.abc import Callable
from typing import Any

from viz.live.tracing.simplify import mapped
from viz.live.tracing.values import Access, Build, Index, View, access, broadcast, is_whole, long_axes

Args = dict[str, Any]


def _renumber(view: View, shape: tuple[int, ...], new: dict[int, int]) -> View:
    """The view with its axes renamed; an axis that is not named must have size 1."""
    index = tuple(i if i.axis is None else i._replace(axis=new[i.axis]) for i in view.index)
    return View(shape, view.value, index)


def alias(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """clone, detach and their like."""
    return view


def expand(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """expand."""
    return broadcast(view, shape)


def permute(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """permute."""
    return _renumber(view, shape, {old % len(shape): new for new, old in enumerate(a["dims"])})


def transpose(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """transpose of two axes."""
    n = len(shape)
    order = {axis: axis for axis in range(n)}
    if n:
        order |= {a["dim0"] % n: a["dim1"] % n, a["dim1"] % n: a["dim0"] % n}
    return _renumber(view, shape, order)


def turned(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """t() of a matrix."""
    return _renumber(view, shape, {0: len(shape) - 1, 1: 0})


def affine(view: View, axis: int, shape: tuple[int, ...], offset: int, step: int) -> View:
    """The view that reads position offset + step * i of `axis`."""
    index = []
    for i in view.index:
        if i.axis == axis:
            fixed = shape[axis] == 1
            moved = i.offset + i.step * offset
            i = Index(None, moved, 0) if fixed else Index(axis, moved, i.step * step)
        index.append(i)
    return View(shape, view.value, tuple(index))


def select(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """One position of an axis, which disappears."""
    axis = a["dim"] % len(view.shape)
    one = tuple(1 if k == axis else size for k, size in enumerate(view.shape))
    picked = affine(view, axis, one, a["index"] % view.shape[axis], 1)
    keep = {old: old - (old > axis) for old in range(len(view.shape)) if old != axis}
    return _renumber(picked, shape, keep)


def slice_(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """start:end:step of an axis; its end is in `shape`."""
    axis = a["dim"] % len(shape)
    size, start = view.shape[axis], a["start"] or 0
    return affine(view, axis, shape, min(start if start >= 0 else max(start + size, 0), size), a["step"])


def flip(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """Reversed axes."""
    for axis in a["dims"]:
        view = affine(view, axis % len(shape), shape, shape[axis] - 1, -1)
    return view


def reshape(build: Build, view: View, a: Args, shape: tuple[int, ...]) -> View:
    """view, unsqueeze, squeeze: names change where only axes of size 1 come or go, else a copy in memory order."""
    old, new = long_axes(view.shape), long_axes(shape)
    if [view.shape[k] for k in old] == [shape[k] for k in new]:
        return _renumber(view, shape, dict(zip(old, new, strict=True)))
    sizes = tuple(view.shape[k] for k in old)
    if not is_whole(access(view, view.shape), sizes):
        view = mapped(build, "copy", (access(view, view.shape),), view.shape, view.value.kind)
    indices = tuple(Index(k) for k in range(len(new)))
    return mapped(build, "copy", (Access(view.value, indices, True),), shape, view.value.kind)


VIEWS: dict[str, Callable[[Build, View, Args, tuple[int, ...]], View]] = {
    **dict.fromkeys(("clone", "detach", "alias", "lift_fresh_copy", "lift_fresh", "contiguous", "detach_"), alias),
    **dict.fromkeys(("view", "_unsafe_view", "reshape", "unsqueeze", "squeeze", "_reshape_copy", "flatten"), reshape),
    "expand": expand,
    "permute": permute,
    "transpose": transpose,
    "t": turned,
    "select": select,
    "slice": slice_,
    "flip": flip,
}
