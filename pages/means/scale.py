"""How the means are drawn, and the scale on which all of them can be seen: stretched around 1."""

import math
from typing import Any, NamedTuple

import torch
from torch import Tensor

from algos.objectives.gspo import GSPO
from viz.declare.explorable import Spec
from viz.look.figures import square
from viz.look.numbers import number
from viz.look.style import BLUE, GREEN, ORANGE, PURPLE, Palette
from viz.look.text import Text


class Look(NamedTuple):
    """A mean's line colour and dash, and its marker."""

    colour: str
    dash: str
    symbol: str


# the four means, as they look on every page
MEANS = {
    "geometric": Look(BLUE, "solid", "square"),
    "arithmetic": Look(ORANGE, "dash", "circle"),
    "harmonic": Look(GREEN, "dot", "diamond"),
    "product": Look(PURPLE, "dashdot", "triangle-up"),
}
FINEST = 1e-4  # differences from 1 below this are drawn in proportion, larger ones by their logarithm
EDGE = 4.25  # of the axis: what lies beyond is drawn there
FEW_TICKS = (0.0, 0.99, 1.0, 1.01, 2.0)  # where the axis lies across, also on a phone
TICKS = (0.0, 0.9, 0.99, 0.999, 1.0, 1.001, 1.01, 1.1, 2.0)


def stretched(value: Tensor) -> Tensor:
    """Where a mean stands: sign(m - 1) log10(1 + |m - 1| / 1e-4), held within the axis."""
    apart = value - 1
    far = torch.log1p(apart.abs() / FINEST) / math.log(10)
    return torch.where(apart < 0, -far, far).clamp(min=-EDGE, max=EDGE)


def place(value: float) -> float:
    """The same for a plain number."""
    return float(stretched(torch.tensor(value, dtype=torch.float64)))


def axis(title: str, ticks: tuple[float, ...] = TICKS, high: float = EDGE) -> Spec:
    """The stretched axis up to `high`, with `ticks` at the means' own values."""
    return {
        "range": [-EDGE - 0.1, high + 0.1], "tickvals": [place(tick) for tick in ticks],
        "ticktext": [number(tick) for tick in ticks], "title": {"text": title}, "zeroline": False,
    }  # fmt: skip


def band_shape(along: str) -> Spec:
    """GSPO's band as a stripe across the other axis; `along` is "x" or "y", the axis that is stretched."""
    low, high = (place(edge) for edge in GSPO().band())
    other = "y" if along == "x" else "x"
    ends: dict[str, Any] = {f"{along}0": low, f"{along}1": high, f"{other}0": 0, f"{other}1": 1, f"{other}ref": "paper"}
    return {"type": "rect", **ends, "fillcolor": BLUE, "opacity": 0.17, "line": {"width": 0}, "layer": "below"}


def rows(at: dict[str, Any], shown: dict[str, Any], palette: Palette, text: Text) -> Spec:
    """One row per mean: a line from 1 to where it stands (`at`, number or reference), its value written beside it.

    `at[name]` is [position for the line, list of one position for the mark].
    """
    heights = {name: len(MEANS) - 1 - i for i, name in enumerate(MEANS)}
    edge = {"color": palette.ink, "width": 1}
    traces = [
        {"type": "scatter", "mode": "markers", "x": at[name][1], "y": [heights[name]], "cliponaxis": False,
         "marker": {"size": 12, "symbol": look.symbol, "color": look.colour, "line": edge},
         "name": text(f"means.name.{name}"), "hoverinfo": "none", "meta": {"term": name}}
        for name, look in MEANS.items()
    ]  # fmt: skip
    lines = [
        {"type": "line", "x0": 0, "x1": at[name][0], "y0": heights[name], "y1": heights[name],
         "line": {"color": look.colour, "width": 3, "dash": look.dash}}
        for name, look in MEANS.items()
    ]  # fmt: skip
    value = {"xref": "paper", "x": 1, "xshift": 12, "xanchor": "left", "showarrow": False, "font": {"size": 13}}
    labels = [value | {"y": heights[name], "text": shown[name]} for name in MEANS]
    names = [f"{text(f'means.name.{name}')} {square(look.colour)}" for name, look in MEANS.items()]
    yaxis = {"range": [-0.6, len(MEANS) - 0.4], "tickvals": list(heights.values()), "ticktext": names}
    yaxis |= {"ticks": "", "showgrid": False, "tickfont": {"size": 13, "color": palette.ink}}
    one = {"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1}
    one |= {"line": {"color": palette.quiet, "width": 1}}
    return {"data": traces, "layout": {"shapes": [band_shape("x"), one, *lines], "annotations": labels, "yaxis": yaxis}}
