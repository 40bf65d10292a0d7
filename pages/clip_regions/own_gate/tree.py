"""The tree of an expression: the operators that it may hold, and its value by torch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

VARIABLES = ("r", "eps", "tau")


@dataclass(frozen=True)
class Node:
    """One operator of OPERATORS with its arguments; or a "number" with its value; or a "name" of VARIABLES."""

    op: str
    args: tuple["Node", ...] = ()
    value: float = 0.0
    name: str = ""


class Operator(NamedTuple):
    """What an operator computes, by torch, as a JavaScript expression of {0}, {1}, ..., and as torch code."""

    compute: Callable[..., Tensor]
    javascript: str
    torch: str


def _clip(x: Tensor, low: Tensor, high: Tensor) -> Tensor:
    return torch.minimum(torch.maximum(x, low), high)


OPERATORS: dict[str, Operator] = {
    "add": Operator(torch.add, "{0} + {1}", "{0} + {1}"),
    "sub": Operator(torch.sub, "{0} - {1}", "{0} - {1}"),
    "mul": Operator(torch.mul, "{0} * {1}", "{0} * {1}"),
    "div": Operator(torch.div, "{0} / {1}", "{0} / {1}"),
    "neg": Operator(torch.neg, "-{0}", "-{0}"),
    "pow": Operator(torch.pow, "power({0}, {1})", "{0} ** {1}"),
    "<": Operator(torch.lt, "{0} < {1}", "{0} < {1}"),
    "<=": Operator(torch.le, "{0} <= {1}", "{0} <= {1}"),
    ">": Operator(torch.gt, "{0} > {1}", "{0} > {1}"),
    ">=": Operator(torch.ge, "{0} >= {1}", "{0} >= {1}"),
    "both": Operator(torch.logical_and, "{0} && {1}", "({0}) & ({1})"),
    "exp": Operator(torch.exp, "Math.exp({0})", "torch.exp({0})"),
    "log": Operator(torch.log, "Math.log({0})", "torch.log({0})"),
    "tanh": Operator(torch.tanh, "Math.tanh({0})", "torch.tanh({0})"),
    "sigmoid": Operator(torch.sigmoid, "1 / (1 + Math.exp(-{0}))", "torch.sigmoid({0})"),
    "sqrt": Operator(torch.sqrt, "Math.sqrt({0})", "torch.sqrt({0})"),
    "abs": Operator(torch.abs, "Math.abs({0})", "torch.abs({0})"),
    "min": Operator(torch.minimum, "Math.min({0}, {1})", "torch.minimum({0}, {1})"),
    "max": Operator(torch.maximum, "Math.max({0}, {1})", "torch.maximum({0}, {1})"),
    "where": Operator(torch.where, "{0} ? {1} : {2}", "torch.where({0}, {1}, {2})"),
    "clip": Operator(_clip, "Math.min(Math.max({0}, {1}), {2})", "torch.minimum(torch.maximum({0}, {1}), {2})"),
}
# how many arguments a function takes where a person calls it
FUNCTIONS = dict.fromkeys(("exp", "log", "tanh", "sigmoid", "sqrt", "abs"), (1, 1)) | {
    "min": (2, 4),
    "max": (2, 4),
    "where": (3, 3),
    "clip": (3, 3),
}


def number(value: float) -> Node:
    """A constant."""
    return Node("number", value=float(value))


ZERO, ONE = number(0), number(1)


def has_ratio(tree: Node) -> bool:
    """Whether the ratio r occurs in it."""
    return tree.name == "r" or any(has_ratio(arg) for arg in tree.args)


def size(tree: Node) -> int:
    """How many nodes it has."""
    return 1 + sum(size(arg) for arg in tree.args)


def evaluate(tree: Node, values: Mapping[str, Tensor | float]) -> Tensor:
    """The tree at {"r": ..., "eps": ..., "tau": ...} in float64, shaped as r; NaN or infinite where it has no value."""
    inputs = {name: torch.as_tensor(value, dtype=torch.float64) for name, value in values.items()}
    done: dict[int, Tensor] = {}  # a part that occurs several times is computed once

    def at(node: Node) -> Tensor:
        if id(node) not in done:
            done[id(node)] = compute(node)
        return done[id(node)]

    def compute(node: Node) -> Tensor:
        if node.op == "number":
            return torch.tensor(node.value, dtype=torch.float64)
        if node.op == "name":
            return inputs[node.name]
        return OPERATORS[node.op].compute(*(at(arg) for arg in node.args))

    return at(tree).broadcast_to(inputs["r"].shape)
