"""The picture of the first page: one token's ratio swings, and what three objectives make of it."""

from dataclasses import replace
from typing import Any

import torch

from algos.objectives.sapo import SAPO
from algos.studies.gate_peak import peak
from pages import EXPLORABLES
from viz.declare.explorable import Settings, Spec
from viz.look.numbers import number
from viz.look.style import Palette
from viz.look.text import Text

SHOWN = ("grpo", "gspo", "sapo")
WHOLE = EXPLORABLES["token_weights"]
SETTINGS = WHOLE.defaults("rogue_up_pos") | {"show": SHOWN, "length": 24}


def summit() -> dict[str, str]:
    """Where SAPO pushes a token of a good response hardest, and how hard."""
    sapo, one = SAPO(), torch.ones(1, dtype=torch.float64)
    at = peak(sapo.tau(one))
    return {"at": number(at.item(), ".2f"), "peak": number((at * sapo.slope(at, one)).item(), ".2f")}


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The two figures that make the point: the ratios, and what each objective makes of them."""
    found = WHOLE.figures(WHOLE.choices(SETTINGS), palette, text)
    return {name: found[name] for name in ("ratios", "strip")}


def lines(settings: Settings, text: Text) -> list[Spec]:
    """A sentence for each objective."""
    return WHOLE.lines(WHOLE.choices(SETTINGS), text)[: len(SHOWN)]


def fixed(settings: Settings) -> dict[str, Any]:
    """All inputs: the picture moves one of them by itself, and a visitor none."""
    return WHOLE.inputs(SETTINGS)


PICTURE = replace(
    WHOLE, name="home", controls={}, scenarios={"picture": {}}, figures=figures, lines=lines, extra=fixed,
    table=lambda settings, text: [], formula=lambda settings, text: [], rests=lambda scenario: frozenset(),
    grid=lambda settings, text: None,
    narrow=lambda settings: WHOLE.narrow(SETTINGS) if WHOLE.narrow else WHOLE.compute,
    play={"key": "ratio", "low": 0.3, "high": 4.0, "seconds": 9},
)  # fmt: skip
