"""The three figures of the token-weights page: the ratios, the strip of weights, the curves of one objective."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import plotly.graph_objects as go

from algos.objectives.grpo import GRPO
from viz.figures import figure, ratio_axis, square, swatch
from viz.style import Palette, mark_of
from viz.token_curves import Curve
from viz.token_weights import View

GRPO_COLOUR, GSPO_COLOUR = mark_of("grpo").colour, mark_of("gspo").colour
LOW, HIGH = 0.08, 12.5  # the ratios that the axes show; a token beyond them is drawn on the edge
# the fixed y axes: f lives on its own scale, f' and phi are weights
PANEL_RANGE = {"f": (-2.0, 5.0), "slope": (-0.1, 2.1), "phi": (-0.15, 3.15)}
WEIGHT_LIMIT = 2.0  # |c / A| at which the strip's colour is full

Words = dict[str, str]


def inside(ratio: np.ndarray) -> np.ndarray:
    """The ratios moved to the edge of the axis where they lie beyond it."""
    return np.clip(ratio, LOW, HIGH)


def left_margin(names: Iterable[str]) -> int:
    """Pixels that the longest name needs, so that a token stands in the same column of both figures."""
    # a Chinese character is about two Latin letters wide
    width = max(sum(2 if ord(letter) > 0x2E80 else 1 for letter in name) for name in names)
    return round(36 + 7.2 * width)


def ratios(view: View, palette: Palette, words: Words, names: Words) -> go.Figure:
    """Each token's ratio as a stem from 1, GRPO's band shaded, the sequence ratio s as a line."""
    tokens = np.arange(1, len(view.ratio) + 1)
    y = inside(view.ratio)
    low, high = GRPO().band()
    outside = (view.ratio < low) | (view.ratio > high)
    stems = {
        "type": "scatter", "x": np.repeat(tokens, 3).astype(float), "mode": "lines", "hoverinfo": "skip",
        "y": np.stack([np.ones_like(y), y, np.full_like(y, np.nan)], -1).ravel(),
        "line": {"color": palette.quiet, "width": 1.5},
    }  # fmt: skip
    points = {
        "type": "scatter", "x": tokens, "y": y, "mode": "markers",
        "customdata": np.stack([view.ratio, view.prob_old], -1),
        "hovertemplate": words["hover_ratio"] + "<extra></extra>",
        "marker": {"size": marker_size(len(tokens)), "line": {"color": palette.ink, "width": 2},
                   "color": [palette.paper if hollow else palette.ink for hollow in outside]},
    }  # fmt: skip
    legend = f"{square(GRPO_COLOUR)} {words['band_note']}   {square(GSPO_COLOUR)} {words['sequence_note']}"
    return figure(
        [stems, points], palette, 330,
        shapes=[
            across(low, high, type="rect", fillcolor=GRPO_COLOUR, opacity=0.14, line={"width": 0}, layer="below"),
            across(1, 1, line={"color": palette.quiet, "width": 1}),
            across(view.sequence, view.sequence, line={"color": GSPO_COLOUR, "width": 2.5}),
        ],
        annotations=[{"text": legend, "xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left",
                      "yanchor": "bottom", "showarrow": False, "font": {"size": 13, "color": palette.ink}}],
        xaxis={"range": [0.4, len(tokens) + 0.6], "title": {"text": words["axis_token"]}, "showgrid": False},
        yaxis=ratio_axis(LOW, HIGH, words["axis_ratio"]),
        margin={"l": left_margin(names[row.name] for row in view.rows), "r": 12, "t": 30, "b": 44},
    )  # fmt: skip


def across(y0: float, y1: float, **style: Any) -> dict[str, Any]:
    """A line or band over the whole width of the plot; `style` as plotly's shapes take it."""
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y0, "y1": y1, **style}


def strip(view: View, palette: Palette, words: Words, names: Words) -> go.Figure:
    """Rows are objectives, columns are tokens: colour is c / A (teal pushes up, brown down), a ring is no gradient."""
    rows = view.rows[::-1]
    tokens = np.arange(1, len(view.ratio) + 1)
    sign = -1.0 if view.state.advantage < 0 else 1.0
    weights = np.stack([row.weight for row in rows])
    labels = [swatch(row.name, names[row.name]) for row in rows]
    step = 1 / (len(palette.signs) - 1)
    heat = {
        "type": "heatmap", "x": tokens, "y": labels, "z": weights * sign, "zmin": -WEIGHT_LIMIT, "zmax": WEIGHT_LIMIT,
        "colorscale": [[i * step, colour] for i, colour in enumerate(palette.signs)],
        "xgap": 1 if len(tokens) <= 64 else 0, "ygap": 3, "showscale": False,
        "customdata": np.stack([weights, np.broadcast_to(view.ratio, weights.shape)], -1),
        "hovertemplate": words["hover_weight"] + "<extra></extra>",
    }  # fmt: skip
    silent = [(labels[i], token) for i, row in enumerate(rows) for token in tokens[row.silent]]
    rings = {
        "type": "scatter", "x": [token for _, token in silent], "y": [label for label, _ in silent],
        "mode": "markers", "hoverinfo": "skip",
        "marker": {"symbol": "circle-open", "size": marker_size(len(tokens)), "color": palette.ink,
                   "line": {"width": 1.5}},
    }  # fmt: skip
    return figure(
        [heat, rings], palette, 74 + 34 * len(rows),
        xaxis={"range": [0.4, len(tokens) + 0.6], "title": {"text": words["axis_token"]}, "showgrid": False},
        yaxis={"showgrid": False, "tickfont": {"size": 14, "color": palette.ink}, "ticks": ""},
        margin={"l": left_margin(names[row.name] for row in view.rows), "r": 12, "t": 8, "b": 44},
    )  # fmt: skip


def curve_panel(key: str, name: str, curve: Curve, palette: Palette, words: Words) -> go.Figure:
    """One curve of an objective over the ratio, with the response's tokens on it; key is "f", "slope" or "phi"."""
    mark = mark_of(name)
    line, at = getattr(curve, key), getattr(curve, f"{key}_at")
    low, high = PANEL_RANGE[key]
    drawn = {
        "type": "scatter", "x": curve.grid, "y": line, "mode": "lines", "hoverinfo": "skip",
        "line": {"color": mark.colour, "width": 3, "dash": mark.dash},
    }  # fmt: skip
    tokens = {
        "type": "scatter", "x": inside(curve.at), "y": np.clip(at, low, high), "mode": "markers",
        "customdata": np.stack([curve.at, at], -1), "cliponaxis": False,
        "hovertemplate": words["hover_curve"] + "<extra></extra>",
        "marker": {"size": 8, "color": palette.paper, "line": {"color": palette.ink, "width": 1.5},
                   "symbol": mark.symbol},
    }  # fmt: skip
    return figure(
        [drawn, tokens], palette, 240,
        xaxis=ratio_axis(LOW, HIGH, words["axis_over"]), yaxis={"range": [low, high]},
        margin={"l": 36, "r": 10, "t": 8, "b": 44},
    )  # fmt: skip


def marker_size(length: int) -> float:
    """Diameter of a token's mark in pixels: smaller as the response grows."""
    return float(np.clip(190 / length, 4, 8))
