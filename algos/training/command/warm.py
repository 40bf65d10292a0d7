"""The `warm` command: make the weights that the races of a task start from."""

import argparse
import sys

from algos.training.state import SHIPPED
from algos.training.tasks import TASKS
from algos.training.warm import write


def warm(command: argparse.Namespace) -> None:
    """Train on right answers until the reward reaches the goal, and write the file. ValueError, OSError if it fails."""
    names = list(TASKS) if command.task == "all" else [command.task]
    if len(names) > 1 and command.out:
        raise ValueError("--out names one file, and these are several tasks; name one task with --task.")
    for name in names:
        path = command.out or SHIPPED / f"{name}.safetensors"
        path.parent.mkdir(parents=True, exist_ok=True)
        step, reward = 0, 0.0
        shape = {key: getattr(command, key) for key in ("width", "layers", "heads")}
        for step, reward in write(path, name, command.length, command.goal, command.seed, **shape):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r\033[K{name}: {step} steps, reward {reward:.3f}")
        if sys.stderr.isatty():
            sys.stderr.write("\n")
        print(f"{path}: reward {reward:.3f} after {step} steps")
