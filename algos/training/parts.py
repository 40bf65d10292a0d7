"""Members in parts that run side by side in threads, on the same memory; what each member gets is the same bits.

Torch lets other threads run while it computes, and on two cores two halves of the members are faster than two threads
inside every small operation. The caller keeps torch to one thread: torch.set_num_threads(1).
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

import torch
from torch import Tensor

from algos.training.rollout import Rollout
from algos.training.state import State
from algos.training.update import Update

Each = Callable[..., Iterator[Any]]


def split(state: State, number: int) -> list[State]:
    """The state as up to `number` states of members side by side, whose tensors are views of this one's."""
    size = -(-len(state.race.members) // number)
    found = []
    for start in range(0, len(state.race.members), size):
        own = slice(start, start + size)
        race = replace(state.race, members=state.race.members[own])
        tensors = (state.flat[own], state.first[own], state.second[own])
        found.append(State(race, state.shape, *tensors, state.reference, state.rollout, state.updates))
    return found


def joined_rollout(parts: list[Rollout]) -> Rollout:
    """The rollouts of the parts as one of all members."""
    return Rollout(**{field.name: _joined([getattr(part, field.name) for part in parts]) for field in fields(Rollout)})


def joined_update(parts: list[Update]) -> Update:
    """The updates of the parts as one of all members; their rows are the same."""
    told = {field.name: _joined([getattr(part, field.name) for part in parts]) for field in fields(Update)}
    return Update(**told | {"rows": parts[0].rows})


def _joined(tensors: list[Tensor | None]) -> Any:
    return tensors[0] if len(tensors) == 1 or tensors[0] is None else torch.cat(tensors)  # type: ignore[arg-type]


@contextmanager
def threads(number: int) -> Iterator[Each]:
    """A `map` that runs in `number` threads; the built-in one if that is 1. Raises ValueError below 1."""
    if number < 1:
        raise ValueError(f"threads is {number}; wanted at least 1.")
    if number == 1:
        yield map
        return
    with ThreadPoolExecutor(number) as pool:
        yield pool.map
