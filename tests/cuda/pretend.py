"""A device to rehearse CUDA on where there is none: its tensors lie apart from the processor's, and mixing them raises.

Inside `pretending()` the device "meta" is one that computes: its tensors hold real numbers (kept by the processor), so
that everything runs, autograd and branches on values included. What CUDA refuses is refused here: an operation on
tensors of both devices (a 0-d tensor of the processor may enter arithmetic and comparisons, though not `clamp`, and
indices may lie there), and random numbers from the other device's generator. What it cannot show is what differs in
CUDA's own numbers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten, tree_map_only, tree_unflatten

DEVICE = "meta"
aten = torch.ops.aten
CROSSING = {aten._to_copy.default, aten.copy_.default}
# CUDA's kernels of these take a 0-d tensor of the processor, as their device check is left to TensorIterator
ARITHMETIC = {
    "add",
    "sub",
    "rsub",
    "mul",
    "div",
    "pow",
    "eq",
    "ne",
    "lt",
    "le",
    "gt",
    "ge",
    "where",
    "minimum",
    "maximum",
}
INDEXING = {
    aten.index.Tensor,
    aten.index_put.default,
    aten.index_put_.default,
    aten._index_put_impl_.default,
}


class There(Tensor):
    """A tensor on the pretended device; `here` is the processor's tensor that holds its numbers."""

    here: Tensor

    @staticmethod
    def __new__(cls, here: Tensor) -> "There":
        layout = {"strides": here.stride(), "storage_offset": here.storage_offset(), "dtype": here.dtype}
        made = Tensor._make_wrapper_subclass(cls, here.size(), **layout, device=DEVICE)
        made.here = here
        return made

    def __repr__(self) -> str:
        return f"There({self.here!r})"

    @classmethod
    def __torch_dispatch__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        raise RuntimeError(f"{func} on the pretended device outside `pretending()`.")


def refuse_mixing(func: Any, flat: list[Any]) -> None:
    """Raise RuntimeError where CUDA would."""
    arithmetic = func.overloadpacket.__name__.strip("_") in ARITHMETIC
    for value in flat:
        if isinstance(value, Tensor) and not isinstance(value, There) and not (arithmetic and value.dim() == 0):
            raise RuntimeError(f"{func} mixes devices: {tuple(value.shape)} {value.dtype} lies on the processor.")
        if isinstance(value, torch.Generator):
            raise RuntimeError(f"{func} draws on the device from the processor's generator.")


class Pretending(TorchDispatchMode):
    """Every operation on tensors of the pretended device, and every one that makes such a tensor."""

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        flat, shape = tree_flatten((args, kwargs))
        there = [value for value in flat if isinstance(value, There)]
        asked = kwargs.get("device")
        makes = asked is not None and torch.device(asked).type == DEVICE
        if not there and not makes:
            return func(*args, **kwargs)
        if func not in CROSSING:
            refuse_mixing(func, flat[:1] if func in INDEXING else flat)
        known = {id(value.here): value for value in there}
        args, kwargs = tree_unflatten([getattr(value, "here", value) for value in flat], shape)
        if makes:
            kwargs = kwargs | {"device": "cpu"}
        result = func(*args, **kwargs)
        if func is aten._to_copy.default and asked is not None and not makes:
            return result
        if func is aten.copy_.default and not isinstance(flat[0], There):
            return flat[0]
        # what an operation in place returns is the tensor that it was given
        return tree_map_only(Tensor, lambda value: known[id(value)] if id(value) in known else There(value), result)


class Numbers(TorchFunctionMode):
    """Python's numbers to the device and back: torch does this below the dispatcher, with tensors of its own."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = dict(kwargs or {})
        if func in (torch.tensor, torch.as_tensor) and not isinstance(args[0], Tensor) and "device" in kwargs:
            device = kwargs.pop("device")
            return func(*args, **kwargs).to(device)
        if func is Tensor.tolist:
            return args[0].cpu().tolist()
        return func(*args, **kwargs)


@contextmanager
def pretending() -> Iterator[str]:
    """Inside, the device of the name that this gives computes."""
    with Pretending(), Numbers():
        yield DEVICE
