"""The three curves of the objective in focus, with the tokens of the response standing on them."""

import math
from typing import Any

import torch
from torch import Tensor

from algos import OBJECTIVES, make_objective
from pages.token_weights.figures import HIGH, LOW
from viz.declare.explorable import Settings, Spec, ref
from viz.look.figures import ratio_axis, template
from viz.look.style import Palette, mark_of
from viz.look.text import Text

# the fixed y axes: f lives on its own scale, f' and phi are weights
PANELS = {"f": (-2.0, 5.0), "slope": (-0.1, 2.1), "phi": (-0.15, 3.15)}
POINTS = 241
# the objectives whose c depends on one ratio alone
CURVED = tuple(
    name for name in OBJECTIVES if make_objective(name).curves(torch.ones(1, dtype=torch.float64), 1.0) is not None
)


def ratio_level(name: str) -> str:
    """Which ratio the objective's curves are drawn over: "token", "sequence" or "product"."""
    if name in ("vespo", "topr"):
        return "product"
    level = getattr(make_objective(name), "level", "token")
    return "sequence" if level == "sequence-token" else level


def curves(x: dict[str, Tensor], out: dict[str, Tensor], on: dict[str, Tensor]) -> dict[str, Tensor]:
    """f, f' and phi of the objective whose switch is `on`: along a grid of ratios, and where each token stands.

    `out` holds r (T,), s and product; a token beyond an axis is drawn on its edge. For A = 0 the curves are those of
    A > 0.
    """
    grid = torch.logspace(math.log10(LOW), math.log10(HIGH), POINTS, dtype=torch.float64)
    at = torch.where(x["on.sequence"] > 0, out["s"], torch.where(x["on.product"] > 0, out["product"], out["r"]))
    ratio, A = torch.cat([grid, at]), torch.where(x["A"] == 0, 1, x["A"])
    f = slope = torch.zeros_like(ratio)
    for name, here in on.items():
        drawn = make_objective(name).curves(ratio, A)
        f, slope = torch.where(here, drawn.f, f), torch.where(here, drawn.slope, slope)
    found = {"curve.grid": grid, "curve.ratio": at, "curve.at": at.clamp(min=LOW, max=HIGH)}
    # phi = r f'
    for key, height in {"f": f, "slope": slope, "phi": ratio * slope}.items():
        low, high = PANELS[key]
        found |= {f"curve.{key}": height[:POINTS], f"curve.{key}.at": height[POINTS:]}
        found[f"curve.{key}.dot"] = height[POINTS:].clamp(min=low, max=high)
    return found


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """f, f' and r f' of the objective in focus with the response's tokens on them; none where it has no curve."""
    name = settings["focus"]
    return {key: panel(key, name, palette, text) for key in PANELS} if name in CURVED else {}


def panel(key: str, name: str, palette: Palette, text: Text) -> Spec:
    """The curve "f", "slope" or "phi" with the tokens on it."""
    mark = mark_of(name)
    marker = {"size": 8, "color": palette.paper, "line": {"color": palette.ink, "width": 1.5}, "symbol": mark.symbol}
    traces: list[dict[str, Any]] = [
        {"type": "scatter", "x": ref("curve.grid"), "y": ref(f"curve.{key}"), "mode": "lines", "hoverinfo": "skip",
         "line": {"color": mark.colour, "width": 3, "dash": mark.dash}},
        {"type": "scatter", "x": ref("curve.at", n="length"), "y": ref(f"curve.{key}.dot", n="length"),
         "mode": "markers", "hovertext": ref("curve.ratio", n="length"), "cliponaxis": False, "marker": marker,
         "customdata": ref(f"curve.{key}.at", n="length"),
         "hovertemplate": text("token_weights.figure.hover_curve") + "<extra></extra>"},
    ]  # fmt: skip
    label = text(f"objectives.{name}.name")
    layout: Spec = {
        "template": template(palette), "height": 240, "margin": {"l": 36, "r": 10, "t": 8, "b": 44},
        "xaxis": ratio_axis(LOW, HIGH, text(f"token_weights.figure.axis_{ratio_level(name)}_level")),
        "yaxis": {"range": list(PANELS[key])},
        "meta": {"title": text(f"token_weights.panel.{key}", objective=label), "share": 1 / 3, "further": True},
    }  # fmt: skip
    if key == "phi":
        layout["meta"]["caption"] = text("token_weights.curves_see")
    return {"data": traces, "layout": layout}
