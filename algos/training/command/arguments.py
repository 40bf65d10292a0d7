"""What the command line takes."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import torch

from algos.training.command.options import MISMATCHES
from algos.training.presets import PRESETS
from algos.training.settings import OVERLAYS
from algos.training.tasks import TASKS
from algos.training.warm import GOAL

CORES = min(4, os.cpu_count() or 1)


class Parser(argparse.ArgumentParser):
    """argparse, but what is wrong is said in one sentence, without the usage in front."""

    def error(self, message: str) -> NoReturn:
        """Say it and end with status 2."""
        print(f"{self.prog}: {message}; see {self.prog} --help", file=sys.stderr)
        sys.exit(2)


class Renamed(argparse.Action):
    """An option by an older name: it does what it did, and says what it is called now (`const`)."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: Any = None) -> None:
        """Take the value, and say so."""
        print(f"{option_string} is called {self.const} now; it has been taken as that.", file=sys.stderr)
        setattr(namespace, self.dest, values)


def race_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that define a race; one that is not given does not stand in the namespace."""
    add = parser.add_argument_group("the race").add_argument
    add("--task", choices=TASKS, help="what is learnt (count)")
    add("--objectives", help='names with settings: "grpo,grpo[two_sided=True],sapo[tau_pos=5,tau_neg=10]"')
    add("--set", action="append", metavar="NAME.FIELD=VALUE", help="a setting of all variants of an objective")
    add("--seeds", help="how many (3), a range (0..4) or a list (2,7)")
    add("--staleness", type=int, metavar="K", help="updates per rollout (4)")
    add("--rollouts", type=int, help="how many (100)")
    add("--lr", type=float, help="learning rate of Adam (7e-4)")
    add("--kl", type=float, help="weight of the KL term to the start (0)")
    add("--overlay", choices=OVERLAYS, help="a correction on top of every objective")
    add("--prompts", type=int, help="per rollout (16)")
    add("--group", type=int, help="responses per prompt (8)")
    add("--mismatch", choices=MISMATCHES, help="how sampler and trainer differ (none)")
    add("--mismatch-size", dest="size", type=float, metavar="SIZE",
        help="noise: its deviation in nats (0.1); flips: their share (0.03)")  # fmt: skip
    add("--size", dest="size", type=float, action=Renamed, const="--mismatch-size", help=argparse.SUPPRESS)
    add("--recompute", action="store_true", help="the trainer computes the old log-probs again")
    add("--preset", choices=PRESETS, help="sizes of policy and task (small); large is meant for a GPU")
    add("--length", type=int, help="size of the task; needs weights made for it")
    add("--weights", metavar="FILE", help="weights to start from (the shipped ones of the task)")


def warm_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the warm start."""
    add = parser.add_argument
    add("--task", choices=TASKS, required=True)
    add("--preset", choices=PRESETS, default="small", help="sizes of policy and task (small)")
    add("--out", type=Path, help="file (the one that races of the preset look for)")
    add("--goal", type=float, default=GOAL, help=f"reward at which to stop ({GOAL}), above 0 and at most 1")
    add("--seed", type=int, default=0)
    add("--length", type=int, help="size of the task, otherwise than in the preset; needs --out")
    add("--size", dest="length", type=int, action=Renamed, const="--length", help=argparse.SUPPRESS)
    for name in ("width", "layers", "heads"):
        add(f"--{name}", type=int, help="otherwise than in the preset; needs --out")
    add("--device", default="cpu", help="auto, cpu or cuda (cpu)")
    add("--threads", type=int, default=1)


def parser() -> Parser:
    """What python -m algos.training takes."""
    whole = Parser(prog="python -m algos.training", description="The training race from the command line.")
    commands = whole.add_subparsers(dest="command", required=True, metavar="race | sweep | warm")
    race = commands.add_parser("race", help="run a race", argument_default=argparse.SUPPRESS)
    race_arguments(race)
    race.add_argument("--device", default="auto", help="auto, cpu or cuda (auto: cuda where there is one)")
    race.add_argument(
        "--threads", type=int, default=CORES, help=f"of the processor; any number tells the same ({CORES})"
    )
    race.add_argument("--out", type=Path, default=None, help="folder for events.jsonl and checkpoints")
    race.add_argument("--resume", action="store_true", default=False,
                      help="go on from the last checkpoint in --out, to more --rollouts if you like")  # fmt: skip
    race.add_argument("--events", action="store_true", default=False, help="print events as lines of JSON, no bar")
    race.add_argument("--control", type=Path, default=None, metavar="FILE", help="JSON looked at between rollouts")
    sweep = commands.add_parser("sweep", help="a grid of races", argument_default=argparse.SUPPRESS)
    race_arguments(sweep)
    sweep.add_argument("--grid", required=True, help='"objective=grpo,gspo;staleness=1,4,16;lr=1e-4,3e-4;seed=0..4"')
    sweep.add_argument("--jobs", type=int, default=1, help="processes at a time, one thread each (1)")
    sweep.add_argument("--out", type=Path, required=True, help="folder for one file per cell")
    sweep.add_argument("--resume", action="store_true", default=False,
                       help="leave out the cells that are done; the grid may have become wider")  # fmt: skip
    sweep.add_argument("--lang", choices=("en", "zh"), default="en", help="of the report that the last line names")
    warm_arguments(commands.add_parser("warm", help="make the weights that races start from"))
    return whole


def device_of(name: str) -> str:
    """ "cpu" or "cuda"; "auto" is cuda where there is one. ValueError for a device that is not there."""
    if name not in ("auto", "cpu", "cuda"):
        raise ValueError(f"the device is {name!r}; wanted auto, cpu or cuda.")
    there = torch.cuda.is_available()
    if name == "cuda" and not there:
        raise ValueError("there is no CUDA device here; leave out --device, or give --device cpu.")
    return "cuda" if there and name != "cpu" else "cpu"
