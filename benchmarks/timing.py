"""Timing by turns, and the speed of a device's memory and of its products of matrices."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import torch


def settle() -> None:
    """Wait until CUDA, where it is used, has done what it was given: its calls return before that."""
    if torch.cuda.is_initialized():
        torch.cuda.synchronize()


def seconds_of(call: Callable[[], Any]) -> float:
    """How long one call takes, on the device to its end."""
    settle()
    start = time.perf_counter()
    call()
    settle()
    return time.perf_counter() - start


def rounds(turns: dict[str, Callable[[], Any]], count: int) -> dict[str, list[float]]:
    """Seconds of each candidate in each round, after three rounds that warm up."""
    seconds: dict[str, list[float]] = {name: [] for name in turns}
    for number in range(count + 3):
        for name, call in turns.items():
            took = seconds_of(call)
            if number >= 3:
                seconds[name].append(took)
    return seconds


def copy_bandwidth(device: str = "cpu") -> float:
    """Bytes read and written per second by a copy of 256 MiB, the median of nine."""
    source = torch.ones(1 << 26, device=device)
    target = torch.empty_like(source)
    copied = rounds({"copy": lambda: target.copy_(source)}, 9)["copy"]
    return 2 * source.numel() * source.element_size() / statistics.median(copied)


def product_speed(side: int, device: str = "cpu") -> float:
    """Operations per second of a product of two float32 matrices of that side, the median of nine."""
    a, b = torch.randn(2, side, side, device=device)
    seconds = statistics.median(rounds({"product": lambda: a @ b}, 9)["product"])
    return 2 * side**3 / seconds
