"""What is asked of the nodes of torch's graph: which are needed, their names, arguments and constant values."""

from typing import Any

import torch
from torch import Tensor
from torch.fx import Graph, Node

from viz.live.tracing.constants import constant
from viz.live.tracing.errors import wrong_dtype
from viz.live.tracing.values import KINDS, Build, View


def operator(node: Node) -> str:
    """The name of a node's operator without namespace and overload."""
    schema = getattr(node.target, "_schema", None)
    return schema.name.split("::")[1] if schema else getattr(node.target, "__name__", str(node.target))


def live(graph: Graph) -> list[Node]:
    """The nodes that an output needs, in order."""
    needed: set[Node] = set()
    for node in reversed(graph.nodes):
        if node.op == "output" or node in needed:
            needed.update(node.all_input_nodes)
    return [node for node in graph.nodes if node in needed or (node.op == "placeholder" and node.users)]


def custom(node: Node, key: str) -> str:
    """What capture noted at a node: its "line" or "name"."""
    return node.meta.get("custom", {}).get(key, "")


def hints_of(nodes: list[Node]) -> dict[Node, str]:
    """The Python variable a node ends up in: of the nodes in a row that name the same one, the last."""
    following = [custom(node, "name") for node in nodes[1:]] + [""]
    return {n: custom(n, "name") for n, next_ in zip(nodes, following, strict=True) if custom(n, "name") != next_}


def checked(node: Node, tensor: Tensor) -> Tensor:
    """The tensor; raises WrongDtype unless it is float64, an integer or bool."""
    if tensor.dtype not in KINDS:
        line = custom(node, "line") or next((custom(user, "line") for user in node.users), "")
        raise wrong_dtype("a constant tensor" if node.op == "placeholder" else operator(node), tensor.dtype, line)
    return tensor


def evaluate(node: Node, known: dict[Node, Tensor], value: Tensor) -> Tensor:
    """A constant node's tensor. What only borrows a shape from its argument needs no argument's values."""

    def real(x: Node) -> Tensor:
        return known[x] if x in known else torch.empty(x.meta["val"].shape, dtype=x.meta["val"].dtype)

    args, kwargs = torch.fx.map_arg((node.args, node.kwargs), real)
    with torch.no_grad():
        return node.target(*args, **kwargs)  # type: ignore[operator]


def arguments(build: Build, node: Node, views: dict[Node, View]) -> dict[str, Any]:
    """A node's arguments by the names of the operator's schema: views for tensors, and for plain numbers too."""
    result: dict[str, Any] = {}
    replace: Any = torch.fx.map_arg
    for k, argument in enumerate(node.target._schema.arguments):  # type: ignore[union-attr]
        given = node.args[k] if k < len(node.args) else node.kwargs.get(argument.name, argument.default_value)
        given = replace(given, lambda x: views[x])
        if isinstance(given, (int, float)) and argument.name in OPERANDS:
            given = constant(
                build, torch.tensor(given, dtype=None if isinstance(given, (bool, int)) else torch.float64)
            )
        result[argument.name] = given
    return result


# the arguments that are operands even when they are plain numbers
OPERANDS = ("self", "other", "min", "max", "exponent", "min_val", "max_val")
