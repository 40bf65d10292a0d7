"""From torch's graph to values: constants are folded, dead code and copies dropped, equal values merged."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.fx import Graph, Node

from viz.live.tracing.capture import Captured
from viz.live.tracing.elementwise import RENAMED, SPECIAL, convert, elementwise, mapped
from viz.live.tracing.errors import unsupported, wrong_dtype
from viz.live.tracing.moves import GATHERS, VIEWS
from viz.live.tracing.operators import MAPS
from viz.live.tracing.reductions import REDUCTIONS
from viz.live.tracing.statements import VARIABLES
from viz.live.tracing.values import (
    KINDS,
    Build,
    Value,
    View,
    access,
    constant,
    is_short,
    is_whole,
    long_axes,
    make,
    whole,
)


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


LIKE = ("full_like", "zeros_like", "ones_like", "new_full", "new_zeros", "new_ones")


@dataclass
class Program:
    """What is to be printed: the inputs with their shapes, and the output views by name."""

    inputs: dict[str, tuple[int, ...]]
    outputs: dict[str, View]
    values: list[Value]


def lower(captured: Captured) -> Program:
    """The outputs of a captured function as views of values."""
    build, views, known = Build(), {}, {}
    nodes = live(captured.graph)
    hints = hints_of(nodes)
    inputs: dict[str, tuple[int, ...]] = dict.fromkeys(captured.inputs.values(), ())
    for node in nodes:
        build.line, build.hint = custom(node, "line"), hints.get(node, "") if node.op == "call_function" else ""
        if node.op in ("placeholder", "get_attr"):
            if node.name in captured.constants:
                known[node] = captured.constants[node.name]
                views[node] = constant(build, checked(node, known[node]))
            else:
                name = captured.inputs[node.name]
                inputs[name] = tuple(node.meta["val"].shape)
                views[node] = _input(build, node, name)
        elif node.op == "call_function":
            views[node] = _node(build, node, views, known)
    results: Any = next(node for node in captured.graph.nodes if node.op == "output").args[0]
    outputs = {}
    for name, result in zip(captured.outputs, results, strict=True):
        if not isinstance(result, Node):
            raise TypeError(f"output {name!r} is {result!r}; wanted a tensor.")
        build.hint = name
        outputs[name] = _output(build, views[result])
    return Program(inputs, outputs, list(build.memo.values()))


def _input(build: Build, node: Node, name: str) -> View:
    shape = tuple(node.meta["val"].shape)
    if checked(node, node.meta["val"]).dtype != torch.float64 or len(shape) > 1:
        raise TypeError(f"input {name!r} has shape {shape}; wanted a float64 tensor, 0-d or (T,).")
    space = tuple(shape[axis] for axis in long_axes(shape))
    return whole(make(build, "input", name, (), space, space, "f"), shape)


def _output(build: Build, view: View) -> View:
    """An output must be a value of its own, or a number."""
    loop = tuple(view.shape[axis] for axis in long_axes(view.shape))
    read = access(view, view.shape)
    if is_whole(read, loop) and (not loop or not (view.value.fixed or view.value.role == "input")):
        return view
    copy = mapped(build, "copy", (read,), view.shape, view.value.kind)
    copy.value.fixed = False  # every call returns arrays of its own
    return copy


def _node(build: Build, node: Node, views: dict[Node, View], known: dict[Node, Tensor]) -> View:
    name, target = operator(node), node.target
    value = node.meta.get("val")
    if isinstance(value, Tensor) and not all(type(size) is int for size in value.shape):
        raise unsupported(name, build.line)
    if not isinstance(value, Tensor) or torch.Tag.nondeterministic_seeded in getattr(target, "tags", ()):
        raise unsupported("random" if isinstance(value, Tensor) else name, build.line)
    if sum(size != 1 for size in value.shape) > len(VARIABLES):
        raise unsupported(name, build.line, f"At most {len(VARIABLES)} axes are traced.")
    shape, kind = tuple(int(size) for size in value.shape), KINDS[checked(node, value).dtype]
    if all(source in known for source in node.all_input_nodes) or name in LIKE:
        known[node] = evaluate(node, known, value)
        folded = constant(build, known[node])
        if is_short(folded) or not node.all_input_nodes:
            return folded
    a = arguments(build, node, views)
    if name in VIEWS:
        return VIEWS[name](build, a["self"], a, shape)
    if name == "_to_copy":
        whole_numbers = not (value.is_floating_point() or kind == "b")
        if whole_numbers and node.all_input_nodes[0].meta["val"].is_floating_point():
            return elementwise(build, "trunc", [a["self"]], shape, kind)
        return convert(build, a["self"], kind)
    if name in REDUCTIONS:
        return REDUCTIONS[name](build, name, a["self"], a, shape, kind)
    if name in GATHERS:
        return GATHERS[name](build, a, shape, kind)
    if name in SPECIAL:
        return SPECIAL[name](build, a, shape, kind)
    if (short := RENAMED.get(name, name)) in MAPS:
        return elementwise(build, short, [v for v in a.values() if isinstance(v, View)], shape, kind)
    raise unsupported(name, build.line)
