"""How each elementwise operator prints, and the functions that a module carries where torch and Math differ.

An entry holds the precedence of the whole, the template, the precedence that each operand must have to stand
without parentheses, and whether operands are numbers or truth values. Names that a template calls and that are
not Math's are the helpers.
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
    "abs", "exp", "expm1", "log", "log1p", "sqrt", "tanh", "floor", "ceil", "trunc",
)
HELPED = {
    "pow": 2, "lgamma": 1, "igamma": 2,
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
    "neg": Print(UNARY, "-{0}", (UNARY + 1,)),
    "reciprocal": Print(FACTOR, "1 / {0}", (FACTOR + 1,)),
    "rsqrt": Print(FACTOR, "1 / Math.sqrt({0})", (0,)),
    "sigmoid": Print(FACTOR, "1 / (1 + Math.exp(-{0}))", (UNARY + 1,)),
    "raise": _call("Math.pow", 2),
    "maximum": _call("Math.max", 2),
    "minimum": _call("Math.min", 2),
    "lt": _binary("<", COMPARE),
    "le": _binary("<=", COMPARE),
    "gt": _binary(">", COMPARE),
    "ge": _binary(">=", COMPARE),
    "eq": _binary("===", EQUAL),
    "ne": _binary("!==", EQUAL),
    "isnan": _call("Number.isNaN"),
    "and": _binary("&&", AND, True),
    "or": _binary("||", OR, True),
    "not": Print(UNARY, "!{0}", (UNARY,), True),
    "where": Print(CHOICE, "{0} ? {1} : {2}", (CHOICE + 1, CHOICE, CHOICE)),
    **{name: _call(f"Math.{name}") for name in MATH},
    **{name: _call(name if name != "pow" else "power", count) for name, count in HELPED.items()},
}


HELPERS = {
    "power": (
        "// 1 to any power and -1 to an infinite one are 1, as in C\n"
        "const power = (a, b) => a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : Math.pow(a, b);"
    ),
    "lgamma": (
        "// Lanczos, g = 7\n"
        "const lgamma = v => {\n"
        "  if (v !== v) return v;\n"
        "  if (Math.abs(v) === Infinity || (v <= 0 && v === Math.floor(v))) return Infinity;\n"
        "  if (v < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (v % 2)))) - lgamma(1 - v);\n"
        "  const c = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,\n"
        "    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];\n"
        "  const t = v + 6.5;\n"
        "  const sum = c.reduce((s, k, n) => s + k / (v + n), 0.9999999999998099);\n"
        "  return 0.9189385332046728 + (v - 0.5) * Math.log(t) - t + Math.log(sum);\n"
        "};"
    ),
    "igamma": (
        "// the regularised lower gamma function: a series below a + 1, a continued fraction above\n"
        "const igamma = (a, v) => {\n"
        "  if (!(a >= 0 && v >= 0) || (a === 0 && v === 0)) return NaN;\n"
        "  if (v === 0 || a === Infinity) return v === Infinity ? NaN : 0;\n"
        "  if (v === Infinity || a === 0) return 1;\n"
        "  const front = Math.exp(a * Math.log(v) - v - lgamma(a));\n"
        "  if (v < a + 1) {\n"
        "    let term = 1 / a, sum = term;\n"
        "    for (let n = 1; n < 2000 && term > sum * 1e-17; n++) sum += term *= v / (a + n);\n"
        "    return front * sum;\n"
        "  }\n"
        "  let b = v + 1 - a, c = 1e300, d = 1 / b, h = d;\n"
        "  for (let n = 1; n < 2000; n++) {\n"
        "    const k = n * (a - n);\n"
        "    b += 2;\n"
        "    d = 1 / (k * d + b);\n"
        "    c = b + k / c;\n"
        "    h *= c * d;\n"
        "    if (Math.abs(c * d - 1) < 1e-16) break;\n"
        "  }\n"
        "  return 1 - front * h;\n"
        "};"
    ),
    "rows": (
        "const rows = (flat, n) =>\n  Array.from({length: flat.length / n}, (_, g) => flat.subarray(g * n, g * n + n));"
    ),
}
# what a helper itself calls
NEEDS = {"igamma": ("lgamma",)}
