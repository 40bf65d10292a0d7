"""Operators that torch keeps whole, in terms of simpler ones; torch.export applies these."""

from typing import Any

import torch
from torch import Tensor
from torch._decomp import decomposition_table

aten = torch.ops.aten


def softmax(x: Tensor, dim: int, half_to_float: bool = False) -> Tensor:
    """exp(x - max x) over its sum along dim."""
    e = (x - x.amax(dim, keepdim=True)).exp()
    return e / e.sum(dim, keepdim=True)


def log_softmax(x: Tensor, dim: int, half_to_float: bool = False) -> Tensor:
    """x - max x minus the log of the summed exp, along dim."""
    shifted = x - x.amax(dim, keepdim=True)
    return shifted - shifted.exp().sum(dim, keepdim=True).log()


def variance(x: Tensor, dim: list[int] | None = None, *, correction: Any = 1, keepdim: bool = False) -> Tensor:
    """Mean squared distance from the mean, divided by n - correction."""
    dims = list(dim) if dim else list(range(x.dim()))
    count = 1
    for axis in dims:
        count *= x.shape[axis]
    total = ((x - x.mean(dims, keepdim=True)) ** 2).sum(dims, keepdim=keepdim)
    return total / max(count - (1 if correction is None else correction), 0)


def matrix_product(a: Tensor, b: Tensor) -> Tensor:
    """(..., n, k) times (..., k, m)."""
    return (a[..., :, :, None] * b[..., None, :, :]).sum(-2)


def split_with_sizes(x: Tensor, sizes: list[int], dim: int = 0) -> list[Tensor]:
    """Consecutive pieces of the given sizes."""
    starts = [sum(sizes[:k]) for k in range(len(sizes))]
    return [x.narrow(dim, start, size) for start, size in zip(starts, sizes, strict=True)]


def split(x: Tensor, size: int, dim: int = 0) -> list[Tensor]:
    """Consecutive pieces of one size, the last one possibly shorter."""
    length = x.shape[dim]
    return [x.narrow(dim, start, min(size, length - start)) for start in range(0, length, size)]


def unbind(x: Tensor, dim: int = 0) -> list[Tensor]:
    """Every position of an axis."""
    return [x.select(dim, k) for k in range(x.shape[dim])]


def maximum_of_all(x: Tensor) -> Tensor:
    """The largest element."""
    return x.amax()


def minimum_of_all(x: Tensor) -> Tensor:
    """The smallest element."""
    return x.amin()


DECOMPOSITIONS: dict[Any, Any] = {
    aten._softmax.default: softmax,
    aten._log_softmax.default: log_softmax,
    aten.var.correction: variance,
    aten.mm.default: matrix_product,
    aten.bmm.default: matrix_product,
    aten.split_with_sizes.default: split_with_sizes,
    aten.split.Tensor: split,
    aten.unbind.int: unbind,
    aten.max.default: maximum_of_all,
    aten.min.default: minimum_of_all,
    **{
        op: decomposition_table[op]
        for op in (aten.mv.default, aten.dot.default, aten.repeat.default, aten.linalg_vector_norm.default)
    },
}
