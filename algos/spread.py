"""Means and variances that are exact where all values agree: that value and 0, on every processor.

E x^2 - (E x)^2 is the difference of two roundings: for values near 1e10 it errs by 1e4 and may be negative. Here a
mean is counted from the first value, and a variance is a mean of squares.
"""

import torch
from torch import Tensor


def mean(x: Tensor, shares: Tensor | None = None) -> Tensor:
    """(...,) mean of x (..., N) over its last axis, by weights `shares` (N,) that sum to 1 if they are given."""
    first = x[..., 0]
    away = x - first[..., None]
    # E x = x_0 + E (x - x_0)
    return first + (away.mean(-1) if shares is None else away @ shares)


def variance(x: Tensor, shares: Tensor | None = None) -> Tensor:
    """(...,) variance of x (..., N) over its last axis, by weights `shares` (N,) that sum to 1 if they are given."""
    # Var x = E (x - E x)^2
    square = (x - mean(x, shares)[..., None]) ** 2
    return square.mean(-1) if shares is None else square @ shares


def masked_variance(x: Tensor, mask: Tensor) -> Tensor:
    """(...,) variance of x (..., N) over its last axis where `mask`, bool; 0 where that is nowhere."""
    first = x.gather(-1, mask.int().argmax(-1, keepdim=True))
    count = mask.sum(-1).clamp(min=1)
    away = torch.where(mask, x - first, 0)
    centred = torch.where(mask, away - (away.sum(-1) / count)[..., None], 0)
    return centred.square().sum(-1) / count
