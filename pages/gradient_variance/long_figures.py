"""The figures of long responses: growth over length with intervals, and the clouds of single groups' gradients."""

import math
from collections.abc import Callable
from typing import Any

from pages.gradient_variance.figures import decades
from pages.gradient_variance.long import Report, points_of, recording, rows_of
from viz.declare.explorable import Spec
from viz.live.payload import still
from viz.look.figures import legend, level, template, ticks, upright
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

PANELS = {"inflation": ("variance", -1, 6), "relative_bias": ("bias", -3, 3)}
REACH = 2.6  # of the clouds' axes, in lengths of the truth
PER_ROW = 4  # clouds
MANY = 64  # sets of figures and sentences that are kept
_KEPT: dict[tuple[Any, ...], tuple[Report, Any]] = {}


def kept(make: Callable[..., Any], report: Report, *more: Any) -> Any:
    """What `make` makes of a report, made once for each: a rerun of the page gets the same objects again."""
    key = (make, id(report), *more)
    known = _KEPT.get(key)
    if known is None or known[0] is not report:
        if len(_KEPT) >= MANY:
            _KEPT.clear()
        known = _KEPT[key] = (report, make(report, *more))
    return known[1]


def warm(palette: Palette, text: Text) -> None:
    """Make both figures of the recording that the page opens with."""
    for report, draw in (("growth", growth), ("cloud", clouds)):
        found = recording(report, "noise")["report"]
        still(f"gradient_variance-{report}", kept(draw, found, palette, text), text, 1.0)


def names_of(report: Report) -> list[str]:
    """The objectives of a report, in its order."""
    return list(dict.fromkeys(report["rows"]["objective"]))


def growth(report: Report, palette: Palette, text: Text) -> dict[str, Spec]:
    """Variance and squared distance from the truth over the length, both on log axes."""
    return {key: grown(report, figure, palette, text) for figure, (key, _, _) in PANELS.items()}


def grown(report: Report, figure: str, palette: Palette, text: Text) -> Spec:
    """One figure of every objective over the length, with its intervals."""
    key, low, high = PANELS[figure]
    edges = 10.0**low, 10.0**high
    traces = []
    for name in names_of(report):
        mark, label = mark_of(name), text(f"objectives.{name}.name")
        points = points_of(report, name, figure)
        drawn = [bounded(row, edges) for row in points]
        traces.append({
            "type": "scatter", "mode": "lines+markers", "name": label, "cliponaxis": False,
            "x": [row["length"] for row in points], "y": [y for y, _, _ in drawn],
            "error_y": {"type": "data", "symmetric": False, "color": mark.colour, "thickness": 1.5, "width": 3,
                        "array": [up for _, up, _ in drawn], "arrayminus": [down for _, _, down in drawn]},
            "line": {"color": mark.colour, "width": 2, "dash": mark.dash}, "marker": {"symbol": mark.symbol, "size": 8},
            "hovertemplate": "T = %{x}: %{y:.3~r}<extra>" + label + "</extra>",
        })  # fmt: skip
    lengths = sorted(set(report["rows"]["length"]))
    layout = {
        "template": template(palette), "height": 360, "margin": {"l": 54, "r": 12, "t": 48, "b": 46},
        "xaxis": {"type": "log", "range": [math.log10(0.8 * lengths[0]), math.log10(1.25 * lengths[-1])],
                  "title": {"text": text("gradient_variance.long.axis_length")}} | ticks(lengths),
        "yaxis": decades("", low, high), "shapes": [level(1, palette.quiet, 1.5, layer="below")], "legend": legend(),
        "showlegend": True,
        "meta": {"title": text(f"gradient_variance.long.panel_{key}"), "share": 0.5,
                 "caption": text("gradient_variance.long.caption"), "alt": text("gradient_variance.long.alt")},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def bounded(row: dict[str, Any], edges: tuple[float, float]) -> tuple[float | None, float, float]:
    """Where a point stands between the edges of its axis, and how far its interval reaches; None if unknown."""
    if row["value"] is None or unresolved(row, edges):
        return None, 0.0, 0.0
    value, high, low = (min(max(row[key] or edges[0], edges[0]), edges[1]) for key in ("value", "high", "low"))
    return value, max(high - value, 0.0), max(value - low, 0.0)


def unresolved(row: dict[str, Any], edges: tuple[float, float]) -> bool:
    """Whether the interval spans the whole axis: the draws say nothing of the value."""
    low, high = row["low"], row["high"]
    return (low is None or low <= edges[0]) and (high is None or high >= edges[1])


def clouds(report: Report, palette: Palette, text: Text) -> dict[str, Spec]:
    """A panel per objective: a dot per group, a cross at the truth, a ring at the mean."""
    names = names_of(report)
    share = 1 / max(-(-len(names) // -(-len(names) // PER_ROW)), 2)  # rows as equal as they can be
    return {name: cloud(report, name, share, palette, text) for name in names}


def cloud(report: Report, name: str, share: float, palette: Palette, text: Text) -> Spec:
    """One objective's cloud; dots outside the frame stand on its edge."""
    mark, label = mark_of(name), text(f"objectives.{name}.name")
    dots = [row for row in rows_of(report) if row["objective"] == name]
    x, y = report["means"][name]
    spot = {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False}
    traces = [
        spot | {"x": [held(row["along"]) for row in dots], "y": [held(row["across"]) for row in dots],
                "marker": {"size": 5, "color": mark.colour, "opacity": 0.45}},
        spot | {"x": [1.0], "y": [0.0], "marker": {"size": 15, "symbol": "cross-thin", "color": palette.ink,
                                                   "line": {"width": 3, "color": palette.ink}}},
        spot | {"x": [held(x)], "y": [held(y)], "marker": {"size": 13, "symbol": "circle-open", "color": palette.ink,
                                                           "line": {"width": 3, "color": palette.ink}}},
    ]  # fmt: skip
    layout = {
        "template": template(palette), "height": 250, "margin": {"l": 36, "r": 8, "t": 8, "b": 44},
        "xaxis": {"range": [-REACH, REACH], "title": {"text": text("gradient_variance.cloud.axis_truth")}},
        "yaxis": {"range": [-REACH, REACH], "title": {"text": text("gradient_variance.cloud.axis_other")}},
        "shapes": [upright(0, palette.quiet, 1.5, layer="below"), level(0, palette.quiet, 1.5, layer="below")],
        "meta": {"title": label, "share": share,
                 "alt": text("gradient_variance.cloud.alt", name=label, x=number(x, ".2f"))},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def held(value: float) -> float:
    """A coordinate as it is drawn."""
    return min(max(value, -REACH), REACH)
