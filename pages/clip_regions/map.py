"""The map of one objective over ratio and advantage: gradient there, gradient removed, there outside the band."""

import math
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from pages.clip_regions.rules import FOCUS, GRID, HIGH, LOW, SIGNS, codes, curves, states
from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.figures import level, ratio_axis, sign_scale, template, upright
from viz.look.style import Palette
from viz.look.text import Text

# the advantages of the map's rows and their edges: fifths, as the last bits of torch.linspace depend on the processor
ROWS = tuple(fifths / 5 for fifths in range(-9, 10, 2))
EDGES = [fifths / 5 for fifths in range(-10, 11, 2)]
FULL = 6.0  # |c| at which the colour is full
# the lattice of marks that hatch a region, off every edge; and the four places of the labels
ACROSS = torch.logspace(-1.03, 1.03, 26, dtype=torch.float64)
DOWN = {"pos": (0.25, 0.75, 1.25, 1.75), "neg": (-0.25, -0.75, -1.25, -1.75)}
CORNERS = {"low": 0.24, "high": 4.2}
MOVED = ("grpo", "cispo")  # those of which a slider can move an edge past a label
KINDS = {"removed": 1, "outside": 2}


def compute(x: dict[str, Tensor], focus: tuple[str, ...] = FOCUS) -> dict[str, Tensor]:
    """For each objective: c over ratio and advantage, the marks of its two special regions, the state at each label."""
    out: dict[str, Tensor] = {}
    middle = (GRID[1:] * GRID[:-1]).sqrt()
    places = torch.tensor(list(CORNERS.values()), dtype=torch.float64)
    for name in focus:
        phi = {sign: curves(name, x, middle, A).phi for sign, A in SIGNS.items()}
        # c = A phi
        for row, A in enumerate(ROWS):
            out[f"{name}.map.{row}"] = A * phi["pos" if A > 0 else "neg"]
        state = states(name, x, ACROSS)
        for kind, code in KINDS.items():
            rows = [torch.where(state[sign] == code, A + 0 * ACROSS, torch.nan) for sign in SIGNS for A in DOWN[sign]]
            out[f"{name}.{kind}"] = torch.cat(rows)
        if name in MOVED:
            for sign, codes in states(name, x, places).items():
                out |= {f"{name}.{sign}.{place}": codes[number] for number, place in enumerate(CORNERS)}
    return out


def figure(settings: Settings, palette: Palette, text: Text) -> Spec:
    """The map of the objective in focus; its regions are hatched and named in words."""
    name = settings["focus"]
    heat = {
        "type": "heatmap", "x": GRID.tolist(), "y": EDGES,
        "z": [ref(f"{name}.map.{row}") for row in range(len(ROWS))],
        "zmin": -FULL, "zmax": FULL, "showscale": False, "hoverinfo": "skip",
        "colorscale": sign_scale(palette),
    }  # fmt: skip
    lattice = ACROSS.tolist() * sum(len(rows) for rows in DOWN.values())
    strokes = [
        {"type": "scatter", "mode": "markers", "x": lattice, "y": ref(f"{name}.{kind}"), "hoverinfo": "skip",
         "marker": {"symbol": symbol, "size": size, "color": fill, "line": {"width": 1.2, "color": palette.ink}}}
        for kind, symbol, size, fill in (
            ("removed", "line-ne-open", 9, palette.ink), ("outside", "circle", 5, palette.paper))
    ]  # fmt: skip
    shapes = [upright(ref("r"), palette.ink, 1.5), level(0, palette.ink, 2, "solid")]
    shapes += [upright(at, palette.ink, 1, "dash") for at in band(name)]
    labels = [corner(settings, sign, place, palette, text) for sign in SIGNS for place in CORNERS]
    label = text(f"objectives.{name}.name")
    if name == "grpo" and settings["sides"] == "both":
        label = text("clip_regions.map.both")
    layout = {
        "template": template(palette), "height": 330, "margin": {"l": 48, "r": 10, "t": 8, "b": 42},
        "xaxis": ratio_axis(LOW, HIGH, text("clip_regions.axis_ratio")) | {"showgrid": False},
        "yaxis": {"range": [-2, 2], "title": {"text": text("clip_regions.map.axis")}, "showgrid": False},
        "shapes": shapes, "annotations": labels,
        "meta": {"title": text("clip_regions.map.title", objective=label), "caption": text("clip_regions.map.caption")},
    }  # fmt: skip
    return {"data": [heat, *strokes], "layout": layout}


def band(name: str) -> list[Any]:
    """The edges of an objective's band, as numbers or as what a control says; none for a gate."""
    if name == "sapo":
        return []
    if name == "cispo":
        return [ref("w_max")]
    objective: Any = make_objective(name)
    eps = (objective.eps, objective.eps) if name == "rec" else (objective.eps_low, objective.eps_high)
    return [1 - eps[0], ref("eps_high", **{"+": 1}) if name == "dapo" else 1 + eps[1]]


def corner(settings: Settings, sign: str, place: str, palette: Palette, text: Text) -> dict[str, Any]:
    """The words that name the region in one corner."""
    name, words = settings["focus"], [text(f"clip_regions.state.{code}") for code in range(3)]
    if name in MOVED:
        said: Any = {"$p": phrase(*words, select=f"{name}.{sign}.{place}")}
    else:
        at = torch.tensor([CORNERS[place]], dtype=torch.float64)
        said = words[int(codes(make_objective(name), at)[sign])]  # as no slider moves an edge past it
    return {
        "text": said, "x": math.log10(CORNERS[place]), "y": 1.0 if sign == "pos" else -1.0,
        "showarrow": False, "bgcolor": palette.paper, "borderpad": 4, "font": {"size": 14, "color": palette.ink},
    }  # fmt: skip
