"""What figures share: the template, axes for ratios, colours in words, keys, and lines across the plot."""

import math
from collections.abc import Iterable
from typing import Any

from viz.look.numbers import number
from viz.look.style import Palette, mark_of

FONT = "Source Sans, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10)
CONFIG = {"displaylogo": False, "displayModeBar": False}


def template(palette: Palette) -> dict[str, Any]:
    """The house template of one theme: paper without frame, hairline grid, no legend, nothing that drags."""
    axis = {
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklabeloverflow": "allow",
        # what plotly labels by itself: no "10k", and powers of ten where `number` writes them
        "exponentformat": "power",
        "minexponent": 5,
        "tickcolor": palette.grid,
        "title": {"font": {"size": 13, "color": palette.quiet}, "standoff": 6},
        "tickfont": {"size": 12, "color": palette.quiet},
    }
    return {
        "layout": {
            "font": {"family": FONT, "color": palette.ink, "size": 13},
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": palette.paper,
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"font": {"family": FONT, "size": 13}, "bgcolor": palette.paper},
            "margin": {"l": 56, "r": 12, "t": 30, "b": 44},
        }
    }


def ratio_axis(low: float, high: float, title: str) -> dict[str, Any]:
    """A log axis over ratios with a fixed range, so that the curve moves and not the frame."""
    return {
        "type": "log",
        "range": [math.log10(low), math.log10(high)],
        "title": {"text": title},
    } | ticks(TICKS)


def ticks(values: Iterable[float]) -> dict[str, Any]:
    """Ticks at these values, each labelled as every number is."""
    values = list(values)
    return {"tickvals": values, "ticktext": [number(value) for value in values]}


def square(colour: str) -> str:
    """A small square of a colour, for labels whose words stay in ink."""
    return f"<span style='color:{colour}'>■</span>"


def swatch(name: str, label: str) -> str:
    """An objective's name with its colour behind it, for a tick label."""
    return f"{label} {square(mark_of(name).colour)}"


def sign_scale(palette: Palette) -> list[list[Any]]:
    """The colour scale of c / A: brown pushes down, teal pushes up."""
    last = len(palette.signs) - 1
    return [[i / last, colour] for i, colour in enumerate(palette.signs)]


def upright(at: Any, colour: str, width: float = 1, dash: str = "dot", **more: Any) -> dict[str, Any]:
    """A line over the whole height of the plot, at a number or a reference; `more` as plotly's shapes take it."""
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line, **more}


def level(at: Any, colour: str, width: float = 1, dash: str = "dot", **more: Any) -> dict[str, Any]:
    """A line over its whole width."""
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": line, **more}


def legend(size: int = 12) -> dict[str, Any]:
    """The key above the plot, in the order of the lines; nothing happens where it is clicked."""
    return {
        "orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "font": {"size": size},
        "itemclick": False, "itemdoubleclick": False, "bgcolor": "rgba(0,0,0,0)", "traceorder": "normal",
    }  # fmt: skip


def above(words: Any, palette: Palette, size: int = 13, y: float = 1) -> dict[str, Any]:
    """Words (a text or a phrase) above the plot, from its left edge."""
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": y, "xanchor": "left", "yanchor": "bottom"}
    font = {"size": size, "color": palette.ink}
    return place | {"text": words, "showarrow": False, "align": "left", "font": font}


def enlarged(spec: Any, scale: float) -> Any:
    """The figure with all its type that much larger, and its height with it."""
    if scale == 1 or not isinstance(spec, dict | list):
        return spec
    if isinstance(spec, list):
        return [enlarged(item, scale) for item in spec]
    grown = {key: enlarged(value, scale) for key, value in spec.items()}
    for key in ("font", "tickfont", "textfont"):
        if "size" in (font := grown.get(key, {})) and isinstance(font["size"], int | float):
            grown[key] = font | {"size": scale * font["size"]}
    for key in ("l", "t", "b"):  # of a margin; a figure has no such keys elsewhere
        if isinstance(grown.get(key), int | float):
            grown[key] = round(scale * grown[key])
    if isinstance(grown.get("height"), int | float):
        grown["height"] = round(scale * grown["height"])
    return grown
