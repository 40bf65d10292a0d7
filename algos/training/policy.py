"""A decoder-only transformer for E members at once: every parameter has a member dimension, every product is a bmm.

Pre-norm blocks without gains (the next matrix absorbs them), learned positions, ReLU. No member sees another: on a CPU
each gets the very bits it would get alone.
"""

import math
from dataclasses import dataclass

import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from algos import check

BLOCK = 1024  # the parameters of a member are padded to a multiple of it, so that a norm sums equal rows


@dataclass(frozen=True)
class Shape:
    """Sizes of the network: `length` is the longest sequence, prompt and response together."""

    vocabulary: int
    length: int
    width: int = 32
    layers: int = 2
    heads: int = 4

    def __post_init__(self) -> None:
        for name in ("width", "layers", "heads"):
            check.number(name, getattr(self, name), 1)
        if self.width % self.heads:
            raise ValueError(f"width is {self.width} and heads is {self.heads}; wanted a width that heads divides.")

    def sizes(self) -> dict[str, tuple[int, ...]]:
        """Shape of each parameter of one member, in the order in which they lie in memory."""
        d = self.width
        sizes: dict[str, tuple[int, ...]] = {"token": (self.vocabulary, d), "place": (self.length, d)}
        for layer in range(self.layers):
            for name, inner, outer in (("qkv", d, 3 * d), ("out", d, d), ("up", d, 4 * d), ("down", 4 * d, d)):
                sizes |= {f"{layer}.{name}": (inner, outer), f"{layer}.{name}_bias": (1, outer)}
        return sizes | {"head": (d, self.vocabulary), "head_bias": (1, self.vocabulary)}

    def number(self) -> int:
        """How many parameters one member has, padding excluded."""
        return sum(math.prod(size) for size in self.sizes().values())


def views(flat: Tensor, shape: Shape) -> dict[str, Tensor]:
    """The parameters (E, ...) by name, as views into `flat` (E, N)."""
    found, start = {}, 0
    for name, size in shape.sizes().items():
        found[name] = flat[:, start : start + math.prod(size)].unflatten(1, size)
        start += math.prod(size)
    return found


def flatten(params: dict[str, Tensor], shape: Shape) -> Tensor:
    """(1, N) the parameters of one member (without member dimension), padded with zeros to a multiple of BLOCK.

    Raises ValueError if a parameter is missing or has another size.
    """
    for name, size in shape.sizes().items():
        if name not in params or tuple(params[name].shape) != size:
            found = tuple(params[name].shape) if name in params else "missing"
            raise ValueError(
                f"the weights' {name} is {found}; wanted {size}: take weights made for this task and size."
            )
    flat = torch.cat([params[name].reshape(-1) for name in shape.sizes()])
    return F.pad(flat, (0, -len(flat) % BLOCK))[None]


def initial(shape: Shape, generator: Generator) -> dict[str, Tensor]:
    """Random parameters of one member: normal with deviation 1/sqrt(inner), biases 0, what is added to x smaller."""
    params = {}
    for name, size in shape.sizes().items():
        kind = name.split(".")[-1]
        scale = 0.5 if kind in ("token", "place") else 1 / math.sqrt(size[0])
        if kind in ("out", "down"):
            scale /= math.sqrt(2 * shape.layers)
        drawn = torch.randn(size, generator=generator)
        params[name] = torch.zeros(size) if kind.endswith("bias") else scale * drawn
    return params


def linear(params: dict[str, Tensor], name: str, x: Tensor) -> Tensor:
    """(E, N, outer) from x (E, N, inner)."""
    # y = b + x W,  member by member
    return torch.baddbmm(params[f"{name}_bias"], x, params[name])


def norm(x: Tensor) -> Tensor:
    """x with mean 0 and variance 1 over its last dimension."""
    return F.layer_norm(x, x.shape[-1:])


def attend(params: dict[str, Tensor], name: str, shape: Shape, x: Tensor, first: int) -> Tensor:
    """(E, B, L - first, d) attention of the positions from `first` on to all up to their own; x is (E, B, L, d)."""
    E, B, L, d = x.shape
    qkv = linear(params, name, norm(x).view(E, B * L, d)).view(E * B, L, 3, shape.heads, d // shape.heads)
    q, k, v = qkv.permute(2, 0, 3, 1, 4).reshape(3, -1, L, d // shape.heads).unbind(0)
    future = x.new_full((L, L), -torch.inf).triu(1)[first:]
    # softmax(q k' / sqrt(d_head)) v;  plain products: backward, torch's fused attention takes three times as long here
    score = torch.baddbmm(future, q[:, first:], k.mT, alpha=1 / math.sqrt(d // shape.heads))
    mixed = (score.softmax(-1) @ v).view(E * B, shape.heads, L - first, -1)
    return mixed.transpose(1, 2).reshape(E, B, L - first, d)


def logits(params: dict[str, Tensor], shape: Shape, tokens: Tensor, first: int = 0) -> Tensor:
    """(E, B, L - first, V) logits of the token after each position from `first` on; tokens is (E, B, L) int64."""
    E, B, L = tokens.shape
    hot = F.one_hot(tokens.reshape(E, B * L), shape.vocabulary).to(params["token"].dtype)
    x = (hot @ params["token"]).view(E, B, L, shape.width) + params["place"][:, None, :L]
    for layer in range(shape.layers):
        # what the last layer says before `first` nobody asks for
        kept = first if layer == shape.layers - 1 else 0
        mixed = attend(params, f"{layer}.qkv", shape, x, kept)
        rest = x[:, :, kept:].reshape(E, -1, shape.width)
        rest = rest + linear(params, f"{layer}.out", mixed.view(rest.shape))
        rest = rest + linear(params, f"{layer}.down", linear(params, f"{layer}.up", norm(rest)).relu())
        x = rest.view(E, B, L - kept, shape.width)
    return linear(params, "head", norm(rest)).view(E, B, L - first, shape.vocabulary)
