"""Elementwise operators that are not one row of the table: clamps, powers, integer and truth variants."""

import math
from collections.abc import Callable
from typing import Any

import torch

from viz.live.tracing.constants import constant, uniform
from viz.live.tracing.errors import unsupported
from viz.live.tracing.simplify import convert, elementwise
from viz.live.tracing.values import Build, View

Args = dict[str, Any]
Shape = tuple[int, ...]

RENAMED = {
    "logical_and": "and", "logical_or": "or", "logical_not": "not", "logical_xor": "xor",
    "special_expm1": "expm1", "special_gammainc": "igamma", "remainder_": "remainder",
}  # fmt: skip


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


def relu(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """max(x, 0)."""
    return elementwise(build, "maximum", [a["self"], _number(build, 0.0)], shape, kind)


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
    """div, with its rounding modes."""
    mode, views = a.get("rounding_mode"), [a["self"], a["other"]]
    if mode == "floor":
        return elementwise(build, "floor_divide", views, shape, kind)
    quotient = elementwise(build, "div", views, shape, kind)
    return elementwise(build, "trunc", [quotient], shape, kind) if mode == "trunc" else quotient


def bitwise(op: str) -> Callable[[Build, Args, Shape, str], View]:
    """&, |, ^ and ~ of truth values."""

    def lowered(build: Build, a: Args, shape: Shape, kind: str) -> View:
        if kind != "b":
            raise unsupported(f"bitwise_{op}", build.line, "Bits of integers are not traced: use truth values.")
        return elementwise(build, op, [v for v in a.values() if isinstance(v, View)], shape, kind)

    return lowered


def product(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """mul; of two truth values it is `and`."""
    return elementwise(build, "and" if kind == "b" else "mul", [a["self"], a["other"]], shape, kind)


def rounded(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """round, half to even, to a number of decimals."""
    if not a.get("decimals"):
        return elementwise(build, "round", [a["self"]], shape, kind)
    digits = a["decimals"]
    factor = _number(build, float(10 ** abs(digits)))
    there, back = ("mul", "div") if digits > 0 else ("div", "mul")
    whole = elementwise(build, "round", [elementwise(build, there, [a["self"], factor], shape, kind)], shape, kind)
    return elementwise(build, back, [whole, factor], shape, kind)


def choose(build: Build, a: Args, shape: Shape, kind: str) -> View:
    """where(condition, x, y)."""
    branches = [convert(build, a[name], kind) for name in ("self", "other")]
    return elementwise(build, "where", [a["condition"], *branches], shape, kind)


SPECIAL: dict[str, Callable[[Build, Args, Shape, str], View]] = {
    **dict.fromkeys(("clamp", "clamp_min", "clamp_max", "hardtanh"), clamp),
    **{name: scaled(name) for name in ("add", "sub", "rsub")},
    **{f"bitwise_{op}": bitwise(op) for op in ("and", "or", "xor", "not")},
    "relu": relu,
    "pow": power,
    "div": divide,
    "mul": product,
    "round": rounded,
    "where": choose,
}
