"""Elementwise values, with what is known at once left out: x * 1, where(True, x, y), !!x and the like."""

import math
from collections.abc import Callable
from typing import Any

import torch

from viz.live.tracing.errors import unsupported
from viz.live.tracing.operators import MAPS
from viz.live.tracing.values import (
    Access,
    Build,
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

DTYPES = {"f": torch.float64, "b": torch.bool}


def elementwise(build: Build, op: str, views: list[View], shape: tuple[int, ...], kind: str) -> View:
    """The view of `op` over views broadcast to `shape`; `kind` is f or b."""
    if MAPS[op].logical and op != "number":
        views = [truth(build, view) for view in views]
    if op in ("lt", "le", "gt", "ge", "eq", "ne"):
        views = [_without_zero(view) for view in views]
    known = _known(build, op, views, kind)
    if known is not None:
        return broadcast(known, shape)
    # only the axes that an operand runs along: what is the same for every token is computed once
    views = [broadcast(view, shape) for view in views]
    used = {i.axis for view in views for i in view.index}
    small = tuple(size if axis in used else 1 for axis, size in enumerate(shape))
    reads = tuple(access(View(small, view.value, view.index), small) for view in views)
    return broadcast(mapped(build, op, reads, small, kind), shape)


def mapped(
    build: Build, op: str, reads: tuple[Access, ...], shape: tuple[int, ...], kind: str, params: tuple[Any, ...] = ()
) -> View:
    """The view of an elementwise value over accesses already made."""
    loop = tuple(shape[axis] for axis in long_axes(shape))
    return whole(make(build, "map", op, reads, loop, loop, kind, params), shape)


def truth(build: Build, view: View) -> View:
    """The view as truth values."""
    if view.value.kind == "b":
        return view
    return elementwise(build, "truth", [view], view.shape, "b")


def convert(build: Build, view: View, kind: str) -> View:
    """The view as numbers or as truth values, as tensor.to does."""
    have = view.value.kind
    if have == kind:
        return view
    if view.value.tensor is not None and view.value.space == ():
        return broadcast(constant(build, view.value.tensor.to(DTYPES[kind])), view.shape)
    if kind == "b":
        return truth(build, view)
    return elementwise(build, "number", [view], view.shape, kind)


def _known(build: Build, op: str, views: list[View], kind: str) -> View | None:
    """A simpler view of the same numbers, where there is one."""
    numbers = [uniform(view) for view in views]
    first, last = views[0], views[-1]
    if op in SAME_IF_LAST and numbers[-1] == SAME_IF_LAST[op] and first.value.kind == kind:
        return first
    if op in SAME_IF_FIRST and numbers[0] == SAME_IF_FIRST[op] and last.value.kind == kind:
        return last
    if op in ("and", "or") and (op == "or") in numbers:
        return constant(build, torch.tensor(op == "or"))
    if op == "not" and first.value.op == "not":
        inner = first.value.operands[0]
        if inner.value.space == first.value.space:
            return View(first.shape, inner.value, first.index)
    if op == "where":
        if numbers[0] is not None:
            return convert(build, views[1] if numbers[0] else views[2], kind)
        if views[1] == views[2]:
            return convert(build, views[1], kind)
    if op == "copy" and first.value.role == "map":
        return first
    return None


def _without_zero(view: View) -> View:
    """x for 0 + x, which a comparison cannot tell apart (elsewhere -0 can)."""
    value = view.value
    if value.op == "add" and value.role == "map":
        for zero, rest in (value.operands, value.operands[::-1]):
            constant_zero = zero.value.tensor is not None and zero.value.space == () and zero.value.tensor.item() == 0
            if constant_zero and is_whole(rest, value.space) and rest.value.kind == value.kind:
                return View(view.shape, rest.value, view.index)
    return view


# operators that return their first (last) operand when the other one is this number, NaN and -0 included
INF = float("inf")
SAME_IF_LAST = {"mul": 1, "div": 1, "sub": 0, "and": True, "or": False, "minimum": INF, "maximum": -INF, "raise": 1}
SAME_IF_FIRST = {"mul": 1, "and": True, "or": False, "minimum": INF, "maximum": -INF}


Args = dict[str, Any]
Shape = tuple[int, ...]

RENAMED = {"logical_and": "and", "logical_or": "or", "logical_not": "not", "special_gammainc": "igamma"}


def _number(build: Build, value: float) -> View:
    return constant(build, torch.tensor(value, dtype=torch.float64))


def clamp(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """clamp and hardtanh: the lower bound first, so that the upper one wins."""
    low, high = (a.get(name, a.get(f"{name}_val")) for name in ("min", "max"))
    view = a["self"]
    if low is not None:
        view = elementwise(build, "maximum", [view, low], shape, kind)
    if high is not None:
        view = elementwise(build, "minimum", [view, high], shape, kind)
    return view


# exponents that torch computes without pow; they differ at -inf and -0
ROOTS = {0.5: "sqrt", -0.5: "rsqrt", -1: "reciprocal"}


def power(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """pow: the special exponents that torch has too, Math.pow where it agrees with C, else a helper."""
    x, e = a["self"], a["exponent"]
    exponent, base = uniform(e), uniform(x)
    if exponent == 2:
        return elementwise(build, "mul", [x, x], shape, kind)
    if exponent == 3:
        return elementwise(build, "mul", [elementwise(build, "mul", [x, x], shape, kind), x], shape, kind)
    if exponent in ROOTS:
        return elementwise(build, ROOTS[exponent], [x], shape, kind)
    agrees = (exponent is not None and math.isfinite(exponent)) or (base is not None and abs(base) != 1)
    return elementwise(build, "raise" if agrees else "pow", [x, e], shape, kind)


def scaled(op: str) -> Callable[[Build, Args, Shape, str], View]:
    """add, sub and rsub, with their factor alpha on the second operand."""

    def lowered(build: Build, a: Args, shape: Shape, kind: str) -> View:
        x, y = a["self"], a["other"]
        if kind == "b":
            return elementwise(build, "or", [x, y], shape, kind)
        if a.get("alpha", 1) != 1:
            y = elementwise(build, "mul", [y, _number(build, a["alpha"])], y.shape, kind)
        return elementwise(build, op.removeprefix("r"), [y, x] if op == "rsub" else [x, y], shape, kind)

    return lowered


def divide(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """div without a rounding mode."""
    if a.get("rounding_mode"):
        raise unsupported("div", build.line, "Round the quotient by .floor() or .ceil().")
    return elementwise(build, "div", [a["self"], a["other"]], shape, kind)


def bitwise(op: str) -> Callable[[Build, Args, Shape, str], View]:
    """&, | and ~ of truth values."""

    def lowered(build: Build, a: Args, shape: Shape, kind: str) -> View:
        if kind != "b":
            raise unsupported(f"bitwise_{op}", build.line, "Bits of integers are not traced: use truth values.")
        return elementwise(build, op, [v for v in a.values() if isinstance(v, View)], shape, kind)

    return lowered


def product(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """mul; of two truth values it is `and`."""
    return elementwise(build, "and" if kind == "b" else "mul", [a["self"], a["other"]], shape, kind)


def choose(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """where(condition, x, y)."""
    branches = [convert(build, a[name], kind) for name in ("self", "other")]
    return elementwise(build, "where", [a["condition"], *branches], shape, kind)


SPECIAL: dict[str, Callable[[Build, Args, Shape, str], View]] = {
    **dict.fromkeys(("clamp", "clamp_min", "clamp_max", "hardtanh"), clamp),
    **{name: scaled(name) for name in ("add", "sub", "rsub")},
    **{f"bitwise_{op}": bitwise(op) for op in ("and", "or", "not")},
    "pow": power,
    "div": divide,
    "mul": product,
    "where": choose,
}
