"""The `warm` command: make the weights that the races of a task start from."""

import argparse
import sys

import torch

from algos.training.command.device import device_of
from algos.training.presets import PRESETS, weights_of
from algos.training.warm import write


def warm(command: argparse.Namespace) -> None:
    """Train on right answers until the reward reaches the goal, and write the file. ValueError, OSError if it fails."""
    torch.set_num_threads(command.threads)
    path = command.out or weights_of(command.preset, command.task)
    path.parent.mkdir(parents=True, exist_ok=True)
    given = {name: getattr(command, name) for name in ("width", "layers", "heads", "length")}
    size = PRESETS[command.preset] | {name: value for name, value in given.items() if value is not None}
    step, reward, length = 0, 0.0, size.pop("length")
    device = device_of(command.device)
    for step, reward in write(path, command.task, length, command.goal, command.seed, device=device, **size):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{command.task}: {step} steps, reward {reward:.3f}")
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    print(f"{path}: reward {reward:.3f} after {step} steps")
