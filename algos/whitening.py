"""Values per token, centred and scaled over all unmasked tokens of a batch, in float64.

Raises TypeError for a wrong dtype and ValueError for a wrong shape.
"""

import torch
from torch import Tensor

from algos import check


def centre(values: Tensor, mask: Tensor) -> Tensor:
    """(B, T) values less their mean over the unmasked tokens, in float64; 0 where masked, and where all are equal."""
    check.is_float_tensor("values", values)
    check.is_mask("mask", mask)
    check.has_shape("values", values, (tuple(mask.shape),), "mask")
    if values.numel() == 0:
        return values.double()
    # x - mean x, the largest taken off first: equal values leave nothing to round
    apart = values.double() - torch.where(mask, values.double(), -torch.inf).amax()
    mean = torch.where(mask, apart, 0).sum() / mask.sum().clamp(min=1)
    return torch.where(mask, apart - mean, 0)


def whiten(values: Tensor, mask: Tensor) -> Tensor:
    """(B, T) values shifted and scaled to mean 0 and unbiased variance 1 over all unmasked tokens; 0 where masked."""
    apart = centre(values, mask)
    variance = (apart**2).sum() / (mask.sum() - 1).clamp(min=1)
    return (apart / (variance + 1e-8).sqrt()).to(values.dtype)
