"""What a task is: prompts, one right answer for the warm start, and an exact reward.

Tokens are numbers into `symbols`. A prompt is `prompt` tokens, the last of them ">"; a response is at most `response`
tokens, and its part that counts ends with the first "." (END, always the last symbol).
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Generator, Tensor


@dataclass(frozen=True)
class Task:
    """A verifiable task. prompts (n, P) and responses (n, T) are int64.

    draw    (n, generator) -> (n, P)             prompts
    answer  (prompts, generator) -> (n, T)       a right answer, END at its end and after
    reward  (prompts, responses) -> (n,) bool    right or wrong, exactly; what follows the first END does not count
    """

    name: str
    size: int
    symbols: str
    prompt: int
    response: int
    draw: Callable[[int, Generator], Tensor]
    answer: Callable[[Tensor, Generator], Tensor]
    reward: Callable[[Tensor, Tensor], Tensor]

    @property
    def end(self) -> int:
        """The token that ends a response."""
        return len(self.symbols) - 1

    def text(self, tokens: Tensor) -> str:
        """The symbols of a row of tokens."""
        return "".join(self.symbols[int(token)] for token in tokens)

    def mask(self, responses: Tensor) -> Tensor:
        """(..., T) bool: True up to and with the first END of responses (..., T)."""
        ended = (responses == self.end).cumsum(-1)
        return (ended - (responses == self.end).long()) == 0


def check_size(name: str, size: int, low: int, high: int) -> None:
    """Raise ValueError unless the size is a whole number from low to high."""
    if not isinstance(size, int) or isinstance(size, bool) or not low <= size <= high:
        raise ValueError(f"the size of task {name} is {size!r}; wanted a whole number from {low} to {high}.")


def closed(*parts: Tensor, end: int) -> Tensor:
    """(n, T) the parts side by side with one END after them."""
    return torch.cat([*parts, torch.full_like(parts[0][:, :1], end)], -1)


def same(responses: Tensor, answers: Tensor) -> Tensor:
    """(n,) bool: every token is that of the one right answer, which fills all T positions."""
    return (responses == answers).all(-1)
