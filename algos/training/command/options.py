"""What defines a race on the command line, with its defaults, and the engine's race that it stands for."""

import argparse
import shlex
from typing import Any

from algos import check
from algos.training.presets import PRESETS, weights_of
from algos.training.settings import KINDS, Member, Mismatch, Race
from algos.variants import named, variants

# 4-bit and 8-bit weights are one kind with two sizes
MISMATCHES = (*(kind for kind in KINDS if kind != "bits"), "bits4", "bits8")
SIZES = {"noise": 0.1, "flips": 0.03}  # mismatches that have a size, and what it is where none is given
# `size` is that of the mismatch, `length` the size of the task
DEFAULTS: dict[str, Any] = {
    "task": "count", "objectives": "grpo,gspo,sapo", "set": [], "seeds": "3", "staleness": 4, "rollouts": 100,
    "lr": 7e-4, "kl": 0.0, "overlay": "", "prompts": 16, "group": 8, "mismatch": "none", "size": None,
    "recompute": False, "preset": "small", "length": None, "weights": "",
}  # fmt: skip
MOST = 4000  # seeds
LARGEST = 1e6  # learning rate or weight of the KL term; float32 would overflow somewhere beyond
FLAGS = {"size": "--mismatch-size"}  # options that are called otherwise on the command line
EVALUATE, SHOW = 5, 20  # rollouts between measurements at full precision, and between responses that are shown
# a policy of a few thousand weights drifts far more in a step than the models that GSPO's range 3e-4 is meant for:
# it would drop nearly every response
OWN = {"gspo": {"eps_low": 3e-2, "eps_high": 3e-2}}


def seeds(text: str) -> list[int]:
    """ "3" -> 0, 1, 2; "5..8" -> 5, 6, 7, 8; "2,7" -> 2, 7; "4," -> 4. ValueError for anything else."""
    try:
        found: list[int] = []
        for part in text.removesuffix(",").split(","):
            first, dots, last = part.partition("..")
            found += range(int(first), min(int(last), MOST) + 1) if dots else [int(first)]
        if "," not in text and ".." not in text:
            found = list(range(min(found[0], MOST + 1)))
    except ValueError:
        found = []
    if not found or len(set(found)) < len(found) or min(found) < 0:
        raise ValueError(f"the seeds are {text!r}; wanted how many (3), a range (0..4) or a list (2,7), none twice.")
    if max(found) >= MOST:
        raise ValueError(f"the seeds are {text!r}; wanted none above {MOST - 1}.")
    return found


def mismatch(kind: str, size: float | None, recompute: bool) -> Mismatch:
    """The engine's mismatch for a name of MISMATCHES; ValueError for another name or a size out of range."""
    if kind not in MISMATCHES:
        raise ValueError(f"the mismatch is {kind!r}; wanted one of {', '.join(MISMATCHES)}.")
    if size is not None and kind not in SIZES:
        raise ValueError(f"--mismatch-size goes with --mismatch {' or '.join(SIZES)}, not with {kind}; leave it out.")
    if kind.startswith("bits"):
        return Mismatch("bits", int(kind[4:]), recompute=recompute)
    return Mismatch(kind, SIZES.get(kind, 0.0) if size is None else size, recompute=recompute)


def race_of_options(options: dict[str, Any]) -> Race:
    """The race that options (DEFAULTS and what was given) describe; ValueError or TypeError with a sentence."""
    check.one_of("--preset", options["preset"], PRESETS)
    for name in ("lr", "kl"):
        check.number(f"--{name}", options[name], 0, LARGEST)
    kinds = named(variants(options["objectives"], options["set"], OWN))
    own = seeds(str(options["seeds"]))
    members = tuple(Member(name, fields, seed, called) for called, (name, fields) in kinds.items() for seed in own)
    same = ("task", "staleness", "rollouts", "lr", "kl", "overlay", "prompts", "group")
    return Race(
        members=members,
        mismatch=mismatch(options["mismatch"], options["size"], options["recompute"]),
        size=PRESETS[options["preset"]]["length"] if options["length"] is None else options["length"],
        weights=options["weights"] or str(weights_of(options["preset"], options["task"])),
        evaluate_every=EVALUATE,
        sample_every=SHOW,
        **{name: options[name] for name in same},
    )


def given(options: argparse.Namespace) -> dict[str, Any]:
    """Those options of the race that were given."""
    return {name: value for name, value in vars(options).items() if name in DEFAULTS}


def words_of(options: dict[str, Any]) -> list[str]:
    """What is typed for these options of a race; those that are as by default are left out."""
    words = []
    for name in DEFAULTS:
        value, flag = options.get(name, DEFAULTS[name]), FLAGS.get(name, f"--{name}")
        if value == DEFAULTS[name]:
            continue
        for one in value if isinstance(value, list) else [value]:
            words += [flag] if one is True else [flag, str(one)]
    return words


def command_of(*words: str) -> str:
    """The command of the module with these words, as one types it."""
    return shlex.join(("python", "-m", "algos.training", *words))
