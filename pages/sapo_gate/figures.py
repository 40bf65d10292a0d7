"""The figures of SAPO's gate: f, f' and r f' side by side, and the two signs against each other."""

from typing import Any

from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.figures import level, ratio_axis, square, template
from viz.look.style import Palette, mark_of
from viz.look.text import Text

LOW, HIGH = 0.08, 12.5
# fixed y axes, with room for the key above the curves' left half
PANELS = {"f": (-0.4, 9.0), "slope": (-0.06, 1.75), "phi": (-0.1, 2.9)}
SIGNS = {"pos": (1.0, "solid", "circle"), "neg": (-1.0, "dash", "square")}
MOST = 1.6  # times as much: what the comparison of the signs shows at most
FAR = 100 * MOST  # where its line is drawn to, out of sight
WEAKER_AT = (1.2, 2.0)  # the ratios at which the comparison is always said


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """Three panels in a row: f, f' and r f' with both signs and DAPO; below them the comparison of the signs."""
    return {key: panel(key, palette, text) for key in PANELS} | {"versus": versus(palette, text)}


def panel(key: str, palette: Palette, text: Text) -> Spec:
    """One of the three curves, the chosen ratio marked on it."""
    dapo, sapo = mark_of("dapo"), mark_of("sapo").colour
    line = {"color": dapo.colour, "width": 2, "dash": "dot"}
    traces = [curve({"$": f"dapo.{key}.line"}, line, text("objectives.dapo.name"), key)]
    for sign, (_, dash, _) in SIGNS.items():
        name = text(f"sapo_gate.sign.{sign}")
        traces.append(curve({"$": f"{sign}.{key}.line"}, {"color": sapo, "width": 3, "dash": dash}, name, key))
    for sign, (_, _, symbol) in SIGNS.items():
        name = text(f"sapo_gate.sign.{sign}")
        if (key, sign) == ("phi", "pos"):
            traces.append(point(ref(f"{sign}.summit"), ref(f"{sign}.summit_phi"), "cross-thin", name, palette, 22))
        # the second mark inside the first, where the signs nearly agree
        size = 12 if sign == "pos" else 7
        traces.append(point(ref("at"), ref(f"{sign}.{key}.point"), symbol, name, palette, size))
    says = phrase(text(f"sapo_gate.alt.{key}"), r=("r", ".4g"), pos=(f"pos.{key}", ".3f"), neg=(f"neg.{key}", ".3f"))
    layout = {
        "template": template(palette), "height": 290, "margin": {"l": 32, "r": 6, "t": 30, "b": 44},
        "title": {"text": text(f"sapo_gate.panel.{key}"), "font": {"size": 15}, "x": 0, "xref": "paper", "y": 0.98},
        "xaxis": ratio_axis(LOW, HIGH, text("sapo_gate.axis_ratio")), "yaxis": {"range": list(PANELS[key])},
        "annotations": [legend(key, palette, text)], "meta": {"share": 1 / 3, "alt": {"$p": says}},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def curve(y: Spec, line: Spec, name: str, term: str) -> dict[str, Any]:
    """A line over the grid that lights up a term of the formula when pointed at."""
    drawn = {"type": "scatter", "mode": "lines", "x": ref("grid"), "y": y, "line": line, "name": name}
    return drawn | {"hoverinfo": "none", "meta": {"term": term}}


def point(x: Spec, y: Spec, symbol: str, name: str, palette: Palette, size: int = 10) -> dict[str, Any]:
    """A hollow mark on a curve."""
    return {
        "type": "scatter", "mode": "markers", "x": x, "y": y, "name": name, "cliponaxis": False,
        "marker": {"size": size, "color": palette.paper, "symbol": symbol, "line": {"color": palette.ink, "width": 2}},
        "hovertemplate": "%{x:.4~r}, %{y:.4~r}<extra>" + name + "</extra>",
    }  # fmt: skip


def legend(key: str, palette: Palette, text: Text) -> Spec:
    """The key of a panel, in its upper left corner; that of r f' names the peak."""
    words = text("sapo_gate.key_peak" if key == "phi" else "sapo_gate.key")
    marks = {"sapo": square(mark_of("sapo").colour), "dapo": square(mark_of("dapo").colour)}
    peak = {"at": ("pos.peak_at", ".2f"), "peak": ("pos.peak", ".3f")} if key == "phi" else {}
    place = {"xref": "paper", "yref": "paper", "x": 0.01, "y": 1, "xanchor": "left", "yanchor": "top"}
    font = {"size": 12, "color": palette.ink}
    return {"text": {"$p": phrase(words, **marks, **peak)}, "align": "left", "showarrow": False, "font": font, **place}


def versus(palette: Palette, text: Text) -> Spec:
    """How many times as much a token weighs for A < 0 as for A > 0, over its ratio."""
    line = curve(ref("versus.line"), {"color": mark_of("sapo").colour, "width": 3}, "", "slope")
    says = phrase(text("sapo_gate.alt.versus"), r=("r", ".4g"), times=("versus", ".4g"))
    layout = {
        "template": template(palette), "height": 230, "margin": {"l": 32, "r": 6, "t": 8, "b": 44},
        "xaxis": ratio_axis(LOW, HIGH, text("sapo_gate.axis_ratio")), "yaxis": {"range": [-0.05, MOST]},
        "shapes": [level(1, palette.quiet, 1, "dash")],
        "meta": {"title": text("sapo_gate.versus"), "caption": text("sapo_gate.versus_caption"),
                 "alt": {"$p": says}},
    }  # fmt: skip
    return {"data": [line, point(ref("at"), ref("versus.point"), "diamond", "", palette)], "layout": layout}
