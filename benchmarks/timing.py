"""Timing by turns, and the speed of the machine's memory."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import torch


def rounds(turns: dict[str, Callable[[], Any]], count: int) -> dict[str, list[float]]:
    """Seconds of each candidate in each round, after three rounds that warm up."""
    seconds: dict[str, list[float]] = {name: [] for name in turns}
    for number in range(count + 3):
        for name, call in turns.items():
            start = time.perf_counter()
            call()
            if number >= 3:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def copy_bandwidth() -> float:
    """Bytes read and written per second by a copy of 256 MiB, the median of nine."""
    source = torch.ones(1 << 26)
    target = torch.empty_like(source)
    copied = rounds({"copy": lambda: target.copy_(source)}, 9)["copy"]
    return 2 * source.numel() * source.element_size() / statistics.median(copied)
