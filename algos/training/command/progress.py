"""The progress bar on a terminal: rollouts done, newest reward of each objective, time left."""

import sys
import time
from collections.abc import Sequence
from typing import Any, TextIO

from algos.training.outcome import kinds, mean
from algos.variants import label

WIDTH = 24


class Bar:
    """A bar over `rollouts`, drawn on a stream that is a terminal and nowhere else."""

    def __init__(self, members: Sequence[dict[str, Any]], rollouts: int, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.groups = [(label(name, settings), indices) for name, settings, indices in kinds(members)]
        self.rollouts, self.first = rollouts, -1
        self.begun, self.shown = time.monotonic(), False

    def show(self, event: dict[str, Any]) -> None:
        """Draw where a rollout event stands."""
        if event["event"] != "rollout" or not self.stream.isatty():
            return
        step = event["step"]
        if self.first < 0:
            self.first, self.begun = step, time.monotonic()
        took = time.monotonic() - self.begun
        left = took / (step - self.first) * (self.rollouts - step) if step > self.first else 0
        means = [f"{name} {mean(event['reward'][i] for i in indices) or 0:.2f}" for name, indices in self.groups]
        bar = ("#" * round(WIDTH * step / self.rollouts)).ljust(WIDTH, ".")
        self.stream.write(f"\r\033[K[{bar}] {step}/{self.rollouts}  {'  '.join(means)}  {left:.0f} s left")
        self.stream.flush()
        self.shown = True

    def close(self) -> None:
        """Leave the bar's line."""
        if self.shown:
            self.stream.write("\n")
