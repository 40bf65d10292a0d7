"""The two figures of the means page: the ratios with their means, and the means against the response's length."""

from typing import Any

from algos import draws
from viz import edits
from viz.explorable import Settings, Spec, ref
from viz.figures import ratio_axis, square, template
from viz.style import BLUE, GREEN, ORANGE, PURPLE, Palette
from viz.text import Text

T_MAX = draws.LONGEST
# the four means, in the colours that they wear on every page
MEANS = {"geometric": BLUE, "arithmetic": ORANGE, "harmonic": GREEN, "product": PURPLE}
LOW, HIGH = 5e-7, 50.0


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The ratios with their means as lines, and the means against the response's length."""
    return {"ratios": ratios_figure(palette, text), "over": over_figure(palette, text)}


def ratios_figure(palette: Palette, text: Text) -> Spec:
    """Stems from 1, draggable, with a line for each mean."""
    stem_x, stem_y = (ref(name, n="length", times=3) for name in ("stem_x", "stem_y"))
    stems = {"type": "scatter", "mode": "lines", "x": stem_x, "y": stem_y, "hoverinfo": "skip"}
    token, shown, ratio = (ref(name, n="length") for name in ("token", "shown", "ratio"))
    points = {"type": "scatter", "mode": "markers", "x": token, "y": shown, "meta": {"link": "token"}, "name": "r"}
    points |= {"customdata": ratio, "hovertemplate": text("means.hover") + "<extra></extra>"}
    stems["line"], points["marker"] = {"color": palette.quiet, "width": 1}, {"size": 6, "color": palette.ink}
    key = "   ".join(f"{square(colour)} {text(f'means.name.{name}')}" for name, colour in MEANS.items())
    across = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": ref(f"{name}.shown"), "y1": ref(f"{name}.shown"),
         "line": {"color": colour, "width": 2.5}}
        for name, colour in MEANS.items()
    ]  # fmt: skip
    layout = base_layout(palette, key)
    layout |= {"shapes": across, "xaxis": {"range": [0.5, ref("x_end")], "title": {"text": text("means.axis_token")}}}
    layout["yaxis"] = ratio_axis(LOW, HIGH, text("means.axis_ratio")) | POWERS
    layout["meta"] = {"drag": {"vector": "ratio", "edit": "edits", "low": edits.LOWEST, "high": edits.HIGHEST}}
    return {"data": [stems, points], "layout": layout}


POWERS: Spec = {"tickvals": [1e-6, 1e-4, 0.01, 1], "ticktext": ["10⁻⁶", "10⁻⁴", "0.01", "1"]}


def over_figure(palette: Palette, text: Text) -> Spec:
    """Product, geometric and arithmetic mean against T, with the chosen length marked."""
    traces: list[Any] = [
        {"type": "scatter", "mode": "lines", "x": ref("over.token"), "y": ref(f"over.{name}"),
         "line": {"color": MEANS[name], "width": 2.5}, "name": text(f"means.name.{name}"), "meta": {"term": name},
         "hovertemplate": "T = %{x}<br>%{y:.4g}<extra>" + text(f"means.name.{name}") + "</extra>"}
        for name in ("product", "arithmetic", "geometric")
    ]  # fmt: skip
    layout = base_layout(palette, text("means.over_title"))
    mark = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": ref("length"), "x1": ref("length")}
    layout["shapes"] = [mark | {"line": {"color": palette.quiet, "width": 1, "dash": "dot"}}]
    layout["xaxis"] = {"range": [0, T_MAX], "title": {"text": text("means.axis_length")}}
    layout["yaxis"] = {"type": "log", "range": [-12.5, 12.5], "tickvals": [1e-12, 1e-6, 1, 1e6, 1e12]}
    layout["yaxis"]["ticktext"] = ["10⁻¹²", "10⁻⁶", "1", "10⁶", "10¹²"]
    return {"data": traces, "layout": layout}


def base_layout(palette: Palette, title: str) -> Spec:
    """The house layout with a title that doubles as the key."""
    heading = {"text": title, "font": {"size": 13}, "x": 0, "xref": "paper", "y": 0.97}
    margin = {"l": 52, "r": 10, "t": 40, "b": 44}
    return {"template": template(palette), "height": 320, "margin": margin, "title": heading}
