"""Half precision is a way to store numbers here, never to compute with them.

bfloat16 has 8 significant bits and float16 ends at 65504: GSPO's band of 3e-4 around 1, a mean over 300 tokens and
e^12 do not exist in them. So they are widened to float32, which is exact, and every result is float32.
"""

from typing import Any

import torch
from torch import Tensor

LARGEST_HALF = torch.finfo(torch.float16).max


class _FromHalf(torch.autograd.Function):
    """float16 to float32, with a way back for the gradient that ends at the largest float16 instead of inf."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return x.float()

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return gradient.clamp(-LARGEST_HALF, LARGEST_HALF).half()


def wide(x: Tensor) -> Tensor:
    """`x` itself in float32 or float64, a float16 or bfloat16 one as float32; any shape, differentiable.

    A gradient past 65504 arrives at a float16 tensor as 65504: there the closed form is larger than autograd.
    """
    if x.dtype == torch.float16:
        return _FromHalf.apply(x) if x.requires_grad else x.float()
    return x.float() if x.dtype == torch.bfloat16 else x
