"""The figures of the variance lab: variance against distance, the error of an update, and where the variance sits."""

import math

from algos.variance.frontier import SWEEPS
from viz.declare.explorable import Settings, Spec, ref
from viz.look.figures import legend, level, swatch, template, ticks, upright
from viz.look.style import Palette, mark_of
from viz.look.text import Text

LOWEST, HIGHEST = 0.02, 50.0  # of variance relative to on-policy; what lies outside stands on the edge
NEAREST, FARTHEST = 0.003, 4.0  # of the distance from the truth, likewise
BARS = 2.5  # largest relative variance that a bar shows


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """All three at these settings."""
    return {
        "frontier": frontier(settings, palette, text),
        "error": error(settings, palette, text),
        "parts": parts(settings, palette, text),
    }


def frontier(settings: Settings, palette: Palette, text: Text) -> Spec:
    """Each objective's point and the curve it runs through over its band or temperature."""
    traces: list[Spec] = []
    for name in settings["show"]:
        mark, label = mark_of(name), text(f"objectives.{name}.name")
        if name in SWEEPS:
            traces.append({
                "type": "scatter", "mode": "lines+markers", "hoverinfo": "skip", "showlegend": False,
                "x": ref(f"{name}.front.x"), "y": ref(f"{name}.front.y"),
                "line": {"color": mark.colour, "width": 2, "dash": mark.dash}, "marker": {"size": 4},
            })  # fmt: skip
        traces.append({
            "type": "scatter", "mode": "markers", "x": [ref(f"{name}.x")], "y": [ref(f"{name}.y")], "name": label,
            "cliponaxis": False, "hovertemplate": "%{x:.3~r}, %{y:.3~r}<extra>" + label + "</extra>",
            "marker": {"size": 13, "color": mark.colour, "symbol": mark.symbol,
                       "line": {"color": palette.ink, "width": 1.5}},
        })  # fmt: skip
    layout = {
        "template": template(palette), "height": 400, "margin": {"l": 52, "r": 14, "t": 32, "b": 46},
        "showlegend": True, "legend": legend(),
        "xaxis": decades(text("gradient_variance.axis.variance"), -1, 1)
        | {"range": [math.log10(LOWEST) - 0.05, math.log10(HIGHEST) + 0.05]},
        "yaxis": decades(text("gradient_variance.axis.distance"), -2, 0)
        | {"range": [math.log10(NEAREST) - 0.08, math.log10(FARTHEST)]},
        "shapes": [upright(1, palette.quiet, 1.5, layer="below"), level(1, palette.quiet, 1.5, layer="below")],
        "meta": {"title": text("gradient_variance.panel.frontier"), "share": 0.5,
                 "caption": text("gradient_variance.caption.frontier"), "alt": text("gradient_variance.alt.frontier")},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def error(settings: Settings, palette: Palette, text: Text) -> Spec:
    """The error of an update over the number of groups it averages, with the chosen number as a dotted line."""
    traces: list[Spec] = []
    for name in settings["show"]:
        mark, label = mark_of(name), text(f"objectives.{name}.name")
        traces.append({
            "type": "scatter", "mode": "lines", "x": ref("groups"), "y": ref(f"{name}.error.line"), "name": label,
            "line": {"color": mark.colour, "width": 2.5, "dash": mark.dash},
            "hovertemplate": "%{x:,.0f}: %{y:.3~r}<extra>" + label + "</extra>",
        })  # fmt: skip
    layout = {
        "template": template(palette), "height": 400, "margin": {"l": 56, "r": 28, "t": 32, "b": 46},
        "showlegend": True, "legend": legend(),
        "xaxis": decades(text("gradient_variance.axis.groups"), 0, 5),
        "yaxis": decades(text("gradient_variance.axis.error"), -4, 3),
        "shapes": [upright(ref("batch_groups"), palette.quiet, 1.5, layer="below"),
                   level(1, palette.quiet, 1.5, layer="below")],
        "meta": {"title": text("gradient_variance.panel.error"), "share": 0.5,
                 "caption": text("gradient_variance.caption.error"), "alt": text("gradient_variance.alt.error")},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def parts(settings: Settings, palette: Palette, text: Text) -> Spec:
    """A bar per objective: its relative variance, and a tick where it would be with equal weights in a response."""
    names = list(settings["show"])
    labels = [swatch(name, text(f"objectives.{name}.name")) for name in names]
    places = list(range(len(names)))
    bars = {
        "type": "bar", "orientation": "h", "y": places, "x": [ref(f"{name}.bar") for name in names],
        "marker": {"color": [mark_of(name).colour for name in names], "line": {"color": palette.ink, "width": 1}},
        "hoverinfo": "skip", "width": 0.55, "showlegend": False,
    }  # fmt: skip
    ticks = {
        "type": "scatter", "mode": "markers", "y": places, "x": [ref(f"{name}.flat") for name in names],
        "name": text("gradient_variance.legend.flat"),
        "marker": {"symbol": "line-ns-open", "size": 26, "color": palette.ink, "line": {"width": 3}},
        "hovertemplate": "%{x:.3~r}<extra>" + text("gradient_variance.legend.flat") + "</extra>",
    }  # fmt: skip
    layout = {
        "template": template(palette), "height": 92 + 34 * len(names), "margin": {"l": 10, "r": 14, "t": 30, "b": 46},
        "showlegend": True, "legend": legend(),
        "xaxis": {"range": [0, BARS], "title": {"text": text("gradient_variance.axis.parts")}},
        "yaxis": {"range": [len(names) - 0.4, -0.6], "tickvals": places, "ticktext": labels, "ticks": "",
                  "automargin": True},
        "shapes": [upright(1, palette.quiet, 1.5, layer="below")],
        "meta": {"title": text("gradient_variance.panel.parts"), "share": 1,
                 "caption": text("gradient_variance.caption.parts"), "alt": text("gradient_variance.alt.parts")},
    }  # fmt: skip
    return {"data": [bars, ticks], "layout": layout}


def decades(title: str, low: int, high: int) -> Spec:
    """A log axis from 10^low to 10^high with a fixed range and a tick per decade."""
    marks = ticks(10.0**power for power in range(low, high + 1))
    return {"type": "log", "range": [low - 0.05, high + 0.05], "title": {"text": title}} | marks


def inside(value: float) -> float:
    """A relative variance as it is drawn: held on the edges of the axis."""
    return LOWEST if math.isnan(value) else min(max(value, LOWEST), HIGHEST)
