"""A function f(r, eps, tau) that a person typed: parsed by a whitelist, differentiated, evaluated, printed.

parse(text) gives a small tree or raises ExpressionError, which names the piece, its place and the reason; no text of a
person is ever run. evaluate(tree, ...) computes it in float64, derivative(tree) is its f', and to_javascript,
to_torch and to_text print it.
"""

from pages.clip_regions.own_gate.expression.derive import derivative
from pages.clip_regions.own_gate.expression.numbers import evaluate
from pages.clip_regions.own_gate.expression.parse import LONGEST, ExpressionError, parse
from pages.clip_regions.own_gate.expression.printing import to_javascript, to_text, to_torch
from pages.clip_regions.own_gate.expression.tree import Node

__all__ = [
    "LONGEST",
    "ExpressionError",
    "Node",
    "derivative",
    "evaluate",
    "parse",
    "to_javascript",
    "to_text",
    "to_torch",
]
