"""Samplers that differ from the trainer: fewer bits, bfloat16, or log-probs that are reported wrong."""

from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from algos import check
from algos.training.sampling import Rounding, exact

KINDS = ("none", "noise", "flips", "bits", "bf16")


@dataclass(frozen=True)
class Mismatch:
    """How sampler and trainer differ, and whether the old log-probs are computed again by the trainer.

    none   not at all
    noise  the sampler reports log-probs with normal noise of deviation `size` (nats)
    flips  a share `size` of its log-probs is off by normal noise of deviation `spread`
    bits   it samples with weights of `size` bits
    bf16   it computes in bfloat16
    """

    kind: str = "none"
    size: float = 0.0
    spread: float = 2.0
    recompute: bool = False

    def __post_init__(self) -> None:
        check.one_of("mismatch", self.kind, KINDS)
        check.number("mismatch size", self.size, 2 if self.kind == "bits" else 0, 1 if self.kind == "flips" else 16)
        check.number("mismatch spread", self.spread, 0)


def quantised(params: dict[str, Tensor], bits: int) -> dict[str, Tensor]:
    """The parameters (E, ...) with every matrix of the blocks and the head rounded to `bits` bits.

    Each column has a scale of its own, largest magnitude / (2^(bits-1) - 1); embeddings and biases stay as they are.
    """
    top = 2 ** (bits - 1) - 1
    rounded = dict(params)
    for name, value in params.items():
        if not name.endswith("bias") and name not in ("token", "place"):
            # q = round(w / s) s,  s = max |w| / top
            scale = value.abs().amax(1, keepdim=True).clamp(min=1e-12) / top
            rounded[name] = (value / scale).round() * scale
    return rounded


def bf16(x: Tensor) -> Tensor:
    """x rounded to bfloat16 and back: products of such numbers, summed in float32, are what bf16 hardware computes."""
    return x.bfloat16().float()


def sampler(params: dict[str, Tensor], mismatch: Mismatch) -> tuple[dict[str, Tensor], Rounding]:
    """The parameters that the sampler uses, and how it rounds what it computes."""
    if mismatch.kind == "bits":
        return quantised(params, int(mismatch.size)), exact
    if mismatch.kind == "bf16":
        return {name: bf16(value) for name, value in params.items()}, bf16
    return params, exact


def offset(shape: tuple[int, ...], mismatch: Mismatch, generator: Generator) -> Tensor:
    """What is added to the log-probs that the sampler reports: 0 unless the kind is noise or flips."""
    if mismatch.kind == "noise":
        return mismatch.size * torch.randn(shape, generator=generator)
    if mismatch.kind == "flips":
        hit = torch.rand(shape, generator=generator) < mismatch.size
        return hit * mismatch.spread * torch.randn(shape, generator=generator)
    return torch.zeros(shape)
