"""Copy: after "402713>" the same `size` digits, then END. One right answer."""

import torch
from torch import Generator, Tensor

from algos.training.tasks.base import Task, check_size, closed, same

SYMBOLS = "0123456789>."


def draw_digits(size: int, number: int, generator: Generator) -> Tensor:
    """(number, size + 1) uniform digits and then ">"."""
    digits = torch.randint(0, 10, (number, size), generator=generator)
    return closed(digits, end=SYMBOLS.index(">"))


def task(size: int = 6) -> Task:
    """The task with `size` digits; ValueError unless 1 <= size <= 200."""
    check_size("copy", size, 1, 200)

    def draw(number: int, generator: Generator) -> Tensor:
        return draw_digits(size, number, generator)

    def answer(prompts: Tensor, generator: Generator | None = None) -> Tensor:
        return closed(prompts[:, :size], end=SYMBOLS.index("."))

    def reward(prompts: Tensor, responses: Tensor) -> Tensor:
        return same(responses, answer(prompts))

    return Task("copy", size, SYMBOLS, size + 1, size + 1, draw, answer, reward)
