"""How each elementwise operator prints.

An entry holds the precedence of the whole, the template, the precedence that each operand must have to stand
without parentheses, and whether operands are numbers or truth values. Names that a template calls and that are
not Math's are the helpers of helpers.py.
"""

from typing import NamedTuple

CALL, UNARY, FACTOR, TERM, COMPARE, EQUAL, AND, OR, CHOICE = 20, 15, 13, 12, 10, 9, 5, 4, 3


class Print(NamedTuple):
    """One row of the table."""

    precedence: int
    template: str
    operands: tuple[int, ...]
    logical: bool = False


def _binary(sign: str, precedence: int, logical: bool = False) -> Print:
    # the right side needs more: a - (b + c), and a + (b + c) is another sum than (a + b) + c in floating point
    return Print(precedence, f"{{0}} {sign} {{1}}", (precedence, precedence + 1), logical)


def _call(name: str, count: int = 1) -> Print:
    return Print(CALL, f"{name}({', '.join(f'{{{k}}}' for k in range(count))})", (0,) * count)


# fmt: off
MATH = (
    "abs", "exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan",
    "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "floor", "ceil", "trunc",
)
HELPED = {
    "sign": 1, "round": 1, "remainder": 2, "pow": 2, "lgamma": 1, "igamma": 2, "fmax": 2, "fmin": 2, "floor_divide": 2,
}
# fmt: on
MAPS: dict[str, Print] = {
    "copy": Print(CALL, "{0}", (CALL,)),
    "number": Print(UNARY, "+{0}", (UNARY + 1,), True),
    "truth": Print(EQUAL, "{0} !== 0", (EQUAL,)),
    "add": _binary("+", TERM),
    "sub": _binary("-", TERM),
    "mul": _binary("*", FACTOR),
    "div": _binary("/", FACTOR),
    "fmod": _binary("%", FACTOR),
    "neg": Print(UNARY, "-{0}", (UNARY + 1,)),
    "reciprocal": Print(FACTOR, "1 / {0}", (FACTOR + 1,)),
    "rsqrt": Print(FACTOR, "1 / Math.sqrt({0})", (0,)),
    "sigmoid": Print(FACTOR, "1 / (1 + Math.exp(-{0}))", (UNARY + 1,)),
    "exp2": Print(CALL, "Math.pow(2, {0})", (0,)),
    "raise": _call("Math.pow", 2),
    "maximum": _call("Math.max", 2),
    "minimum": _call("Math.min", 2),
    "atan2": _call("Math.atan2", 2),
    "hypot": _call("Math.hypot", 2),
    "lt": _binary("<", COMPARE),
    "le": _binary("<=", COMPARE),
    "gt": _binary(">", COMPARE),
    "ge": _binary(">=", COMPARE),
    "eq": _binary("===", EQUAL),
    "ne": _binary("!==", EQUAL),
    "isnan": _call("Number.isNaN"),
    "isfinite": _call("Number.isFinite"),
    "isinf": Print(EQUAL, "Math.abs({0}) === Infinity", (0,)),
    "and": _binary("&&", AND, True),
    "or": _binary("||", OR, True),
    "not": Print(UNARY, "!{0}", (UNARY,), True),
    "xor": Print(EQUAL, "!{0} !== !{1}", (UNARY, UNARY), True),
    "where": Print(CHOICE, "{0} ? {1} : {2}", (CHOICE + 1, CHOICE, CHOICE)),
    **{name: _call(f"Math.{name}") for name in MATH},
    **{name: _call(name if name != "pow" else "power", count) for name, count in HELPED.items()},
}
