"""Balance: after "([(>" brackets of two kinds that close the prefix, 3 size in all with it, then END. Many are right.

The length is fixed so that a right answer cannot just close what is open: the policy keeps its entropy.
"""

import torch
from torch import Generator, Tensor

from algos.training.tasks.base import Task, check_size, closed

SYMBOLS = "([)]>."
KINDS = 2


def walk(prefix: Tensor, number: int, total: int, generator: Generator) -> Tensor:
    """(n, P + number) a balanced beginning (n, P) with `number` more brackets, closable by position `total`.

    A bracket opens or closes by a fair coin wherever both can still end well; a kind to open is drawn evenly.
    """
    n = len(prefix)
    stack = torch.zeros(n, total + 1, dtype=torch.int64)
    depth = torch.zeros(n, dtype=torch.int64)
    rows, written = torch.arange(n), []
    for place in range(prefix.shape[1] + number):
        opens = torch.rand(n, generator=generator) < 0.5
        kind = torch.randint(0, KINDS, (n,), generator=generator)
        if place < prefix.shape[1]:
            opens, kind = prefix[:, place] < KINDS, prefix[:, place] % KINDS
        else:
            # open from depth 0, close when only closing is left
            opens = (opens | (depth == 0)) & (depth < total - place)
        last = stack[rows, (depth - 1).clamp(min=0)]
        written.append(torch.where(opens, kind, last + KINDS))
        stack[rows, depth] = torch.where(opens, kind, stack[rows, depth])
        depth = depth + torch.where(opens, 1, -1)
    return torch.stack(written, -1)


def balanced(brackets: Tensor) -> Tensor:
    """(n,) bool: every row (n, length) of tokens consists of brackets that close each other."""
    n, length = brackets.shape
    stack = torch.zeros(n, length + 1, dtype=torch.int64, device=brackets.device)
    depth = torch.zeros(n, dtype=torch.int64, device=brackets.device)
    good = (brackets < 2 * KINDS).all(-1)
    for place in range(length):
        token = brackets[:, place]
        opens, kind = token < KINDS, token % KINDS
        last = stack.gather(1, (depth - 1).clamp(min=0)[:, None])[:, 0]
        good = good & (opens | ((depth > 0) & (last == kind)))
        stack = stack.scatter(1, depth[:, None], torch.where(opens, kind, last)[:, None])
        depth = (depth + torch.where(opens, 1, -1)).clamp(min=0)
    return good & (depth == 0)


def task(size: int = 6) -> Task:
    """The task with a prefix of `size` brackets and 2 size + 1 tokens to write; ValueError unless even, 2 to 100."""
    check_size("balance", size, 2, 100)
    if size % 2:
        raise ValueError(f"the size of task balance is {size}; wanted an even number: brackets close in pairs.")
    total, end = 3 * size, SYMBOLS.index(".")

    def draw(number: int, generator: Generator) -> Tensor:
        empty = torch.zeros(number, 0, dtype=torch.int64)
        return closed(walk(empty, size, total, generator), end=SYMBOLS.index(">"))

    def answer(prompts: Tensor, generator: Generator) -> Tensor:
        return closed(walk(prompts[:, :size], 2 * size, total, generator)[:, size:], end=end)

    def reward(prompts: Tensor, responses: Tensor) -> Tensor:
        whole = torch.cat([prompts[:, :size], responses[:, :-1]], -1)
        return balanced(whole) & (responses[:, -1] == end)

    return Task("balance", size, SYMBOLS, size + 1, 2 * size + 1, draw, answer, reward)
