"""Three tokens, one sampled: where its update pushes the policy from anywhere in the triangle of probabilities."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from algos.studies import softmax
from viz.declare.controls import LogSlider, Slider
from viz.declare.explorable import Explorable, Settings, Spec, Values, cell, phrase, ref
from viz.declare.grids import TAUS
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
CONTROLS = {
    "p1": Slider("p1", 0.02, 0.98, 0.01, 0.5),
    "p2": Slider("p2", 0.02, 0.98, 0.01, 0.65),
    "A": Slider("A", -2.0, 2.0, 0.1, -1.0),
    "tau_neg": LogSlider("tau_neg", TAUS, 1.05),
}


def corner(pi: Tensor) -> tuple[Tensor, Tensor]:
    """Where a policy (..., 3) lies in the triangle: token 1 left, 2 right, 3 at the top; across and up."""
    return pi[..., 1] + pi[..., 2] / 2, pi[..., 2] * TALL


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """Per objective: an arrow from every policy of the lattice, and the path of repeated steps from the old policy."""
    old = torch.stack([x["p1"], (1 - x["p1"]) * x["p2"], (1 - x["p1"]) * (1 - x["p2"])])
    left, up = corner(old)
    out = {"old1": old[0], "old2": old[1], "old3": old[2], "old.x": left, "old.y": up}
    out |= {"point.x": left.reshape(1), "point.y": up.reshape(1)}
    for name in NAMES:
        objective = make_objective(name, **({"tau_neg": x["tau_neg"]} if name == "sapo" else {}))
        ends, c = update(LATTICE, objective, x)
        path = [old]
        for _ in range(REPEATS):
            path.append(update(path[-1], objective, x)[0])
        steps = torch.stack(path)
        across, down = corner(steps)
        out |= {f"{name}.still": (c == 0).sum().to(old.dtype), f"{name}.first": path[1][0], f"{name}.last": path[-1][0]}
        out |= arrows(name, ends) | {f"{name}.path.x": across, f"{name}.path.y": down}
    return out


def update(pi: Tensor, objective: Any, x: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """(..., 3) the policies after one step on token 1 from each policy (..., 3), and c (..., 1) there."""
    sampled = torch.tensor([1.0, 0.0, 0.0], dtype=pi.dtype)
    # r = pi(1) / pi_old(1); a response of one token, so GSPO's s is r too
    c = x["A"] * objective.curves(pi[..., :1] / x["p1"], x["A"]).phi
    return softmax.step(pi, sampled, c, SIZE).after, c


def arrows(name: str, ends: Tensor) -> dict[str, Tensor]:
    """One line for all arrows: shaft, head, and a gap; six points each."""
    (x0, y0), (x1, y1) = corner(LATTICE), corner(ends)
    across, up, gap = x1 - x0, y1 - y0, torch.full_like(x0, torch.nan)
    # the head: a third of the shaft back and to either side
    lx, ly, rx, ry = (
        0.35 * across - 0.2 * up,
        0.35 * up + 0.2 * across,
        0.35 * across + 0.2 * up,
        0.35 * up - 0.2 * across,
    )
    xs = torch.stack([x0, x1, x1 - lx, x1, x1 - rx, gap], -1).reshape(-1)
    ys = torch.stack([y0, y1, y1 - ly, y1, y1 - ry, gap], -1).reshape(-1)
    return {f"{name}.arrow.x": xs, f"{name}.arrow.y": ys}


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """One triangle per objective."""
    return {name: triangle(name, palette, text) for name in NAMES}


def triangle(name: str, palette: Palette, text: Text) -> Spec:
    """One objective's triangle; its point can be dragged (viz/live/point.js)."""
    axis = {"showgrid": False, "visible": False, "constrain": "domain"}
    point = {"x": "old.x", "y": "old.y", "inputs": ["p1", "p2"], "shares": ["old1", "old2", "old3"]}
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


def lines(settings: Settings, text: Text) -> list[Spec]:
    """Per objective: at how many policies it gives no gradient, and how far the repeated updates go."""
    return [
        phrase(text("simplex.line.objective"), objective=text(f"control.objective.{name}"), **numbers(name))
        for name in NAMES
    ]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """Policies without a gradient, and the sampled token's probability after one and after all updates."""
    keys = {"still": "d", "first": ".4f", "last": ".4f"}
    header = [text("control.objective.label"), *(text(f"simplex.column.{key}", repeats=REPEATS) for key in keys)]
    rows = [
        [
            text(f"control.objective.{name}"),
            *(cell(f"{name}.{k}", form) for k, form in keys.items()),
        ]
        for name in NAMES
    ]
    return [header, *rows]


def extra(settings: Settings) -> Values:
    """Nothing but the sliders."""
    return {}


SIMPLEX = Explorable(
    name="simplex", controls=CONTROLS, extra=extra, compute=compute, figures=figures, lines=lines, table=table,
    traced=Path(__file__).with_name("simplex.js"),
    papers=NAMES,
    scenarios={"negative": {}, "positive": {"A": 1.0}, "unlikely": {"p1": 0.1}},
)  # fmt: skip
