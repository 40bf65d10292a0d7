"""The triangles of three tokens: arrows of one step, and the path of repeated ones, for one objective each."""

from typing import Any

import torch
from torch import Tensor

from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.figures import template
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

NAMES = ("grpo", "gspo", "sapo", "cispo")
ROWS = 8  # of the lattice of policies at which an arrow starts
REPEATS = 12  # updates on the one sample, with the same old policy
SIZE = 0.5  # step size of every arrow
TALL = 3**0.5 / 2
LATTICE = torch.tensor(
    [[i + 1 / 3, j + 1 / 3, ROWS - 1 - i - j + 1 / 3] for i in range(ROWS) for j in range(ROWS - i)],
    dtype=torch.float64,
) / ROWS  # fmt: skip


def corner(pi: Tensor) -> tuple[Tensor, Tensor]:
    """Where a policy (..., 3) lies in the triangle: token 1 left, 2 right, 3 at the top; across and up."""
    return pi[..., 1] + pi[..., 2] / 2, pi[..., 2] * TALL


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """One triangle per objective."""
    return {name: triangle(name, palette, text) for name in NAMES}


def triangle(name: str, palette: Palette, text: Text) -> Spec:
    """One objective's triangle; its point can be dragged (viz/live/point.js)."""
    axis = {"showgrid": False, "visible": False, "constrain": "domain"}
    point = {"x": "old.x", "y": "old.y", "inputs": ["p1", "p2"], "shown": ["old1", "old2", "old3"]}
    caption = {"$p": phrase(text("simplex.caption"), **numbers(name))}
    layout = {
        "template": template(palette), "height": 310, "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "xaxis": axis | {"range": [-0.14, 1.14]}, "annotations": corners(palette, text),
        "yaxis": axis | {"range": [-0.13, TALL + 0.11], "scaleanchor": "x"},
        "meta": {"title": text(f"control.objective.{name}"), "share": 0.5, "point": point, "caption": caption},
    }  # fmt: skip
    return {"data": traces(name, palette), "layout": layout}


def traces(name: str, palette: Palette) -> list[Spec]:
    """The edge, where arrows start, the arrows, the path of repeated updates, and the old policy."""
    x, y = corner(LATTICE)
    edge = {"mode": "lines", "x": [0, 1, 0.5, 0], "y": [0, 0, TALL, 0], "line": {"color": palette.quiet, "width": 1}}
    dots = {"mode": "markers", "x": x.tolist(), "y": y.tolist(), "marker": {"size": 4, "color": palette.quiet}}
    field = {"mode": "lines", "x": ref(f"{name}.arrow.x"), "y": ref(f"{name}.arrow.y")}
    field |= {"line": {"color": mark_of(name).colour, "width": 1.8}}
    path = {"mode": "lines+markers", "x": ref(f"{name}.path.x"), "y": ref(f"{name}.path.y")}
    path |= {"line": {"color": palette.ink, "width": 1.5}, "marker": {"size": 5, "color": palette.ink}}
    ring = {"size": 11, "color": palette.paper, "line": {"color": palette.ink, "width": 2.5}}
    old = {"mode": "markers", "x": ref("point.x"), "y": ref("point.y"), "marker": ring}
    silent = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    return [silent | trace for trace in (edge, dots, field, path, old)]


def corners(palette: Palette, text: Text) -> list[Spec]:
    """The names of the three corners."""
    low, top = {"y": -0.03, "yanchor": "top"}, {"y": TALL + 0.02, "yanchor": "bottom"}
    spots = {"1": low | {"x": -0.13, "xanchor": "left"}, "2": low | {"x": 1.13, "xanchor": "right"}}
    spots["3"] = top | {"x": 0.5, "xanchor": "center"}
    font = {"size": 13, "color": palette.ink}
    return [
        place | {"text": text(f"simplex.corner.{token}"), "showarrow": False, "font": font}
        for token, place in spots.items()
    ]


def numbers(name: str) -> dict[str, Any]:
    """What a sentence says of one objective."""
    reached = {"old": ("old1", ".1%"), "first": (f"{name}.first", ".1%"), "last": (f"{name}.last", ".1%")}
    return {"still": (f"{name}.still", "d"), "total": number(len(LATTICE)), "repeats": number(REPEATS)} | reached
