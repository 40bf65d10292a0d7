"""What a person's gate says in numbers: its formula with its derivative, the sentences, the table."""

from typing import Any

from pages.clip_regions.own_gate.derive import derivative
from pages.clip_regions.own_gate.parse import parse
from pages.clip_regions.own_gate.printing import to_text
from viz.declare.explorable import Settings, Spec, cell, phrase
from viz.look.numbers import number
from viz.look.text import Text

TASK = 0.1  # the weight below which the task's token is to be kept
SYMBOLS = ("f(r)", "f′(r)", "r f′(r)")  # the same in every language
WIDEST = 120  # characters of a formula that are shown


def formula(settings: Settings, text: Text) -> list[Spec]:
    """f and f' on paper, and the weight at the task's token with its numbers."""
    tree = parse(settings["gate"])
    said = []
    for key, one in (("f", tree), ("slope", derivative(tree))):
        shown = to_text(one, typed=False)
        said.append(phrase(text(f"own_gate.formula.{key}"), formula=shown if len(shown) <= WIDEST else "…"))
    numbers = {"at": ("at", ".4g"), "phi": ("own.phi", ".3f"), "slope": ("own.slope", ".3f")}
    return [*said, phrase(text("own_gate.formula.phi"), **numbers)]


def lines(settings: Settings, text: Text) -> list[Spec]:
    """The task, the response, the highest weight, and where the gate has no number."""
    numbers = {"at": ("at", ".4g"), "phi": ("own.phi", ".3g"), "limit": number(TASK), "token": ("rogue", "d")}
    said = [phrase(*(text(f"own_gate.task.{case}") for case in range(5)), select="task", **numbers)]
    counts = {"removed": ("own.removed", "d"), "total": ("total", "d"), "lost": ("own.lost", "d")}
    span = {"low": ("own.low", ".3f"), "high": ("own.high", ".3f")}
    said.append(phrase(*(text(f"own_gate.response.{case}") for case in range(5)), select="own.case", **counts, **span))
    top = {"top": ("top", ".3f"), "at": ("top.at", ".3f")}
    edges = {"low": ("gap.low", ".3f"), "high": ("gap.high", ".3f")}
    variants = (text(f"own_gate.gap.{case}") for case in range(5))
    return [*said, phrase(*variants, select="gap", **top, **edges)]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """The gate and the known objectives at the task's token, and how many tokens of the response are silent."""
    forms = {"f": ".3f", "slope": ".3f", "phi": ".3f", "removed": "d"}
    at = {"$p": phrase(text("own_gate.column.at"), at=("at", ".4g"))}
    rows = [
        [
            text("own_gate.yours") if name == "own" else text(f"objectives.{name}.name"),
            *(cell(f"{name}.{key}", form) for key, form in forms.items()),
        ]
        for name in ("own", *settings["show"])
    ]
    return [[at, *SYMBOLS, text("own_gate.column.removed")], *rows]
