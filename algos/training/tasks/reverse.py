"""Reverse: after "402713>" the digits from the last to the first, then END. One right answer."""

from torch import Generator, Tensor

from algos.training.tasks.base import Task, check_size, closed, same
from algos.training.tasks.copy import SYMBOLS, draw_digits


def task(size: int = 6) -> Task:
    """The task with `size` digits; ValueError unless 1 <= size <= 200."""
    check_size("reverse", size, 1, 200)

    def draw(number: int, generator: Generator) -> Tensor:
        return draw_digits(size, number, generator)

    def answer(prompts: Tensor, generator: Generator | None = None) -> Tensor:
        return closed(prompts[:, :size].flip(-1), end=SYMBOLS.index("."))

    def reward(prompts: Tensor, responses: Tensor) -> Tensor:
        return same(responses, answer(prompts))

    return Task("reverse", size, SYMBOLS, size + 1, size + 1, draw, answer, reward)
