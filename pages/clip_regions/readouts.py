"""What the clip-regions page says in numbers: its formula, its sentences and its table, for each of its three views."""

import math
from typing import Any

from algos.objectives.grpo import GRPO
from pages.clip_regions import hair as hair
from pages.clip_regions import prob as prob
from pages.clip_regions.rules import SIGNS
from viz.declare.explorable import Settings, Spec, phrase
from viz.look.numbers import number
from viz.look.text import Text

SYMBOLS = {"f": "f", "slope": "f′", "phi": "r\u00a0f′"}  # the same in every language
VIEWS = {"probability": "prob", "hair": "hair"}  # the scenarios with figures of their own; the others show the curves


def formula(settings: Settings, text: Text) -> list[Spec]:
    """c / A of the objective in focus for each sign; of its own quantity in the other two views."""
    view = VIEWS.get(settings["scenario"])
    if view == "prob":
        values = {"prob": ("prob", ".4g"), "r": ("r", ".4g"), "p": ("dppo.p", ".4g"), "delta": number(prob.DELTA)}
        return [phrase(text("clip_regions.formula.prob"), **values)]
    if view == "hair":
        values = {"r": ("r", ".4g"), "length": ("length", "d"), "s": ("hair.s", ".6f")}
        return [phrase(text("clip_regions.formula.hair"), **values)]
    name = settings["focus"]
    said = []
    for sign in SIGNS:
        values = {"phi": (f"{name}.{sign}.phi", ".3f"), "slope": (f"{name}.{sign}.slope", ".3f")}
        label = text(f"objectives.{name}.name")
        said.append(phrase(text(f"clip_regions.formula.{sign}"), objective=label, r=("r", ".4g"), **values))
    return said


def lines(settings: Settings, text: Text) -> list[Spec]:
    """The sentences of the view that the scenario shows."""
    view = VIEWS.get(settings["scenario"])
    return {"prob": prob_lines, "hair": hair_lines}.get(view or "", curve_lines)(settings, text)


def curve_lines(settings: Settings, text: Text) -> list[Spec]:
    """What the objective in focus makes of the token for each sign, and how many of those shown drop it."""
    name, said = settings["focus"], []
    for sign in SIGNS:
        variants = (text(f"clip_regions.line.{sign}.{code}") for code in range(3))
        values = {"f": (f"{name}.{sign}.f", ".3f"), "phi": (f"{name}.{sign}.phi", ".3f"), "r": ("r", ".4g")}
        label = text(f"objectives.{name}.name")
        said.append(phrase(*variants, select=f"{name}.{sign}.state", objective=label, **values))
    counts = {"pos": ("silent.pos", "d"), "neg": ("silent.neg", "d"), "r": ("r", ".4g")}
    cases = (text(f"clip_regions.silent.{case}") for case in range(4))
    return [*said, phrase(*cases, select="silent.case", total=len(settings["show"]), **counts)]


def prob_lines(settings: Settings, text: Text) -> list[Spec]:
    """How far DPPO lets the token move, and what becomes of it where it is, beside GRPO."""
    low, high = GRPO().band()
    numbers = {"prob": ("prob", ".4g"), "r": ("r", ".4g"), "p": ("dppo.p", ".4g"), "delta": number(prob.DELTA)}
    edges = {"low": ("dppo.low", ".4g"), "high": ("dppo.high", ".4g"), "g_low": number(low), "g_high": number(high)}
    cases = (text(f"clip_regions.reach.{case}") for case in range(3))
    said = [phrase(*cases, select="dppo.case", **numbers, **edges)]
    for sign in SIGNS:
        variants = (text(f"clip_regions.move.{sign}.{code}") for code in range(4))
        said.append(phrase(*variants, select=f"dppo.{sign}.state", **numbers))
    return said


def hair_lines(settings: Settings, text: Text) -> list[Spec]:
    """How far one token may move, and what becomes of the response with the token where it is."""
    numbers = {"length": ("length", "d"), "r": ("r", ".4g"), "s": ("hair.s", ".6f")}
    reach = {"down": ("hair.down", ".2f"), "up": ("hair.up", ".2f"), "low": ("hair.low", ".4f")}
    said = [phrase(text("clip_regions.hair.reach"), high=("hair.high", ".4f"), **numbers, **reach)]
    for sign in SIGNS:
        variants = (text(f"clip_regions.whole.{sign}.{code}") for code in range(3))
        said.append(phrase(*variants, select=f"hair.{sign}.state", **numbers))
    return said


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """The numbers of the view that the scenario shows."""
    view = VIEWS.get(settings["scenario"])
    if view == "prob":
        return [[text(f"clip_regions.column.{key}") for key in ("prob", "low", "high", "grpo")], *prob_rows(text)]
    if view == "hair":
        return [
            [text(f"clip_regions.column.{key}") for key in ("length", "down", "up", "low", "high")],
            *hair_rows(text),
        ]
    header = [text("clip_regions.column.objective")]
    symbols = [*SYMBOLS.values(), text("clip_regions.column.state")]
    header += [text(f"clip_regions.column.{sign}", v=symbol) for sign in SIGNS for symbol in symbols]
    rows = []
    for name in settings["show"]:
        row: list[Any] = [text(f"objectives.{name}.name")]
        for sign in SIGNS:
            row += [cell(f"{name}.{sign}.{key}", ".3f") for key in SYMBOLS]
            variants = (text(f"clip_regions.cell.{code}") for code in range(3))
            row.append({"$p": phrase(*variants, select=f"{name}.{sign}.state")})
        rows.append(row)
    return [header, *rows]


def prob_rows(text: Text) -> list[list[Any]]:
    """DPPO's edges at a few old probabilities, the chosen one first; GRPO's are the same everywhere."""
    low, high = GRPO().band()
    grpo = f"{number(low)} – {number(high)}"
    rows: list[list[Any]] = [[chosen("prob", ".4g", text), cell("dppo.low", ".4g"), cell("dppo.high", ".4g"), grpo]]
    return rows + [[number(q), *(number(float(edge), ".4g") for edge in prob.edges(q)), grpo] for q in prob.LISTED]


def hair_rows(text: Text) -> list[list[Any]]:
    """How far one token may move at a few lengths, the chosen one first."""
    names = ("hair.down", "hair.up", "hair.low", "hair.high")
    rows: list[list[Any]] = [[chosen("length", "d", text), *(cell(name, ".4f") for name in names)]]
    for length in hair.LISTED:
        down, up = (float(edge) for edge in hair.nats(length))
        rows.append([number(length), number(down, ".4f"), number(up, ".4f"), number(math.exp(down), ".4f"),
                     number(math.exp(up), ".4f")])  # fmt: skip
    return rows


def chosen(name: str, form: str, text: Text) -> Spec:
    """A cell with the number that a control holds."""
    return {"$p": phrase(text("clip_regions.column.chosen"), v=(name, form))}


def cell(name: str, form: str) -> Spec:
    """A cell with one number."""
    return {"$p": phrase("{v}", v=(name, form))}
