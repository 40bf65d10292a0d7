"""The Python variable that receives what torch just computed, read off the stack while the function runs."""

import ast
import linecache
import os
from functools import lru_cache
from itertools import islice
from types import FrameType

import torch

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
