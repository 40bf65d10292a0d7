"""torch.export of a function, every node marked with the line of Python it came from and the name it had there."""

import sys
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.fx import Graph
from torch.fx import traceback as fx_traceback
from torch.overrides import TorchFunctionMode

from viz.live.tracing.decompositions import DECOMPOSITIONS
from viz.live.tracing.errors import ALIASES, unsupported
from viz.live.tracing.frames import user_frame, variable

LOCK = threading.Lock()  # two exports at once crash
DATA_DEPENDENT = ("DataDependent", "DynamicOutputShape", "UserError", "Unbacked", "UnsupportedOperatorException")


@dataclass
class Captured:
    """An exported function: its graph, the inputs by placeholder, the tensors it closed over, the output names."""

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
        self.outputs: list[str] = []

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func is torch._C._set_grad_enabled:
            return None  # a no_grad region would become a graph of its own, without lines; no gradient is taken here
        frame = user_frame(sys._getframe(1))
        line = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else ""
        self.last = (getattr(func, "__name__", str(func)), line)
        if self.last[0] in ALIASES or self.last[0] == "item":
            self.escape = self.last
        with fx_traceback.annotate({"line": line, "name": variable(frame)}):
            return func(*args, **(kwargs or {}))


class _Wrapper(torch.nn.Module):
    """The function with its inputs in a fixed order, as torch.export wants it."""

    def __init__(self, function: Callable[[dict[str, Tensor]], dict[str, Tensor]], names: list[str]) -> None:
        super().__init__()
        self.function, self.names, self.lines = function, names, _Lines()

    def forward(self, *tensors: Tensor) -> tuple[Tensor, ...]:
        with self.lines:
            results = self.function(dict(zip(self.names, tensors, strict=True)))
        self.lines.outputs = list(results)
        return tuple(results.values())


def capture(function: Callable[[dict[str, Tensor]], dict[str, Tensor]], example: dict[str, Tensor]) -> Captured:
    """Export `function` at the shapes of `example`; raises UnsupportedOperator where a value leaves the trace."""
    wrapper = _Wrapper(function, list(example))
    # the same tensor object twice among the example inputs would print wrong code without a word
    tensors = tuple(value.detach().clone() for value in example.values())
    with LOCK, warnings.catch_warnings(), fx_traceback.preserve_node_meta():
        warnings.simplefilter("ignore")
        try:
            exported = torch.export.export(wrapper, tensors)
            exported = exported.run_decompositions(dict(torch.export.default_decompositions()) | DECOMPOSITIONS)
        except Exception as problem:
            if any(part in type(problem).__name__ for part in DATA_DEPENDENT):
                operator, line = wrapper.lines.escape if wrapper.lines.escape[0] else wrapper.lines.last
                raise unsupported(operator, line) from problem
            raise
    signature, inputs = exported.graph_signature, {}
    for placeholder in signature.user_inputs_to_mutate.values():
        changed = list(example)[signature.user_inputs.index(placeholder)]
        raise unsupported("an assignment to an input", "", f"Take x[{changed!r}].clone() before changing it.")
    for placeholder, name in zip(signature.user_inputs, example, strict=True):
        inputs[str(placeholder)] = name
    lifted = {**signature.inputs_to_lifted_tensor_constants, **signature.inputs_to_buffers}
    held = {**exported.constants, **exported.state_dict}
    constants = {placeholder: held[target] for placeholder, target in lifted.items()}
    return Captured(exported.graph, inputs, constants, wrapper.lines.outputs)
