"""Sampling of all members at once with a cache of keys and values, from uniforms that the caller draws.

Everything lies with the responses last, (E, channels, B): one token at a time, that is twice as fast on a CPU.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

from algos.training.policy import Shape
from algos.training.tasks import Task

Rounding = Callable[[Tensor], Tensor]


class Sampled(NamedTuple):
    """Responses: tokens (E, B, P + T) with the prompts, logp (E, B, T) of the sampled tokens as the sampler has them,
    mask (E, B, T) True up to and with the first END."""

    tokens: Tensor
    logp: Tensor
    mask: Tensor


class Cache(NamedTuple):
    """Keys and values of one layer, (L, E, heads, d_head, B) each."""

    keys: Tensor
    values: Tensor


def exact(x: Tensor) -> Tensor:
    """No rounding."""
    return x


def norm(x: Tensor) -> Tensor:
    """x (E, d, B) with mean 0 and variance 1 over d, as `policy.norm`."""
    x = x - x.mean(1, keepdim=True)
    return x * torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-5)


def attend(query: Tensor, cache: Cache, length: int) -> Tensor:
    """(E, d, B) attention of the newest position to the first `length`; query (E, heads, d_head, B)."""
    E, H, D, B = query.shape
    # softmax(q k' / sqrt(d_head)) v
    score = (query / math.sqrt(D) * cache.keys[:length]).sum(3, keepdim=True)
    return (score.softmax(0) * cache.values[:length]).sum(0).view(E, H * D, B)


def step(params: dict[str, Tensor], shape: Shape, tokens: Tensor, caches: list[Cache], place: int,
         rounded: Rounding = exact) -> Tensor:  # fmt: skip
    """(E, V, B) logits after `tokens` (E, B) at position `place`; writes their keys and values into the caches."""
    (E, B), d, H = tokens.shape, shape.width, shape.heads

    def linear(name: str, x: Tensor) -> Tensor:
        return rounded(torch.baddbmm(params[f"{name}_bias"].mT, params[name].mT, rounded(x)))

    index = tokens[:, :, None].expand(E, B, d)
    x = rounded((params["token"].gather(1, index) + params["place"][:, place, None]).mT.contiguous())
    for layer, cache in enumerate(caches):
        query, key, value = linear(f"{layer}.qkv", norm(x)).view(E, 3, H, d // H, B).unbind(1)
        cache.keys[place], cache.values[place] = key, value
        x = rounded(x + linear(f"{layer}.out", attend(query, cache, place + 1)))
        x = rounded(x + linear(f"{layer}.down", linear(f"{layer}.up", norm(x)).relu()))
    return linear("head", norm(x))


def prefill(params: dict[str, Tensor], shape: Shape, prompts: Tensor, group: int, rounded: Rounding) -> list[Cache]:
    """Caches after all but the last token of prompts (E, prompts, P), each prompt repeated `group` times."""
    E, n, P = prompts.shape

    def empty(number: int) -> list[Cache]:
        size = (shape.length, E, shape.heads, shape.width // shape.heads, number)
        return [Cache(*params["place"].new_empty((2, *size))) for _ in range(shape.layers)]

    short, whole = empty(n), empty(n * group)
    for place in range(P - 1):
        step(params, shape, prompts[:, :, place], short, place, rounded)
    for few, many in zip(short, whole, strict=True):
        for part, out in zip(few, many, strict=True):
            out[: P - 1] = part[: P - 1].repeat_interleave(group, -1)
    return whole


@torch.no_grad()
def sample(params: dict[str, Tensor], shape: Shape, task: Task, prompts: Tensor, uniforms: Tensor,
           rounded: Rounding = exact) -> Sampled:  # fmt: skip
    """Responses to prompts (E, n, P) by inverse CDF from uniforms (E, B, T) in [0, 1), B a multiple of n.

    Responses i * B / n to (i + 1) * B / n - 1 answer prompt i.
    """
    (E, n, P), (_, B, T) = prompts.shape, uniforms.shape
    caches = prefill(params, shape, prompts, B // n, rounded)
    tokens = torch.full((E, B, P + T), task.end, dtype=torch.int64, device=prompts.device)
    tokens[:, :, :P] = prompts.repeat_interleave(B // n, 1)
    logp = uniforms.new_empty(E, B, T)
    mask = torch.ones(E, B, T + 1, dtype=torch.bool, device=prompts.device)
    for t in range(T):
        logits = step(params, shape, tokens[:, :, P + t - 1], caches, P + t - 1, rounded)
        every = logits.log_softmax(1)
        # token = number of v with  P(token <= v) <= u
        token = (every.exp().cumsum(1)[:, :-1] <= uniforms[:, None, :, t]).sum(1)
        logp[:, :, t] = every.gather(1, token[:, None])[:, 0]
        tokens[:, :, P + t] = torch.where(mask[:, :, t], token, task.end)
        mask[:, :, t + 1] = mask[:, :, t] & (token != task.end)
    return Sampled(tokens, logp, mask[:, :, :T].contiguous())
