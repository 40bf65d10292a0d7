"""A function f(r, eps, tau) that a person typed: parsed by a whitelist, differentiated, evaluated, printed.

parse(text) gives a small tree or raises ExpressionError, which names the piece, its place and the reason; no text of a
person is ever run. evaluate(tree, ...) computes it in float64, derivative(tree) is its f', and to_javascript,
to_torch and to_text print it.
"""

from algos.expression.derive import derivative
from algos.expression.numbers import evaluate
from algos.expression.parse import LONGEST, ExpressionError, parse
from algos.expression.printing import to_javascript, to_text, to_torch
from algos.expression.tree import Node

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
