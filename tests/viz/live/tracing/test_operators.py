"""Every operator alone against torch, at NaN, infinities, -0 and ties."""

import math

import torch
from torch.nn import functional as F

from tests.viz.live.tracing.compare import check

INF, NAN = math.inf, math.nan
SPECIAL = [
    NAN,
    INF,
    -INF,
    -0.0,
    0.0,
    1.0,
    -1.0,
    0.5,
    -0.5,
    1.5,
    -1.5,
    2.5,
    -2.5,
    3.0,
    -3.0,
    1e-3,
    700.0,
    -745.0,
    0.3,
    40.5,
]
V = torch.tensor(SPECIAL, dtype=torch.float64)
# every pair of special values
A, B = (t.flatten().contiguous() for t in torch.meshgrid(V, V, indexing="ij"))

NAMED = [
    "abs",
    "neg",
    "exp",
    "expm1",
    "log",
    "log1p",
    "sqrt",
    "sigmoid",
    "tanh",
    "reciprocal",
    "floor",
    "ceil",
    "trunc",
    "square",
    "lgamma",
    "logical_not",
]
NAMED_PAIRS = [
    "add",
    "sub",
    "mul",
    "div",
    "minimum",
    "maximum",
    "pow",
    "lt",
    "le",
    "gt",
    "ge",
    "eq",
    "ne",
]
UNARY = {
    **{name: getattr(torch, name) for name in NAMED},
    "hardtanh": lambda v: F.hardtanh(v, -INF, 2.0),
    "clamp": lambda v: v.clamp(-1, 2),
    "clamp_min": lambda v: v.clamp(min=0.25),
    "clamp_max": lambda v: v.clamp(max=0.25),
    "clamp_crossed": lambda v: v.clamp(2.0, -1.0),
    **{f"pow{e}": (lambda v, e=e: v**e) for e in (-2, -1, -0.5, 0, 0.5, 1, 2, 3, 2.5, INF, NAN)},
    **{f"base{b}": (lambda v, b=b: b**v) for b in (0.5, 1, 2, 10)},
    "rpow1": lambda v: torch.pow(1.0, v),
    "rpow-1": lambda v: torch.pow(-1.0, v),
    "rsub": lambda v: 1 - v,
    "rdiv": lambda v: 1 / v,
    "alpha": lambda v: torch.add(v, v, alpha=3),
    "bool": lambda v: v.bool(),
    "long": lambda v: torch.where(v.isfinite(), v, 7).long(),
    "mask_number": lambda v: (v > 0) * v.isfinite().double() + (v < 1).to(torch.int64),
    "masked_fill": lambda v: v.masked_fill(v > 1, 7.0),
    "not": lambda v: ~(v > 1),
    "notnot": lambda v: ~~(v > 1),
    "bool_equal": lambda v: (v > 1) == (v < 2),
    "bool_number": lambda v: (v > 1) == 1,
    "chain": lambda v: v - (v - (v + 1)) - -v * -(1 - v) / (2 / (v * 3)),
    "identity": lambda v: v.clone().detach() * 1,
    "where_scalars": lambda v: torch.where(v > 0, torch.tensor(1.0, dtype=v.dtype), 2),
    "where_number": lambda v: torch.where(v > 0, v, 0),
    "where_bool": lambda v: torch.where(v > 0, v > 1, v < -1).double() * 2 + torch.where(v > 1, True, v.isnan()),
    "zeros_like": lambda v: torch.zeros_like(v) + 3 * torch.ones_like(v) + torch.full_like(v, 2.5),
}
BINARY = {
    **{name: getattr(torch, name) for name in NAMED_PAIRS},
    "clamp_both": lambda a, b: a.clamp(min=b, max=b + 1),
    "clamp_low": lambda a, b: a.clamp(min=b),
    "clamp_high": lambda a, b: a.clamp(max=b),
    "where": lambda a, b: torch.where(a > b, a, b),
    "and": lambda a, b: (a > 0) & (b > 0),
    "or": lambda a, b: (a > 0) | (b > 0),
    "logical_or": torch.logical_or,
    "bool_times": lambda a, b: (a > 0) * (b > 0),
    "bool_plus": lambda a, b: ((a > 0) + (b > 0)).double(),
    "addcmul": lambda a, b: torch.addcmul(a, a, b, value=0.5),
}


def test_unary_operators(javascript):
    def all_of_them(x):
        return {name: f(x["v"]) for name, f in UNARY.items()}

    check(javascript, all_of_them, [{"v": V}])


def test_unary_operators_of_a_number(javascript):
    def all_of_them(x):
        return {name: f(x["v"]) for name, f in UNARY.items()}

    check(javascript, all_of_them, [{"v": v} for v in V])


def test_binary_operators(javascript):
    def all_of_them(x):
        return {name: f(x["a"], x["b"]) for name, f in BINARY.items()}

    check(javascript, all_of_them, [{"a": A, "b": B}])
    check(javascript, all_of_them, [{"a": a, "b": b} for a, b in zip(A, B, strict=True)])


def test_incomplete_gamma(javascript):
    k = torch.linspace(0.05, 12, 40, dtype=torch.float64)
    v = torch.linspace(0, 60, 301, dtype=torch.float64)
    check(javascript, lambda x: {"p": torch.special.gammainc(x["k"], v)}, [{"k": one} for one in k])
