"""Operators that read elements from elsewhere: cat, pad, and reading at a position that is itself a value."""

from collections.abc import Callable
from typing import Any

import torch

from viz.live.tracing.constants import constant
from viz.live.tracing.errors import unsupported
from viz.live.tracing.simplify import convert, mapped
from viz.live.tracing.values import TAKE, Access, Build, Index, View, access, broadcast, long_axes
from viz.live.tracing.views import affine

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
    reads, bounds, start = [], [], 0
    for piece in pieces:
        size = piece.shape[axis]
        # a piece of size 1 has a fixed place; a longer one is read `start` further on
        index = tuple(i._replace(offset=i.offset - i.step * start) if i.axis == axis else i for i in piece.index)
        reads.append(access(View(shape, piece.value, index), shape))
        start += size
        bounds.append(start)
    return mapped(build, "cat", tuple(reads), shape, kind, (long_axes(shape).index(axis), *bounds[:-1]))


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


def gather(build: Build, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """A position of one axis for every element."""
    return _take(build, a["self"], a["dim"] % max(len(shape), 1), a["index"], shape, {k: k for k in range(len(shape))})


def index(build: Build, a: Args, shape: tuple[int, ...], kind: str) -> View:
    """v[..., positions, ...] with one integer tensor of at most one axis."""
    view, given = a["self"], [(axis, where) for axis, where in enumerate(a["indices"]) if where is not None]
    axis, where = given[0]
    if len(given) != 1 or where.value.kind == "b" or len(where.shape) > 1:
        raise unsupported("index", build.line)
    if where.value.tensor is None or bool((where.value.tensor < 0).any()):
        raise unsupported("index", build.line, "Use index_select, with positions counted from the start.")
    rank = len(where.shape)
    lined = View(shape, where.value, tuple(Index(axis, i.offset, i.step) if i.axis == 0 else i for i in where.index))
    return _take(build, view, axis, lined, shape, {k: k + (rank - 1) * (k > axis) for k in range(len(view.shape))})


GATHERS: dict[str, Callable[[Build, Args, tuple[int, ...], str], View]] = {
    "cat": cat,
    "constant_pad_nd": pad,
    "index_select": index_select,
    "gather": gather,
    "index": index,
}
