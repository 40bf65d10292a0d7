"""Operators that move numbers: views, which cost nothing, and what reads elements from elsewhere."""

from collections.abc import Callable
from typing import Any

import torch

from viz.live.tracing.elementwise import convert, mapped
from viz.live.tracing.errors import unsupported
from viz.live.tracing.values import (
    TAKE,
    Access,
    Build,
    Index,
    View,
    access,
    broadcast,
    constant,
    is_whole,
    long_axes,
    make,
    uniform,
    whole,
)

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
    **dict.fromkeys(("clone", "detach", "alias", "lift_fresh_copy"), alias),
    **dict.fromkeys(("view", "unsqueeze", "squeeze"), reshape),
    "expand": expand,
    "select": select,
    "slice": slice_,
}


Args = dict[str, Any]


def cat(build: Build, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """Pieces one after the other along an axis."""
    # torch lets an empty vector stand among pieces of any rank
    pieces = [piece for piece in a["tensors"] if 0 not in piece.shape]
    axis = a["dim"] % len(shape)
    return _joined(build, [convert(build, piece, kind) for piece in pieces], axis, shape, kind)


def _joined(build: Build, pieces: list[View], axis: int, shape: tuple[int, ...], kind: str) -> View:
    if len(pieces) == 1:
        return pieces[0]
    long = long_axes(shape)
    if len(pieces) > FEW and axis == long[0] and len(long) > 1:
        return _laid_out(build, pieces, shape, kind)
    reads, bounds, start = [], [], 0
    for piece in pieces:
        size = piece.shape[axis]
        # a piece of size 1 has a fixed place; a longer one is read `start` further on
        index = tuple(i._replace(offset=i.offset - i.step * start) if i.axis == axis else i for i in piece.index)
        reads.append(access(View(shape, piece.value, index), shape))
        start += size
        bounds.append(start)
    return mapped(build, "cat", tuple(reads), shape, kind, (long_axes(shape).index(axis), *bounds[:-1]))


FEW = 4  # pieces that a reader chooses among for every element


def _laid_out(build: Build, pieces: list[View], shape: tuple[int, ...], kind: str) -> View:
    """Many pieces along the first axis: each is an array of its own, copied to its place."""
    reads = []
    for piece in pieces:
        read = access(piece, piece.shape)
        if not is_whole(read, tuple(piece.shape[k] for k in long_axes(piece.shape))) or piece.value.role == "const":
            piece = mapped(build, "copy", (read,), piece.shape, kind)
            read = access(piece, piece.shape)
        reads.append(read)
    space = tuple(shape[k] for k in long_axes(shape))
    return whole(make(build, "reduce", "join", tuple(reads), (), space, kind), shape)


def pad(build: Build, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """Constant padding, negative amounts included."""
    view, amounts = a["self"], a["pad"]
    fill = convert(build, constant(build, torch.tensor(a["value"] or 0, dtype=torch.float64)), kind)
    for k in range(len(amounts) // 2):
        axis, (before, after) = len(view.shape) - 1 - k, amounts[2 * k : 2 * k + 2]
        size = view.shape[axis] + min(before, 0) + min(after, 0)
        view = affine(view, axis, _resized(view.shape, axis, size), max(-before, 0), 1)
        ends = [_resized(view.shape, axis, max(amount, 0)) for amount in (before, after)]
        pieces = [broadcast(fill, ends[0]), view, broadcast(fill, ends[1])]
        total = _resized(view.shape, axis, size + max(before, 0) + max(after, 0))
        view = _joined(build, [piece for piece in pieces if piece.shape[axis]], axis, total, kind)
    return view


def _resized(shape: tuple[int, ...], axis: int, size: int) -> tuple[int, ...]:
    return (*shape[:axis], size, *shape[axis + 1 :])


def _take(build: Build, view: View, axis: int, where: View, shape: tuple[int, ...], new: dict[int, int]) -> View:
    """view[..., where, ...] on one axis; `where` is a view of `shape`, `new` renames the other axes."""
    number = {k: n for n, k in enumerate(long_axes(shape))}
    index = []
    for i in view.index:
        if i.axis == axis:
            i = i._replace(axis=TAKE)
        elif i.axis is not None:
            i = i._replace(axis=number[new[i.axis]])
        index.append(i)
    if not any(i.axis == TAKE for i in index):
        return View(shape, view.value, tuple(i if i.axis is None else i._replace(axis=new[i.axis]) for i in view.index))
    return mapped(build, "take", (access(where, shape), Access(view.value, tuple(index))), shape, view.value.kind)


def index_select(build: Build, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """Positions of one axis, given as a vector."""
    view, where, axis = a["self"], a["index"], a["dim"] % max(len(shape), 1)
    lined = View(shape, where.value, tuple(i if i.axis is None else i._replace(axis=axis) for i in where.index))
    return _take(build, view, axis, lined, shape, {k: k for k in range(len(shape))})


def index(build: Build, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """table[where]: the elements of a vector at the positions that a tensor of any shape names."""
    view, (where, *more) = a["self"], a["indices"]
    if more or len(view.shape) != 1 or where is None or where.value.kind == "b" or not where.shape:
        raise unsupported("index", build.line)
    return _take(build, view, 0, where, shape, {})


def index_put(build: Build, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """zeros(n).index_put((where,), values, accumulate=True): the sum of the values at each position of a vector."""
    view, (where, *more), values = a["self"], a["indices"], a["values"]
    if not a["accumulate"] or more or len(shape) != 1 or where.value.kind == "b" or uniform(view) != 0:
        raise unsupported("index_put", build.line)
    over = where.shape
    loop = tuple(over[axis] for axis in long_axes(over))
    reads = access(where, over), access(convert(build, values, kind), over)
    every = tuple(range(len(loop)))
    return whole(make(build, "reduce", "put", reads, loop, shape, kind, (every,)), shape)


GATHERS: dict[str, Callable[[Build, Args, tuple[int, ...], str], View]] = {
    "cat": cat,
    "constant_pad_nd": pad,
    "index_select": index_select,
    "index": index,
    "index_put": index_put,
}
