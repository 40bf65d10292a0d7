"""The figures of many responses' means: how each mean is spread, and the variance of the logs over length."""

import math
from functools import lru_cache
from typing import Any

import torch

from algos.objectives.gspo import GSPO
from pages.means.many.study import LENGTHS, RESPONSES, Study, study
from pages.means.scale import MEANS
from viz.declare.explorable import Spec
from viz.look.figures import template, ticks
from viz.look.numbers import number
from viz.look.style import BLUE, Palette
from viz.look.text import Text

BINS = 61
LABEL = 0.06  # what the words above a panel take of the figure's height
STEPS = (1, 2, 5)


@lru_cache(maxsize=8)
def figures(kind: str, length: int, kl: float, seed: int, palette: Palette, text: Text) -> dict[str, Spec]:
    """Both figures of one setting."""
    chosen = study(kind, length, kl, seed)
    return {"spread": spread_figure(chosen, palette, text), "variance": variance_figure(chosen, palette, text)}


def reach(chosen: Study) -> float:
    """Half of the axis: four standard deviations of s and its shift, the next of 1, 2, 5 times a power of ten."""
    mean, deviation = chosen.exact["geometric"]
    wanted = max(abs(mean - 1) + 4 * deviation, 1e-3)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(step * power for step in (*STEPS, 10) if step * power >= wanted * (1 - 1e-9))


def spread_figure(chosen: Study, palette: Palette, text: Text) -> Spec:
    """A histogram of each mean over the responses, one below the other on the same axis, with GSPO's band."""
    half = reach(chosen)
    low, high = GSPO().band()
    stripe = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "x0": low, "x1": high, "layer": "below"}
    one = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": 1, "x1": 1, "line": {"color": palette.quiet}}
    layout: Spec = {
        "template": template(palette), "height": 430, "margin": {"l": 12, "r": 12, "t": 8, "b": 46},
        "xaxis": {"range": [1 - half, 1 + half], "title": {"text": text("means.axis_mean")}, "anchor": "y4"},
        "shapes": [stripe | {"fillcolor": BLUE, "opacity": 0.25, "line": {"width": 0.5, "color": BLUE}}, one],
        "annotations": [],
    }  # fmt: skip
    traces = []
    edges = torch.linspace(1 - half, 1 + half, BINS + 1, dtype=torch.float64).tolist()
    for i, name in enumerate(MEANS):
        counts, beyond = histogram(chosen, name, half)
        top, axis = 1 - i / len(MEANS), "" if i == 0 else f"{i + 1}"
        span = {"domain": [top - 1 / len(MEANS), top - LABEL], "range": [0, 1.05 * max(*counts, 1e-3)]}
        layout[f"yaxis{axis}"] = span | {"visible": False}
        traces.append(panel(name, edges, counts, f"y{axis}", text))
        layout["shapes"] += expectation(chosen, name, f"y{axis}", palette)
        layout["annotations"].append(label(chosen, name, beyond, text) | {"y": top})
    alt = text("means.many.alt", **{name: number(100 * chosen.inside(name)[0], ".1f") for name in MEANS})
    layout["meta"] = {"title": text("means.many.title.spread", n=RESPONSES), "alt": alt,
                      "caption": text("means.many.caption.spread", low=number(low), high=number(high))}  # fmt: skip
    return {"data": traces, "layout": layout}


def expectation(chosen: Study, name: str, axis: str, palette: Palette) -> list[Spec]:
    """A dotted line at the mean's expectation, where that has a closed form."""
    if name not in chosen.exact:
        return []
    at, line = chosen.exact[name][0], {"color": palette.ink, "width": 2, "dash": "dot"}
    return [{"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": f"{axis} domain", "line": line}]


def label(chosen: Study, name: str, beyond: float, text: Text) -> Spec:
    """The words above a panel: the mean's name, the share inside the band and, if any, the share beyond the axis."""
    words = text(
        "means.many.label_beyond" if beyond > 5e-4 else "means.many.label", name=text(f"means.name.{name}"),
        inside=number(100 * chosen.inside(name)[0], ".1f"), beyond=number(100 * beyond, ".1f"),
    )  # fmt: skip
    at = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "yanchor": "top", "align": "left"}
    return at | {"text": words, "showarrow": False, "font": {"size": 13}}


def panel(name: str, edges: list[float], counts: list[float], axis: str, text: Text) -> Spec:
    """One mean's histogram as a filled outline in its colour and dash."""
    look = MEANS[name]
    return {
        "type": "scatter", "mode": "lines", "x": edges, "y": [*counts, counts[-1]], "fill": "tozeroy",
        "line": {"shape": "hv", "color": look.colour, "width": 2, "dash": look.dash}, "hoverinfo": "skip",
        "fillcolor": look.colour + "40", "name": text(f"means.name.{name}"),
        "yaxis": axis,
    }  # fmt: skip


def histogram(chosen: Study, name: str, half: float) -> tuple[list[float], float]:
    """The share of responses per bin, and the share beyond the axis, which no bin counts."""
    values = chosen.drawn[name]
    counts = torch.histc(values[(values - 1).abs() <= half], BINS, 1 - half, 1 + half) / len(values)
    return counts.tolist(), float(((values - 1).abs() > half).double().mean())


def variance_figure(chosen: Study, palette: Palette, text: Text) -> Spec:
    """Var log of product and geometric mean over length, for responses of fixed length, and what the sample gives."""
    lengths = [LENGTHS[0], LENGTHS[-1]]
    lines: dict[str, list[float]] = {
        "product": [chosen.variance * L for L in lengths],
        "geometric": [chosen.variance / L for L in lengths],
    }
    traces: list[Any] = []
    for name, values in lines.items():
        look = MEANS[name]
        found = float(chosen.drawn[f"log_{name}"].var())
        traces.append({"type": "scatter", "mode": "lines", "x": lengths, "y": values, "hoverinfo": "skip",
                       "line": {"color": look.colour, "width": 2.5, "dash": look.dash}})  # fmt: skip
        mark = {"size": 12, "symbol": look.symbol, "color": look.colour, "line": {"color": palette.ink, "width": 1.5}}
        traces.append({"type": "scatter", "mode": "markers", "x": [chosen.length], "y": [found], "marker": mark,
                       "name": text(f"means.name.{name}"), "hovertemplate": "%{y:.4~r}"})  # fmt: skip
    note = {"showarrow": False, "font": {"size": 14, "color": palette.ink}, "x": math.log10(LENGTHS[-1]),
            "xanchor": "right"}  # fmt: skip
    names = {"product": ("T σ²", "bottom"), "geometric": ("σ² / T", "top")}
    layout = {
        "template": template(palette), "height": 300, "margin": {"l": 58, "r": 12, "t": 10, "b": 46},
        "xaxis": {"type": "log", "range": [math.log10(L) for L in (4, 6500)], **ticks(LENGTHS[::3]),
                  "title": {"text": text("means.axis_length")}},
        "yaxis": {"type": "log", "range": [-10.5, 3.5], **ticks(10.0**power for power in range(-10, 4, 2))},
        "annotations": [
            note | {"text": f"{text(f'means.name.{name}')}: {words}", "y": math.log10(lines[name][-1]), "yanchor": side}
            for name, (words, side) in names.items()
        ],
        "meta": {"title": text("means.many.title.variance"), "caption": text("means.many.caption.variance"),
                 "alt": text("means.many.title.variance")},
    }  # fmt: skip
    return {"data": traces, "layout": layout}
