"""The graph between torch and JavaScript: values, views through which other values read them, and constants.

A Value is one expression evaluated at every point of a loop. Axes of size 1 do not exist in it: a scalar has the
empty loop, (1, T) and (T, 1) both loop over T. A View is how torch sees a value: a torch shape, and for each axis
of the value an affine index  offset + step * (position on a view axis). unsqueeze, expand, select and slice only
change views, so they cost nothing. Constants are recognised as arange or linspace, and printed as short as they
round-trip.
"""

import math
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


SMALL = 16  # arrays up to this size are computed once and printed; longer ones only where that is short


def number(value: Any) -> str:
    """The shortest JavaScript literal of a number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    text = repr(float(value)).removesuffix(".0")
    mantissa, exponent, power = text.partition("e")
    return f"{mantissa}e{int(power)}" if exponent else text


def array(value: Value) -> str:
    """A constant vector or matrix as a flat typed array."""
    assert value.tensor is not None
    flat = value.tensor.flatten().tolist()
    texts = [number(int(v) if value.kind == "b" else v) for v in flat]
    texts = [("-" if t[0] == "-" else "") + t.lstrip("-")[1:] if t.lstrip("-").startswith("0.") else t for t in texts]
    data = ", ".join(texts)
    return f"Float64Array.of({data})" if len(texts) <= 4096 else f"Float64Array.from([{data}])"


def _same_bits(a: Tensor, b: Tensor) -> bool:
    """Equal element by element, NaN equal to NaN and -0 not equal to 0."""
    if a.is_floating_point():
        a, b = a.contiguous().view(torch.int64), b.contiguous().view(torch.int64)
    return bool((a == b).all())


def _pattern(t: Tensor) -> tuple[Any, ...]:
    """How to print a vector: ("step", start, step) where it is evenly spaced, else ("data",).

    The last bits of torch.linspace depend on the processor, so evenly spaced means to a few ulps, with 0 at 0.
    """
    if t.dim() != 1 or t.dtype == torch.bool or not bool(torch.isfinite(t).all()):
        return ("data",)
    n, start, end = len(t), t[0].item(), t[-1].item()
    step = (end - start) / (n - 1)
    spaced = start + step * torch.arange(n, dtype=torch.float64)
    near = (spaced - t).abs() <= 4 * torch.finfo(torch.float64).eps * max(abs(start), abs(end))
    return ("step", start, step) if n > 2 and bool((near & ((spaced == 0) == (t == 0))).all()) else ("data",)


def constant(build: Build, tensor: Tensor) -> View:
    """A constant tensor; axes along which it does not change are dropped."""
    shape, t = tuple(tensor.shape), tensor.detach()
    if t.numel() == 0:  # never read
        t = torch.zeros([1] * t.dim(), dtype=t.dtype)
    kept: list[int] = []
    for axis in range(t.dim()):
        if t.shape[axis] > 1 and not _same_bits(t, t.select(axis, 0).unsqueeze(axis).expand_as(t)):
            kept.append(axis)
        else:
            t = t.narrow(axis, 0, 1)
    t = t.reshape([shape[axis] for axis in kept]).contiguous()
    kind, space = KINDS[t.dtype], tuple(t.shape)
    params = (*_pattern(t), tuple(number(v) for v in t.flatten().tolist()))
    value = make(build, "const", "const", (), space, space, kind, params, t)
    return View(shape, value, tuple(Index(axis) for axis in kept))


def is_short(view: View) -> bool:
    """Whether a constant prints in a few characters."""
    tensor = view.value.tensor
    return tensor is not None and (tensor.numel() <= SMALL or view.value.params[0] != "data")


def uniform(view: View) -> float | bool | None:
    """The number that a constant view holds everywhere, or None."""
    value = view.value
    return value.tensor.item() if value.tensor is not None and value.space == () else None
