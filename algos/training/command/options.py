"""What defines a race on the command line, with its defaults, and the engine's race that it stands for."""

import argparse
from typing import Any

from algos.training.presets import PRESETS, weights_of
from algos.training.settings import KINDS, Member, Mismatch, Race
from algos.variants import label, variants

# 4-bit and 8-bit weights are one kind with two sizes
MISMATCHES = (*(kind for kind in KINDS if kind != "bits"), "bits4", "bits8")
SIZES = {"noise": 0.1, "flips": 0.03}  # where --size is not given
DEFAULTS: dict[str, Any] = {
    "task": "count", "objectives": "grpo,gspo,sapo", "set": [], "seeds": "3", "staleness": 4, "rollouts": 100,
    "lr": 7e-4, "kl": 0.0, "overlay": "", "prompts": 16, "group": 8, "mismatch": "none", "size": None,
    "recompute": False, "preset": "small", "length": None, "weights": "",
}  # fmt: skip
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
            found += range(int(first), int(last) + 1) if dots else [int(first)]
        if "," not in text and ".." not in text:
            found = list(range(found[0]))
    except ValueError:
        found = []
    if not found or len(set(found)) < len(found) or min(found) < 0:
        raise ValueError(f"the seeds are {text!r}; wanted how many (3), a range (0..4) or a list (2,7), none twice.")
    return found


def mismatch(kind: str, size: float | None, recompute: bool) -> Mismatch:
    """The engine's mismatch for a name of MISMATCHES; ValueError for another name or a size out of range."""
    if kind not in MISMATCHES:
        raise ValueError(f"the mismatch is {kind!r}; wanted one of {', '.join(MISMATCHES)}.")
    if kind.startswith("bits"):
        return Mismatch("bits", int(kind[4:]), recompute=recompute)
    return Mismatch(kind, SIZES.get(kind, 0.0) if size is None else size, recompute=recompute)


def race_of_options(options: dict[str, Any]) -> Race:
    """The race that options (DEFAULTS and what was given) describe; ValueError or TypeError with a sentence."""
    kinds = variants(options["objectives"], options["set"], OWN)
    names = [name for name, _ in kinds]
    members = tuple(
        # called by the objective alone where that is clear
        Member(name, settings, seed, name if names.count(name) == 1 else label(name, settings))
        for name, settings in kinds
        for seed in seeds(str(options["seeds"]))
    )
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
