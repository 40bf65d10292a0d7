"""The three curves of one objective, with the tokens of a response standing on them."""

from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from algos import make_objective
from pages.token_weights.explorable import TOKEN_WEIGHTS, response
from pages.token_weights.figures import HIGH, LOW
from viz.declare.explorable import Settings
from viz.declare.spec import Spec, Values
from viz.look.figures import ratio_axis, template
from viz.look.style import Palette, mark_of
from viz.look.text import Text

# the fixed y axes: f lives on its own scale, f' and phi are weights
PANELS = {"f": (-2.0, 5.0), "slope": (-0.1, 2.1), "phi": (-0.15, 3.15)}

POINTS = 241


class Curve(NamedTuple):
    """f, f' and phi over a grid of ratios, and the ratio at which each token stands on them."""

    grid: np.ndarray
    f: np.ndarray
    slope: np.ndarray
    phi: np.ndarray
    at: np.ndarray  # (T,) ratio that the objective looks at
    f_at: np.ndarray
    slope_at: np.ndarray
    phi_at: np.ndarray


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """f, f' and r f' of the objective in focus with the response's tokens on them; none where it has no curve."""
    inputs = TOKEN_WEIGHTS.inputs(settings)
    x = {name: torch.as_tensor(value, dtype=torch.float64) for name, value in inputs.items()}
    out = {name: out.numpy() for name, out in response(x)[1].items()}
    name = settings["focus"]
    drawn = curve(name, {"A": settings["A"], "length": settings["length"], **out})
    return {} if drawn is None else {key: panel(key, name, drawn, palette, text) for key in PANELS}


def curve(name: str, values: Values) -> Curve | None:
    """The curves of one objective over a response's values (of the token-weights explorable).

    None where c needs more than one ratio. For A = 0 the curves are those of A > 0.
    """
    objective, A = make_objective(name), values["A"] or 1.0
    grid = torch.logspace(np.log10(LOW), np.log10(HIGH), POINTS, dtype=torch.float64)
    if (drawn := objective.curves(grid, A)) is None:
        return None
    ratio = {"token": values["r"], "sequence": values["s"], "product": values["product"]}[ratio_level(name)]
    at = torch.as_tensor(ratio, dtype=torch.float64).expand(len(values["r"]))[: int(values["length"])]
    tokens = objective.curves(at, A)
    assert tokens is not None
    return Curve(grid.numpy(), *_arrays(*drawn), *_arrays(at, *tokens))


def ratio_level(name: str) -> str:
    """Which ratio the objective's curves are drawn over: "token", "sequence" or "product"."""
    if name in ("vespo", "topr"):
        return "product"
    level = getattr(make_objective(name), "level", "token")
    return "sequence" if level == "sequence-token" else level


def panel(key: str, name: str, drawn: Curve, palette: Palette, text: Text) -> Spec:
    """The curve "f", "slope" or "phi" with the tokens on it; a token beyond an axis stands on its edge."""
    mark, (low, high) = mark_of(name), PANELS[key]
    line, at = getattr(drawn, key), getattr(drawn, f"{key}_at")
    marker = {"size": 8, "color": palette.paper, "line": {"color": palette.ink, "width": 1.5}, "symbol": mark.symbol}
    traces: list[dict[str, Any]] = [
        {"type": "scatter", "x": drawn.grid.round(4), "y": line.round(4), "mode": "lines", "hoverinfo": "skip",
         "line": {"color": mark.colour, "width": 3, "dash": mark.dash}},
        {"type": "scatter", "x": np.clip(drawn.at, LOW, HIGH), "y": np.clip(at, low, high), "mode": "markers",
         "customdata": np.stack([drawn.at, at], -1), "cliponaxis": False, "marker": marker,
         "hovertemplate": text("token_weights.figure.hover_curve") + "<extra></extra>"},
    ]  # fmt: skip
    axis = ratio_axis(LOW, HIGH, text(f"token_weights.figure.axis_{ratio_level(name)}_level"))
    margin = {"l": 36, "r": 10, "t": 8, "b": 44}
    layout = {
        "template": template(palette),
        "height": 240,
        "margin": margin,
        "xaxis": axis,
        "yaxis": {"range": [low, high]},
        "meta": {"title": text(f"token_weights.panel.{key}"), "share": 1 / len(PANELS)},
    }
    return {"data": traces, "layout": layout}


def _arrays(*tensors: Tensor) -> tuple[np.ndarray, ...]:
    return tuple(tensor.numpy() for tensor in tensors)
