"""The `warm` command: make the weights that the races of a task start from."""

import argparse
import os

import torch

from algos import check
from algos.files import writable
from algos.training.command.arguments import device_of
from algos.training.command.progress import Line
from algos.training.presets import PRESETS, weights_of
from algos.training.warm import write

SIZES = ("width", "layers", "heads", "length")


def warm(command: argparse.Namespace) -> None:
    """Train on right answers until the reward reaches the goal, and write the file. ValueError, OSError if it fails."""
    check.number("--threads", command.threads, 1)
    check.number("--seed", command.seed, 0)
    given = {name: getattr(command, name) for name in SIZES if getattr(command, name) is not None}
    if given and command.out is None:
        raise ValueError(f"--{next(iter(given))} makes other weights than races of the preset expect; add --out FILE.")
    torch.set_num_threads(min(command.threads, os.cpu_count() or 1))
    path = command.out or weights_of(command.preset, command.task)
    path.parent.mkdir(parents=True, exist_ok=True)
    writable(path)  # rather than after minutes of training
    size = PRESETS[command.preset] | given
    step, reward, length = 0, 0.0, size.pop("length")
    device, line = device_of(command.device), Line()
    try:
        for step, reward in write(path, command.task, length, command.goal, command.seed, device=device, **size):
            line.say(f"{command.task}: {step} steps, reward {reward:.3f}")
    finally:
        line.close()
    print(f"{path}: reward {reward:.3f} after {step} steps")
