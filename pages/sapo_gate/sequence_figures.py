"""The figures of the sequence-level reading: two gates of a token, three readings of a response, and their errors."""

from typing import Any

from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.figures import above, ratio_axis, square, template, ticks, upright
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

LOW, HIGH = 0.08, 12.5
SPREAD = 0.6  # the largest spread of log r
SMALLEST = 1e-6  # errors below it are drawn there
PLACES = (0.25, 0.5, 1.0, 2.0, 4.0)  # the ratios of the table
USUAL = 0.02  # Var(z) lay mostly below this in the paper's runs (2511.20347, section 4)
POWERS = ticks((1e-6, 1e-4, 1e-2, 1))


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """One token's two gates; below, side by side, the readings over the spread and the errors over the spread."""
    return {"gates": gates(palette, text), "readings": readings(palette, text), "errors": errors(palette, text)}


def styles(palette: Palette) -> dict[str, Spec]:
    """The look of each reading and error: SAPO's green, GSPO's blue, ink for what lies between."""
    green, blue = mark_of("sapo").colour, mark_of("gspo").colour
    return {
        "tokens": {"color": green, "width": 3}, "logs": {"color": palette.ink, "width": 2, "dash": "dash"},
        "sequence": {"color": blue, "width": 2.5, "dash": "dot"}, "whole": {"color": green, "width": 3},
        "step": {"color": palette.ink, "width": 2, "dash": "dash"},
        "bound": {"color": blue, "width": 2.5, "dash": "dot"},
    }  # fmt: skip


def gates(palette: Palette, text: Text) -> Spec:
    """f'(r) of SAPO and sech^2(tau/2 log r) over the ratio, the response's tokens on the first, s as a line."""
    look = styles(palette)
    tokens = {
        "type": "scatter", "mode": "markers", "x": ref("token_r", n="length"), "y": ref("token_slope", n="length"),
        "marker": {"size": 6, "color": palette.ink, "opacity": 0.55}, "hoverinfo": "skip",
    }  # fmt: skip
    traces = [line("ratio", f"line.{name}", look[name], name) for name in ("logs", "tokens")]
    says = phrase(text("sapo_sequence.alt.gates"), tau=("tau", ".4g"), s=("s", ".4f"))
    blue = mark_of("gspo").colour
    layout = base(palette, 270, text("sapo_sequence.key.gates", sapo=square(mark_of("sapo").colour), gspo=square(blue)))
    layout |= {
        "xaxis": ratio_axis(LOW, HIGH, text("sapo_gate.axis_ratio")), "yaxis": {"range": [-0.04, 1.08]},
        "shapes": [upright(ref("s"), blue, 2, "solid", layer="below")],
        "meta": {"title": text("sapo_sequence.title.gates"), "alt": {"$p": says}},
    }  # fmt: skip
    return {"data": [*traces, tokens], "layout": layout}


def readings(palette: Palette, text: Text) -> Spec:
    """The mean token gate, the mean gate of log r, and the gate of s, over the spread."""
    look, names = styles(palette), ("sequence", "logs", "tokens")
    traces = [line("grid", f"over.{name}", look[name], name) for name in names]
    traces += [
        {"type": "scatter", "mode": "markers", "x": ref("at"), "y": ref(f"at.{name}"), "hoverinfo": "skip",
         "marker": {"size": 9, "color": palette.paper, "symbol": symbol, "line": {"color": palette.ink, "width": 2}}}
        for name, symbol in (("sequence", "square"), ("tokens", "circle"))
    ]  # fmt: skip
    said = {name: (name, ".4f") for name in names}
    layout = over(palette, text, "readings", said)
    layout["yaxis"] = {"range": [-0.04, 1.08]}
    return {"data": traces, "layout": layout}


def errors(palette: Palette, text: Text) -> Spec:
    """The error of the second step, of both steps, and the bound on the second, over the spread on a log axis."""
    look, names = styles(palette), ("bound", "step", "whole")
    layout = over(palette, text, "errors", {name: (name, ".2g") for name in names})
    layout["yaxis"] = {"type": "log", "range": [-6.2, 1.6], **POWERS}
    return {"data": [line("grid", f"over.{name}", look[name], name) for name in names], "layout": layout}


def over(palette: Palette, text: Text, key: str, said: dict[str, Any]) -> Spec:
    """The layout of a figure over the spread, half the width, with the usual and the chosen spread marked."""
    marks = {"sapo": square(mark_of("sapo").colour), "gspo": square(mark_of("gspo").colour)}
    layout = base(palette, 300, text(f"sapo_sequence.key.{key}", **marks))
    layout["xaxis"] = {"range": [-0.01, SPREAD + 0.01], "title": {"text": text("sapo_sequence.axis_spread")}}
    layout["shapes"] = [
        upright(USUAL**0.5, palette.quiet, layer="below"),
        upright(ref("spread"), palette.ink, 1, "solid", layer="below"),
    ]
    caption = text(f"sapo_sequence.caption.{key}", usual=number(USUAL))
    says = phrase(text(f"sapo_sequence.alt.{key}"), spread=("spread", ".2f"), **said)
    layout["meta"] = {"title": text(f"sapo_sequence.title.{key}"), "caption": caption, "share": 0.5}
    layout["meta"]["alt"] = {"$p": says}
    return layout


def line(x: str, y: str, look: Spec, term: str) -> dict[str, Any]:
    """A line that lights up its term of the formula."""
    drawn = {"type": "scatter", "mode": "lines", "x": ref(x), "y": ref(y), "line": look, "hoverinfo": "none"}
    return drawn | {"meta": {"term": term}}


def base(palette: Palette, height: int, key: str) -> Spec:
    """The house layout with a key above the plot."""
    note = above(key, palette, 12)
    rows = key.count("<br>") + 1
    margin = {"l": 40, "r": 8, "t": 6 + 18 * rows, "b": 44}
    return {"template": template(palette), "height": height + 18 * (rows - 1), "margin": margin, "annotations": [note]}
