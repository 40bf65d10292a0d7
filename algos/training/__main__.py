"""python -m algos.training: the training race from the command line.

warm   make the weights that every member of a race begins with

python -m algos.training warm --task count
"""

import argparse
import sys
from pathlib import Path

import torch

from algos.training.state import SHIPPED
from algos.training.tasks import TASKS
from algos.training.warm import GOAL, write


def add_warm(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of `warm`."""
    warm = commands.add_parser("warm", help="make the weights that every member begins with")
    warm.add_argument("--task", choices=TASKS, required=True)
    warm.add_argument("--size", type=int, help="size of the task (default: the task's own)")
    warm.add_argument("--goal", type=float, default=GOAL, help=f"sampled reward to stop at (default {GOAL})")
    warm.add_argument("--seed", type=int, default=0)
    warm.add_argument("--width", type=int, default=32, help="default 32")
    warm.add_argument("--layers", type=int, default=2, help="default 2")
    warm.add_argument("--heads", type=int, default=4, help="default 4")
    warm.add_argument("--device", default="cpu", help="cpu or cuda")
    warm.add_argument("--out", type=Path, help="file to write (default assets/weights/TASK.safetensors)")
    warm.set_defaults(run=run_warm)


def run_warm(options: argparse.Namespace) -> None:
    """Train, with the reward on one line of the screen, and write the file."""
    sizes = {name: getattr(options, name) for name in ("size", "goal", "seed", "width", "layers", "heads", "device")}
    path = options.out or SHIPPED / f"{options.task}.safetensors"
    for step, reward in write(path, options.task, **sizes):
        print(f"\r{options.task}: {step} steps, reward {reward:.3f}", end="", file=sys.stderr, flush=True)
    print(f"\n{path}", file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    whole = argparse.ArgumentParser(
        prog="python -m algos.training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    add_warm(commands)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run it; an input that cannot be used gives a sentence and the exit code 2."""
    torch.set_num_threads(1)
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except (ValueError, TypeError, OSError) as problem:
        print(f"\npython -m algos.training: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
