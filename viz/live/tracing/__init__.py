"""Turn a pure torch function into a small JavaScript module with the same function.

    from viz.live.tracing import trace
    code = trace(lambda x: {"ratio": (x["logp"] - x["logp_old"]).exp()}, {"logp": ..., "logp_old": ...})

The stages, one file each: capture (torch's graph) -> lower (to a graph of values, each an expression over its
own loop; views, constants and equal values disappear here) -> schedule (which loop) -> emit (text).
"""

from collections.abc import Callable

from torch import Tensor

from viz.live.tracing.capture import capture
from viz.live.tracing.emit import emit
from viz.live.tracing.errors import UnsupportedOperator, WrongDtype
from viz.live.tracing.lower import lower


def trace(
    function: Callable[[dict[str, Tensor]], dict[str, Tensor]], example: dict[str, Tensor], name: str = "compute"
) -> str:
    """The text of an ES module whose default export `name` does what `function` does.

    `example` holds one float64 tensor per input, 0-d or (T,); outputs are 0-d, (T,) or (G, T). In JavaScript these
    are numbers, Float64Array and an array of rows; booleans are 0 and 1. Tensors that the function closes over
    are constants. Equal functions give equal bytes.
    Raises UnsupportedOperator (a ValueError) or WrongDtype (a TypeError), each naming the line of Python.
    """
    return emit(lower(capture(function, example)), name)


__all__ = ["UnsupportedOperator", "WrongDtype", "trace"]
