"""The graph between torch and JavaScript: values, and views through which other values read them.

A Value is one expression evaluated at every point of a loop. Axes of size 1 do not exist in it: a scalar has the
empty loop, (1, T) and (T, 1) both loop over T. A View is how torch sees a value: a torch shape, and for each axis
of the value an affine index  offset + step * (position on a view axis). unsqueeze, expand, select, slice, flip and
transpose only change views, so they cost nothing.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import torch
from torch import Tensor

# numbers and truth values; an integer is a number here as in JavaScript
KINDS = {torch.float64: "f", torch.int64: "f", torch.int32: "f", torch.uint8: "f", torch.bool: "b"}


class Index(NamedTuple):
    """offset + step * position on `axis`; a fixed offset where axis is None; TAKE: the value of the first operand."""

    axis: int | None
    offset: int = 0
    step: int = 1


TAKE = -1


@dataclass(frozen=True)
class Access:
    """A value read inside a loop; the axes of the indices are axes of the loop. `flat`: by position in memory."""

    value: "Value"
    index: tuple[Index, ...]
    flat: bool = False


@dataclass(eq=False)
class Value:
    """One expression over a loop. role: input, const, map, reduce (loop -> smaller space) or scan (running sum).

    `fixed` where no input reaches it: it is computed once, when the module loads.
    """

    role: str
    op: str
    operands: tuple[Access, ...]
    params: tuple[Any, ...]
    loop: tuple[int, ...]
    space: tuple[int, ...]
    kind: str
    hint: str = ""
    tensor: Tensor | None = None
    level: int = 0
    fixed: bool = False


@dataclass(frozen=True)
class View:
    """A value as a tensor of `shape`; one index per axis of the value, whose axes are axes of `shape`."""

    shape: tuple[int, ...]
    value: Value
    index: tuple[Index, ...]


@dataclass
class Build:
    """The graph under construction: equal values are made once."""

    memo: dict[Any, Value] = field(default_factory=dict)
    hint: str = ""
    line: str = ""


def long_axes(shape: tuple[int, ...]) -> list[int]:
    """The axes whose size is not 1."""
    return [axis for axis, size in enumerate(shape) if size != 1]


def broadcast(view: View, shape: tuple[int, ...]) -> View:
    """The view expanded to a larger shape, by torch's rules."""
    shift = len(shape) - len(view.shape)
    index = tuple(i if i.axis is None else i._replace(axis=i.axis + shift) for i in view.index)
    return View(shape, view.value, index)


def access(view: View, shape: tuple[int, ...]) -> Access:
    """The view read inside the loop over `shape`."""
    number = {axis: k for k, axis in enumerate(long_axes(shape))}
    index = broadcast(view, shape).index
    return Access(view.value, tuple(i if i.axis is None else i._replace(axis=number[i.axis]) for i in index))


def is_whole(read: Access, loop: tuple[int, ...]) -> bool:
    """Whether the loop reads each element of the value at that element's own position."""
    plain = all(i == Index(k) for k, i in enumerate(read.index))
    return read.value.space == loop and plain and not read.flat


def whole(value: Value, shape: tuple[int, ...]) -> View:
    """A value as the tensor of `shape` that it was made for."""
    return View(shape, value, tuple(Index(axis) for axis in long_axes(shape)))


def make(
    build: Build, role: str, op: str, operands: tuple[Access, ...], loop: tuple[int, ...], space: tuple[int, ...],
    kind: str, params: tuple[Any, ...] = (), tensor: Tensor | None = None,
) -> Value:  # fmt: skip
    """The value with that definition, made at most once."""
    key = (role, op, tuple((id(r.value), r.index, r.flat) for r in operands), params, loop, space, kind)
    if key not in build.memo:
        fixed = role != "input" and all(read.value.fixed for read in operands)
        build.memo[key] = Value(role, op, operands, params, loop, space, kind, build.hint, tensor, fixed=fixed)
    return build.memo[key]
