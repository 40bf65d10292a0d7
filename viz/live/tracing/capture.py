"""The graph of a function's torch operators, each marked with the line of Python it came from and its name there."""

import ast
import linecache
import os
import sys
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from types import FrameType
from typing import Any

import torch
from torch import Tensor
from torch.func import functionalize
from torch.fx import Graph
from torch.fx import traceback as fx_traceback
from torch.fx.experimental.proxy_tensor import make_fx
from torch.overrides import TorchFunctionMode

from viz.live.tracing.errors import ALIASES, unsupported

TORCH = os.path.dirname(torch.__file__) + os.sep
DEPTH = 8  # so many returns are followed


def user_frame(frame: FrameType | None) -> FrameType | None:
    """The nearest frame at or above this one that is not torch's own."""
    while frame is not None and frame.f_code.co_filename.startswith(TORCH):
        frame = frame.f_back
    return frame


def variable(frame: FrameType | None) -> str:
    """The variable that receives exactly this call's result, through returns up the stack; else the function's name.

    Also through `return a, b` into `low, high = band()`. Empty where the result is only part of an expression.
    """
    function, item = "", None
    for _ in range(DEPTH):
        frame = user_frame(frame)
        if frame is None:
            break
        statement, position = _statement(frame)
        item = item if position is None or position == -1 else position
        if statement is None or position is None:
            break
        if isinstance(statement, ast.Assign):
            return _target(statement.targets[0], item) or function
        function = frame.f_code.co_name.strip("<>") if item is None else ""
        frame = frame.f_back
    return function


def _target(target: ast.expr, item: int | None) -> str:
    if isinstance(target, ast.Tuple) and item is not None and item < len(target.elts):
        target, item = target.elts[item], None
    return target.id if isinstance(target, ast.Name) and item is None else ""


def _statement(frame: FrameType) -> tuple[ast.Assign | ast.Return | None, int | None]:
    """The assignment or return of a frame's line, and where in it the running call stands.

    -1: it is the whole right-hand side; 0, 1, ...: an element of a tuple there; None: neither.
    """
    line, last, start, end = next(islice(frame.f_code.co_positions(), frame.f_lasti // 2, None))
    if line is None or line != last or start is None:
        return None, None
    source = linecache.getline(frame.f_code.co_filename, line)
    indent, statement = len(source) - len(source.lstrip()), _parsed(source.strip())
    if statement is None:
        return None, None
    value = statement.value
    places = [value, *(value.elts if isinstance(value, ast.Tuple) else ())]
    for k, place in enumerate(places):
        if place is not None and (place.col_offset + indent, (place.end_col_offset or 0) + indent) == (start, end):
            return statement, k - 1
    return statement, None


@lru_cache(1024)
def _parsed(text: str) -> ast.Assign | ast.Return | None:
    """A line that is an assignment or a return by itself."""
    try:
        statement = ast.parse(text).body[0]
    except (SyntaxError, IndexError):
        return None
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        statement = ast.Assign([statement.target], statement.value)
    return statement if isinstance(statement, ast.Assign | ast.Return) else None


LOCK = threading.Lock()  # torch does not promise that two can be captured at once


def unbind(x: Tensor, dim: int = 0) -> list[Tensor]:
    """Every position of an axis."""
    return [x.select(dim, k) for k in range(x.shape[dim])]


# larger operators in terms of simpler ones; torch would keep unbind whole
DECOMPOSITIONS = dict(torch.export.default_decompositions()) | {torch.ops.aten.unbind.int: unbind}
DATA_DEPENDENT = ("get value out of a tracing tensor", "DataDependent", "DynamicOutputShape", "Unbacked")


@dataclass
class Captured:
    """A function's graph, the inputs by placeholder, the tensors it closed over by node, the output names."""

    graph: Graph
    inputs: dict[str, str]
    constants: dict[str, Tensor]
    outputs: list[str]


class _Lines(TorchFunctionMode):
    """Marks every node with its line while the function runs; remembers where a value tried to leave the trace."""

    def __init__(self) -> None:
        super().__init__()
        self.last = ("", "")
        self.escape = ("", "")

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        frame = user_frame(sys._getframe(1))
        line = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else ""
        self.last = (getattr(func, "__name__", str(func)), line)
        if self.last[0] in ALIASES or self.last[0] == "item":
            self.escape = self.last
        with fx_traceback.annotate({"line": line, "name": variable(frame)}):
            return func(*args, **(kwargs or {}))


def capture(function: Callable[[dict[str, Tensor]], dict[str, Tensor]], example: dict[str, Tensor]) -> Captured:
    """The graph of `function` at the shapes of `example`; raises UnsupportedOperator where a value leaves the trace."""
    lines, outputs = _Lines(), []

    def run(*tensors: Tensor) -> tuple[Tensor, ...]:
        with lines:
            results = function(dict(zip(example, tensors, strict=True)))
        outputs[:] = results
        return tuple(results.values())

    # the same tensor object twice among the example inputs would print wrong code without a word
    tensors = tuple(value.detach().clone() for value in example.values())
    with LOCK, warnings.catch_warnings(), fx_traceback.preserve_node_meta():
        warnings.simplefilter("ignore")
        try:
            # an assignment into a tensor becomes a tensor of its own
            module = make_fx(functionalize(run, remove="mutations"), DECOMPOSITIONS)(*tensors)
        except Exception as problem:
            if any(part in f"{type(problem).__name__}: {problem}" for part in DATA_DEPENDENT):
                raise unsupported(*(lines.escape if lines.escape[0] else lines.last)) from problem
            raise
    nodes = list(module.graph.nodes)
    placeholders = [node.name for node in nodes if node.op == "placeholder"]
    inputs = dict(zip(placeholders, example, strict=True))
    for node in nodes:
        if node.target is torch.ops.aten.copy_.default and node.args[0].name in inputs:
            changed = inputs[node.args[0].name]
            raise unsupported("an assignment to an input", "", f"Take x[{changed!r}].clone() before changing it.")
    constants = {node.name: getattr(module, node.target) for node in nodes if node.op == "get_attr"}
    return Captured(module.graph, inputs, constants, outputs)
