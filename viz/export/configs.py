"""An objective at its settings as options of TRL, verl and ms-swift, each with its own names and conventions."""

import json
from functools import cache
from typing import Any

from algos.conformance import TABLE
from algos.objectives import Objective, make_objective
from viz.export.trainers import NotOffered, Offer, offered
from viz.look.text import Text

NAMES = {"trl": "TRL", "verl": "verl", "swift": "ms-swift"}
PREFIX = "actor_rollout_ref.actor."
# where the classes of TRL's options come from
HOMES = {"GRPOConfig": "trl", "RLOOConfig": "trl", "GMPOConfig": "trl.experimental.gmpo"}


def configs(objective_name: str, settings: dict[str, Any], text: Text | None = None) -> dict[str, str]:
    """Trainer -> its options as text to copy, or the sentence that it does not offer the objective so.

    Keys are "trl" (a call of GRPOConfig), "verl" (overrides) and "swift" (flags); notes stand above as # comments.
    Raises as `make_objective` for an unknown name or setting.
    """
    text = text or Text("en")
    objective = make_objective(objective_name, **settings)
    return {trainer: one(trainer, objective_name, objective, text) for trainer in NAMES}


def one(trainer: str, name: str, objective: Objective, text: Text) -> str:
    """One trainer's text."""
    spoken = {"trainer": NAMES[trainer], "objective": text(f"objectives.{name}.name")}
    try:
        offer = offered(trainer, name, objective)
    except NotOffered as missing:
        if missing.setting is None:
            return text("export.config.none", **spoken)
        value = getattr(objective, missing.setting)
        return text("export.config.setting", setting=f"{missing.setting}={value}", **spoken)
    head = [text("export.config.head", version=versions()[trainer], **spoken)]
    notes = [text(f"export.config.note.{trainer}_{note}") for note in offer.notes]
    return "\n".join([*(f"# {line}" for line in head + notes), WRITTEN[trainer](offer)])


@cache
def versions() -> dict[str, str]:
    """The version of each trainer that the lab was compared with."""
    return {row["trainer"]: row["version"] for row in json.loads(TABLE.read_text(encoding="utf-8"))}


def python(offer: Offer) -> str:
    """A call of the trainer's class of options."""
    pairs = "".join(f"    {name}={literal(value)},\n" for name, value in offer.values.items())
    return f"from {HOMES[offer.config]} import {offer.config}\n\n{offer.config}(\n{pairs})"


def literal(value: Any) -> str:
    """A value as Python text."""
    return 'float("inf")' if value == float("inf") else json.dumps(value)


def overrides(offer: Offer) -> str:
    """Hydra's overrides, one a line."""
    named = {name if name.startswith("algorithm.") else PREFIX + name: value for name, value in offer.values.items()}
    return " \\\n".join(f"{name}={value}" for name, value in named.items())


def flags(offer: Offer) -> str:
    """Command-line flags, one a line."""
    return " \\\n".join(f"--{name} {value}" for name, value in offer.values.items())


WRITTEN = {"trl": python, "verl": overrides, "swift": flags}
