"""The value of a tree, by torch."""

from collections.abc import Mapping

import torch
from torch import Tensor

from pages.clip_regions.own_gate.expression.tree import OPERATORS, Node


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
