"""What the command line takes."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

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
    add("--size", type=float, help="of the mismatch: deviation of the noise in nats (0.1), share of flips (0.03)")
    add("--recompute", action="store_true", help="the trainer computes the old log-probs again")
    add("--preset", choices=PRESETS, help="sizes of policy and task (small); large is meant for a GPU")
    add("--length", type=int, help="size of the task; needs weights made for it")
    add("--weights", metavar="FILE", help="weights to start from (the shipped ones of the task)")


def parser() -> Parser:
    """What python -m algos.training takes."""
    whole = Parser(prog="python -m algos.training", description="The training race from the command line.")
    commands = whole.add_subparsers(dest="command", required=True, metavar="race | report | sweep | warm")
    race = commands.add_parser("race", help="run a race", argument_default=argparse.SUPPRESS)
    race_arguments(race)
    race.add_argument("--device", default="auto", help="auto, cpu or cuda (auto: cuda where there is one)")
    race.add_argument(
        "--threads", type=int, default=CORES, help=f"of the processor; any number tells the same ({CORES})"
    )
    race.add_argument("--out", type=Path, default=None, help="folder for events.jsonl and checkpoints")
    race.add_argument("--resume", action="store_true", default=False, help="go on from the last checkpoint in --out")
    race.add_argument("--events", action="store_true", default=False, help="print events as lines of JSON, no bar")
    race.add_argument("--control", type=Path, default=None, metavar="FILE", help="JSON looked at between rollouts")
    report = commands.add_parser("report", help="one HTML file on one or more runs")
    report.add_argument("runs", nargs="+", type=Path, help="folders of races and sweeps")
    report.add_argument("-o", "--output", type=Path, default=Path("report.html"))
    report.add_argument("--lang", choices=("en", "zh"), default="en")
    sweep = commands.add_parser("sweep", help="a grid of races", argument_default=argparse.SUPPRESS)
    race_arguments(sweep)
    sweep.add_argument("--grid", required=True, help='"objective=grpo,gspo;staleness=1,4,16;lr=1e-4,3e-4;seed=0..4"')
    sweep.add_argument("--jobs", type=int, default=1, help="processes at a time, one thread each (1)")
    sweep.add_argument("--out", type=Path, required=True, help="folder for one file per cell and report.html")
    sweep.add_argument("--resume", action="store_true", default=False, help="leave out the cells that are done")
    sweep.add_argument("--lang", choices=("en", "zh"), default="en", help="of the report")
    warm = commands.add_parser("warm", help="make the weights that races start from")
    warm.add_argument("--task", choices=TASKS, required=True)
    warm.add_argument("--preset", choices=PRESETS, default="small", help="sizes of policy and task (small)")
    warm.add_argument("--out", type=Path, help="file (the one that races of the preset look for)")
    warm.add_argument("--goal", type=float, default=GOAL, help=f"reward at which to stop ({GOAL})")
    warm.add_argument("--seed", type=int, default=0)
    warm.add_argument("--size", "--length", dest="length", type=int, help="of the task, otherwise than in the preset")
    for name in ("width", "layers", "heads"):
        warm.add_argument(f"--{name}", type=int, help="otherwise than in the preset")
    warm.add_argument("--device", default="cpu", help="auto, cpu or cuda (cpu)")
    warm.add_argument("--threads", type=int, default=1)
    return whole
