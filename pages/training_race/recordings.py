"""The presets of the training race and their recordings: the events of a run, as the command line writes them."""

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

from pages.training_race.series import Lane, lanes

FOLDER = Path(__file__).parents[2] / "assets" / "recordings" / "race"
MODULE = "algos.training"
Events = tuple[dict[str, Any], ...]
SEEDS = 5
# GSPO's band is wide, as this policy is small and moves far in a step
FOUR = ("--objectives", "grpo,gspo[eps_low=0.03,eps_high=0.03],sapo,cispo")
SIDES = ("--objectives", "grpo,grpo[two_sided=True],sapo,sapo[one_sided=True]")
TAUS = ("--objectives", "sapo,sapo[tau_pos=5,tau_neg=10],sapo[tau_pos=10,tau_neg=5],sapo[tau_pos=5,tau_neg=5]")
# four updates per rollout and a sampler that is the policy bear a faster rate than the rest
SLOW = ("--lr", "3e-4")
# what each preset is run with
PRESETS: dict[str, tuple[str, ...]] = {
    "healthy": (*FOUR, "--staleness", "4", "--lr", "7e-4"),
    "stale": (*FOUR, "--staleness", "16", *SLOW),
    "quantised": (*FOUR, "--staleness", "4", "--mismatch", "bits4", *SLOW),
    "hot": (*SIDES, "--staleness", "16", "--lr", "1e-3"),
    "temperatures": (*TAUS, "--staleness", "16", *SLOW),
}
# torch and MKL choose instructions by the processor, and roundings with them; these choose the same on every x86-64
ENVIRONMENT = {"ATEN_CPU_CAPABILITY": "default", "MKL_CBWR": "COMPATIBLE"}
COMMON = ("--task", "count", "--rollouts", "100")


def arguments(preset: str, first: int = 0, seeds: int = SEEDS) -> tuple[str, ...]:
    """What `python -m algos.training` is called with, for `seeds` seeds from the first on."""
    return ("race", *COMMON, *PRESETS[preset], "--seeds", f"{first}..{first + seeds - 1}")


def command(preset: str) -> str:
    """The same as one types it, with the environment that its bits depend on."""
    parts = (f'"{part}"' if "[" in part else part for part in arguments(preset))
    variables = (f"{name}={value}" for name, value in ENVIRONMENT.items())
    return " ".join((*variables, "python -m", MODULE, *parts, "--out run"))


@cache
def events_of(preset: str) -> Events:
    """The events of a preset's recording."""
    packed = (FOLDER / f"{preset}.jsonl.gz").read_bytes()
    return tuple(json.loads(line) for line in gzip.decompress(packed).decode().splitlines())


@cache
def lanes_of(preset: str) -> list[Lane]:
    """The lanes of a preset's recording."""
    return lanes(events_of(preset))
