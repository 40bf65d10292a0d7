"""The grid of a sweep: "objective=grpo,gspo;staleness=1,4,16;lr=1e-4,3e-4;seed=0..4"."""

import itertools
from typing import Any

from algos.training.command.options import DEFAULTS, OWN, seeds
from algos.variants import label, split, variants

WHOLE = ("staleness", "rollouts", "prompts", "group", "length")
REAL = ("lr", "kl", "mismatch_size")
WORDS = ("task", "mismatch", "overlay", "preset", "weights")
NAMES = {"objective": "objectives", "seed": "seeds", "mismatch_size": "size"}  # axis -> option
OLD = {"size": "mismatch_size"}  # axes that have had another name
EXAMPLES = DEFAULTS | {"mismatch_size": 0.1, "length": 8}
AXES = ("objective", "seed", *WHOLE, *REAL, *WORDS, "recompute")


def values(axis: str, text: str) -> list[Any]:
    """The values along one axis; ValueError for one that the axis cannot have, or that stands there twice."""
    found = read(axis, text)
    if len(set(found)) < len(found):
        raise ValueError(f"the grid has {axis}={text}; wanted each value once.")
    return found


def read(axis: str, text: str) -> list[Any]:
    """The values as they stand there; ValueError for one that the axis cannot have."""
    try:
        if axis in WHOLE:
            return seeds(text) if ".." in text else [int(part) for part in split(text)]
        if axis in REAL:
            return [float(part) for part in split(text)]
        if axis == "recompute":
            return [{"true": True, "false": False}[part.lower()] for part in split(text)]
    except (ValueError, KeyError):
        raise ValueError(f"the grid has {axis}={text}; wanted values such as {axis}={EXAMPLES[axis]}.") from None
    return split(text)


def axes(grid: str) -> dict[str, str]:
    """{axis: its text}; ValueError for a part that is no axis, or twice one."""
    found: dict[str, str] = {}
    for part in split(grid, ";"):
        axis, sign, text = (piece.strip() for piece in part.partition("="))
        axis = OLD.get(axis, axis)
        if axis not in AXES or not sign or not text:
            raise ValueError(f"the grid has {part!r}; wanted AXIS=VALUE,VALUE with an AXIS of {', '.join(AXES)}.")
        if axis in found:
            raise ValueError(f"the grid has {axis} twice; put all its values behind one.")
        found[axis] = text
    return found


def cells(grid: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    """The options of every cell, objectives innermost but for seeds; what the grid leaves open comes from `given`.

    ValueError for a grid that cannot be read, or an option that stands both in the grid and beside it.
    """
    along = axes(grid)
    if twice := [axis for axis in along if NAMES.get(axis, axis) in given]:
        raise ValueError(f"{', '.join(twice)} stands in the grid and beside it; leave out one of the two.")
    base = DEFAULTS | given
    objectives = variants(along.pop("objective", base["objectives"]), base["set"], OWN)
    # seed=3 in a grid is the seed 3, not three seeds: the comma makes it a list
    own_seeds = seeds(along.pop("seed") + ",") if "seed" in along else seeds(str(base["seeds"]))
    rest = [[(NAMES.get(axis, axis), value) for value in values(axis, text)] for axis, text in along.items()]
    return [
        base | dict(point) | {"set": [], "objectives": label(name, settings), "seeds": f"{seed}..{seed}"}
        for point in itertools.product(*rest)
        for name, settings in objectives
        for seed in own_seeds
    ]
