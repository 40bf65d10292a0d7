"""Where trainers differ, as figures: both sides' gradients on the same batch.

They are read from the generated file algos/conformance/disagreements.json.
"""

import json
from functools import cache
from typing import Any

from algos.conformance.disagreements import FILE
from viz.declare.spec import Spec
from viz.look.figures import template
from viz.look.numbers import number
from viz.look.style import BLUE, ORANGE, Palette
from viz.look.text import Text

SIDES = {"left": (BLUE, ""), "right": (ORANGE, "/")}  # colour, hatching


@cache
def pairs() -> tuple[dict[str, Any], ...]:
    """Every pair of recorded results; see algos/conformance/disagreements.py."""
    return tuple(json.loads(FILE.read_text(encoding="utf-8")))


def name(side: dict[str, Any]) -> str:
    """Trainer and version, as words."""
    return f"{side['trainer']} {side['version']}"


def label(pair: dict[str, Any], side: str, text: Text) -> str:
    """What one side is called: the trainer, and its setting in words."""
    key = pair["key"]
    return f"{name(pair[side])} · {text(f'disagreements.{key}.{side}')}"


def settings(side: dict[str, Any]) -> str:
    """The options recorded with a result, as a trainer takes them; empty where the trainer's own defaults stood."""
    return ", ".join(f"{key} = {value:g}" if isinstance(value, float) else f"{key} = {value}"
                     for key, value in side["hyper"].items())  # fmt: skip


def numbers(pair: dict[str, Any]) -> dict[str, str]:
    """The numbers that the sentence below a figure names."""
    left, right = (pair[side] for side in SIDES)
    if "d" in pair:
        # the first token is the farthest from the reference
        ends = {f"{side}_{name}": f"{pair[side][key][0]:.4g}".replace("-", "−")
                for side in SIDES for name, key in (("term", "terms"), ("gradient", "values"))}  # fmt: skip
        return ends | {"d": f"{pair['d'][0]:g}".replace("-", "−")}
    gap = max(abs(a - b) for a, b in zip(left["values"], right["values"], strict=True))
    losses = {side: "–" if pair[side]["loss"] is None else number(pair[side]["loss"], ".6g") for side in SIDES}
    return losses | {"gap": number(gap, ".4g")}


@cache
def figures(palette: Palette, text: Text) -> dict[str, Spec]:
    """One figure per disagreement: what each side makes of every token, or of every response."""
    return {pair["key"]: figure(pair, palette, text) for pair in pairs()}


def figure(pair: dict[str, Any], palette: Palette, text: Text) -> Spec:
    """Two bars per token, plain and hatched."""
    count = len(pair["left"]["values"])
    ticks = {"tickvals": list(range(1, count + 1)), "ticktext": [f"{d:g}".replace("-", "−") for d in pair.get("d", ())]}
    numbered = {"tick0": 1, "dtick": 1 if count <= 16 else 2}
    traces = [
        {"type": "bar", "x": list(range(1, count + 1)), "y": pair[side]["values"], "name": name(pair[side]),
         "marker": {"color": colour, "pattern": {"shape": hatch, "bgcolor": colour, "fgcolor": palette.paper}},
         "hovertemplate": "%{x}: %{y:.5~r}<extra>" + label(pair, side, text) + "</extra>"}
        for side, (colour, hatch) in SIDES.items()
    ]  # fmt: skip
    limit = 1.15 * max(abs(value) for side in SIDES for value in pair[side]["values"])
    axis = text(f"disagreements.axis.{pair['what']}")
    layout = {
        "template": template(palette), "height": 200, "barmode": "group", "bargap": 0.25,
        "margin": {"l": 56, "r": 8, "t": 8, "b": 40},
        "xaxis": {"range": [0.4, count + 0.6], "showgrid": False, **(ticks if "d" in pair else numbered),
                  "title": {"text": text(f"disagreements.axis.{pair['what']}_x")}},
        "yaxis": {"range": [-limit, limit], "title": {"text": axis}, "nticks": 5},
        "meta": {"alt": f"{axis}: {label(pair, 'left', text)}; {label(pair, 'right', text)}"},
    }  # fmt: skip
    return {"data": traces, "layout": layout}
