"""The policies of a seed, as inputs of the traced function: the sampler of each length, and where a drift takes it.

A policy over two symbols is one number for each context, the difference of its two logits. Lengths stand one after the
other, that of T tokens with its 2^T - 1 contexts behind the 2^T - T - 1 of the shorter ones.
"""

from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from algos.variance.tree import after, drawn, outcomes, solved, stretch
from viz.declare.explorable import Values

SYMBOLS = 2
SIZES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.0)
# the most tokens of a response: with noise, the values of each token's noise are enumerated as well
DEPTH, NOISY_DEPTH = 8, 4
NUMBERS = 2 ** (DEPTH + 1) - DEPTH - 2  # contexts of all lengths


@lru_cache(maxsize=256)
def policies(seed: int, drift: bool) -> Values:
    """What depends on the seed: policy, step (NUMBERS,), theta (DEPTH * sizes,) and least (DEPTH,) by length.

    policy  log pi(1) - log pi(0) of the sampler; step, what a drift adds to it, times theta by length and size
    least   symbols 1 in a response that earns the reward, at least
    Without a drift there are only the lengths that noise can have; the rest is 0.
    """
    found: dict[str, list[Tensor]] = {"policy": [], "step": [], "theta": [], "least": []}
    for length in range(1, (DEPTH if drift else NOISY_DEPTH) + 1):
        logits = drawn(SYMBOLS, length, seed)
        context, token = outcomes(SYMBOLS, length)
        reward = solved(token, logits.log_softmax(-1)[context, token].sum(-1).exp())
        found["policy"].append(logits[:, 1] - logits[:, 0])
        found["least"].append(token.sum(-1)[reward].min()[None].double())
        if drift:
            chance, mass = after(logits, context, token, reward)
            found["step"].append(chance[:, 1] - chance[:, 0])
            found["theta"].append(stretch(logits, chance, mass, torch.tensor(SIZES, dtype=torch.float64)))
    room = {"policy": NUMBERS, "step": NUMBERS, "theta": DEPTH * len(SIZES), "least": DEPTH}
    return {name: filled(parts, room[name]) for name, parts in found.items()}


def filled(parts: list[Tensor], room: int) -> np.ndarray:
    """(room,) the parts one after the other, then 0."""
    vector = np.zeros(room)
    flat = torch.cat([torch.zeros(0, dtype=torch.float64), *parts]).numpy()
    vector[: len(flat)] = flat
    return vector
