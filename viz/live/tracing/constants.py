"""Constants: made as values, recognised as arange or linspace, printed as short as they round-trip."""

import math
from typing import Any

import torch
from torch import Tensor

from viz.live.tracing.values import KINDS, Build, Index, Value, View, make

SMALL = 16  # arrays up to this size are computed once and printed; longer ones only where that is short


def number(value: Any) -> str:
    """The shortest JavaScript literal of a number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    text = repr(float(value)).removesuffix(".0")
    mantissa, exponent, power = text.partition("e")
    return f"{mantissa}e{int(power)}" if exponent else text


def array(value: Value) -> str:
    """A constant vector or matrix as a flat typed array."""
    assert value.tensor is not None
    flat = value.tensor.flatten().tolist()
    texts = [number(int(v) if value.kind == "b" else v) for v in flat]
    texts = [("-" if t[0] == "-" else "") + t.lstrip("-")[1:] if t.lstrip("-").startswith("0.") else t for t in texts]
    data = ", ".join(texts)
    return f"Float64Array.of({data})" if len(texts) <= 4096 else f"Float64Array.from([{data}])"


def _same_bits(a: Tensor, b: Tensor) -> bool:
    """Equal element by element, NaN equal to NaN and -0 not equal to 0."""
    if a.is_floating_point():
        a, b = a.contiguous().view(torch.int64), b.contiguous().view(torch.int64)
    return bool((a == b).all())


def _pattern(t: Tensor) -> tuple[Any, ...]:
    """How to print a vector: ("step", start, step) where it is evenly spaced, else ("data",).

    The last bits of torch.linspace depend on the processor, so evenly spaced means to a few ulps, with 0 at 0.
    """
    if t.dim() != 1 or t.dtype == torch.bool or not bool(torch.isfinite(t).all()):
        return ("data",)
    n, start, end = len(t), t[0].item(), t[-1].item()
    step = (end - start) / (n - 1)
    spaced = start + step * torch.arange(n, dtype=torch.float64)
    near = (spaced - t).abs() <= 4 * torch.finfo(torch.float64).eps * max(abs(start), abs(end))
    return ("step", start, step) if n > 2 and bool((near & ((spaced == 0) == (t == 0))).all()) else ("data",)


def constant(build: Build, tensor: Tensor) -> View:
    """A constant tensor; axes along which it does not change are dropped."""
    shape, t = tuple(tensor.shape), tensor.detach()
    if t.numel() == 0:  # never read
        t = torch.zeros([1] * t.dim(), dtype=t.dtype)
    kept: list[int] = []
    for axis in range(t.dim()):
        if t.shape[axis] > 1 and not _same_bits(t, t.select(axis, 0).unsqueeze(axis).expand_as(t)):
            kept.append(axis)
        else:
            t = t.narrow(axis, 0, 1)
    t = t.reshape([shape[axis] for axis in kept]).contiguous()
    kind, space = KINDS[t.dtype], tuple(t.shape)
    params = (*_pattern(t), tuple(number(v) for v in t.flatten().tolist()))
    value = make(build, "const", "const", (), space, space, kind, params, t)
    return View(shape, value, tuple(Index(axis) for axis in kept))


def is_short(view: View) -> bool:
    """Whether a constant prints in a few characters."""
    tensor = view.value.tensor
    return tensor is not None and (tensor.numel() <= SMALL or view.value.params[0] != "data")


def uniform(view: View) -> float | bool | None:
    """The number that a constant view holds everywhere, or None."""
    value = view.value
    return value.tensor.item() if value.tensor is not None and value.space == () else None
