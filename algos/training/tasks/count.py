"""Count on: after "37>" the next `size` two-digit numbers, "3839...", then END; 00 follows 99. One right answer."""

import torch
from torch import Generator, Tensor

from algos.training.tasks.base import Task, check_size, closed, same

SYMBOLS = "0123456789>."


def task(size: int = 8) -> Task:
    """The task with `size` numbers to write (2 size + 1 tokens); ValueError unless 1 <= size <= 200."""
    check_size("count", size, 1, 200)

    def draw(number: int, generator: Generator) -> Tensor:
        start = torch.randint(0, 100, (number,), generator=generator)
        return torch.stack([start // 10, start % 10, torch.full_like(start, SYMBOLS.index(">"))], -1)

    def answer(prompts: Tensor, generator: Generator | None = None) -> Tensor:
        start = prompts[:, :1] * 10 + prompts[:, 1:2]
        numbers = (start + torch.arange(1, size + 1, device=prompts.device)) % 100
        return closed(torch.stack([numbers // 10, numbers % 10], -1).flatten(1), end=SYMBOLS.index("."))

    def reward(prompts: Tensor, responses: Tensor) -> Tensor:
        return same(responses, answer(prompts))

    return Task("count", size, SYMBOLS, 3, 2 * size + 1, draw, answer, reward)
