"""The sentences a person reads when an input is wrong: what was found, where, and what is wanted.

Nothing here looks at a tensor's values except `all_at`, so constructors stay safe inside a trace.
A hyperparameter may be a 0-d tensor that a slider drives; its value is then not checked.
"""

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor


def is_tensor(name: str, value: Any) -> None:
    """Raise TypeError unless `value` is a tensor."""
    if not isinstance(value, Tensor):
        raise TypeError(f"{name} is a {type(value).__name__}; wanted a torch tensor, e.g. torch.tensor(...).")


def has_dims(name: str, value: Any, dims: int, wanted: str) -> None:
    """Raise TypeError unless `value` is a tensor, ValueError unless it has `dims` axes, named in `wanted`."""
    is_tensor(name, value)
    if value.dim() != dims:
        raise ValueError(f"{name} has shape {tuple(value.shape)}; wanted {wanted}.")


def is_mask(name: str, value: Any) -> None:
    """Raise TypeError unless `value` is a bool tensor, ValueError unless it is (B, T)."""
    has_dims(name, value, 2, "(B, T): one row per response")
    has_dtype(name, value, torch.bool)


def is_float_tensor(name: str, value: Any) -> None:
    """Raise TypeError unless `value` is a tensor of a floating dtype."""
    is_tensor(name, value)
    if not value.is_floating_point():
        raise TypeError(f"{name} has dtype {value.dtype}; wanted a floating dtype, e.g. {name}.double().")


def has_shape(name: str, value: Any, shapes: Iterable[tuple[int, ...]], beside: str = "logp") -> None:
    """Raise TypeError unless `value` is a tensor, ValueError unless its shape is one of `shapes`."""
    is_tensor(name, value)
    if tuple(value.shape) not in (wanted := list(shapes)):
        choice = " or ".join(str(shape) for shape in wanted)
        raise ValueError(f"{name} has shape {tuple(value.shape)}; wanted {choice}, to go with {beside}.")


def has_dtype(name: str, value: Tensor, dtype: torch.dtype) -> None:
    """Raise TypeError unless the tensor has that dtype."""
    if value.dtype != dtype:
        raise TypeError(f"{name} has dtype {value.dtype}; wanted {dtype}: convert with {name}.to({dtype}).")


def all_at(name: str, value: Tensor, good: Tensor, wanted: str) -> None:
    """Raise ValueError at the first position where `good` is False."""
    if not bool(good.all()):
        where = tuple(int(i) for i in (~good).nonzero()[0])
        count = int((~good).sum())
        raise ValueError(
            f"{name}{list(where)} is {float(value[where]):g}; wanted {wanted} at every unmasked position"
            f" ({count} such value{'s' if count > 1 else ''}): correct it or mask it out."
        )


def number(name: str, value: Any, low: float, high: float = float("inf"), *, low_open: bool = False) -> None:
    """Raise unless `value` is a 0-d tensor or a number in [low, high], or in (low, high] with `low_open`.

    TypeError for something that is no number, ValueError (NaN included) for one out of range.
    """
    if isinstance(value, Tensor):
        if value.dim() != 0:
            raise ValueError(f"{name} is a tensor of shape {tuple(value.shape)}; wanted one number or a 0-d tensor.")
        return
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} is {value!r}, a {type(value).__name__}; wanted a number.")
    above = value > low if low_open else value >= low
    if not (above and value <= high):
        limit = f"above {low:g}" if low_open else f"at least {low:g}"
        upper = "" if high == float("inf") else f" and at most {high:g}"
        raise ValueError(f"{name} is {value:g}; wanted a number {limit}{upper}.")


def one_of(name: str, value: Any, choices: Iterable[str]) -> None:
    """Raise ValueError unless `value` is one of the choices."""
    if value not in (names := list(choices)):
        raise ValueError(f"{name} is {value!r}; wanted one of {', '.join(repr(c) for c in names)}.")
