"""What a person is told on the terminal: a line while something goes on, and at the end what came of it."""

import shlex
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from algos.training.outcome import kinds, mean, outcome
from algos.variants import label

WIDTH = 24
Event = dict[str, Any]


class Line:
    """A line that is written anew, on a stream that is a terminal and nowhere else."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream, self.shown = stream or sys.stderr, False

    def say(self, words: str) -> None:
        """Put these words in place of the last."""
        if self.stream.isatty():
            self.stream.write(f"\r\033[K{words}")
            self.stream.flush()
            self.shown = True

    def close(self) -> None:
        """Leave the line."""
        if self.shown:
            self.stream.write("\n")
            self.shown = False


class Bar(Line):
    """The line of a race: a bar over `rollouts`, the newest reward of each objective, the time left."""

    def __init__(self, members: Sequence[dict[str, Any]], rollouts: int, stream: TextIO | None = None) -> None:
        super().__init__(stream)
        self.groups = [(label(name, settings), indices) for name, settings, indices in kinds(members)]
        self.rollouts, self.first = rollouts, -1
        self.begun = time.monotonic()

    def show(self, event: Event) -> None:
        """Draw where a rollout event stands."""
        if event["event"] != "rollout":
            return
        step = event["step"]
        if self.first < 0:
            self.first, self.begun = step, time.monotonic()
        took = time.monotonic() - self.begun
        left = took / (step - self.first) * (self.rollouts - step) if step > self.first else 0
        means = [f"{name} {mean(event['reward'][i] for i in indices) or 0:.2f}" for name, indices in self.groups]
        bar = ("#" * round(WIDTH * step / self.rollouts)).ljust(WIDTH, ".")
        self.say(f"[{bar}] {step}/{self.rollouts}  {'  '.join(means)}  {left:.0f} s left")


def report_of(*words: str | Path) -> str:
    """The command that draws the report on these runs, as one types it."""
    return shlex.join(("python", "-m", "viz.report", *map(str, words), "-o", "report.html"))


def ending(events: Sequence[Event], folder: Path) -> str:
    """What came of a race with a folder, in a line, and the command to see it."""
    step, rollouts = events[-1]["step"], events[0]["rollouts"]
    how = f"{rollouts} rollouts done" if step >= rollouts else f"stopped after {step} of {rollouts} rollouts"
    rewards = ", ".join(
        f"{label(row['objective'], row['settings'])} {row['mean']:.3f}"
        for row in outcome(events)
        if row["mean"] is not None
    )
    return f"{folder}: {how}{f'; final reward {rewards}' if rewards else ''}; see it with: {report_of(folder)}"
