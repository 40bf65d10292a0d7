"""The figures of the means page: the tokens, the means seen from near, the band over length, growth over length."""

from typing import Any

from algos.studies import draws
from pages.means.scale import FEW_TICKS, MEANS, axis, band_shape, rows
from viz.declare import edits
from viz.declare.explorable import Settings, Spec, cell, phrase, ref
from viz.look.figures import above, level, ratio_axis, square, template, ticks, upright
from viz.look.style import Palette
from viz.look.text import Text

T_MAX = draws.LONGEST
LOW, HIGH = 5e-7, 50.0
MANY = 128  # tokens from which on they are drawn without marks
POWERS: Spec = ticks((1e-6, 1e-4, 0.01, 1))
GUIDES = {1.1: ("1.1ᵀ", 8.6), 0.9: ("0.9ᵀ", -9.4)}  # rate -> its name, and the power of ten at which it is written


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The tokens with their means, the means seen from near, and both over the response's length."""
    return {
        "ratios": ratios_figure(settings, palette, text),
        "near": near_figure(palette, text),
        "band": band_figure(palette, text),
        "over": over_figure(palette, text),
    }


def ratios_figure(settings: Settings, palette: Palette, text: Text) -> Spec:
    """Stems from 1, draggable, with a line for each mean; many tokens are a line instead of marks."""
    stem_x, stem_y = (ref(name, n="length", times=3) for name in ("stem_x", "stem_y"))
    stems = {"type": "scatter", "mode": "lines", "x": stem_x, "y": stem_y, "hoverinfo": "skip"}
    stems["line"] = {"color": palette.quiet, "width": 1}
    tokens = {"type": "scatter", "x": ref("token", n="length"), "meta": {"link": "token"}, "name": "r"}
    tokens |= {"customdata": ref("ratio", n="length"), "hovertemplate": text("means.hover") + "<extra></extra>"}
    few = {"mode": "markers", "y": ref("few", n="length"), "marker": {"size": 6, "color": palette.ink}}
    many = {"mode": "lines", "y": ref("many", n="length"), "line": {"color": palette.ink, "width": 1}}
    across = [level(ref(f"{name}.shown"), look.colour, 2.5, look.dash) for name, look in MEANS.items()]
    layout = base_layout(palette, 290, key(text))
    layout |= {"shapes": across, "xaxis": {"range": [0.5, ref("x_end")], "title": {"text": text("means.axis_token")}}}
    layout["yaxis"] = ratio_axis(LOW, HIGH, text("means.axis_ratio")) | POWERS
    layout["meta"] = {
        "title": text("means.title.ratios"), "caption": text("means.caption.ratios"),
        "drag": {"vector": "ratio", "edit": "edits", "low": edits.LOWEST, "high": edits.HIGHEST},
    }  # fmt: skip
    return {"data": [stems, tokens | few, tokens | many], "layout": layout}


def near_figure(palette: Palette, text: Text) -> Spec:
    """The four means on an axis that is stretched around 1, with GSPO's band."""
    at = {name: [ref(f"{name}.at"), ref(f"{name}.dot")] for name in MEANS}
    shown = {name: cell(name, ".5g") for name in MEANS}
    figure = rows(at, shown, palette, text)
    figure["layout"] = (
        base_layout(palette, 215) | figure["layout"] | {"xaxis": axis(text("means.axis_mean"), FEW_TICKS)}
    )
    figure["layout"]["margin"] = {"l": 92, "r": 92, "t": 10, "b": 46}
    alt = phrase(text("means.alt.near"), **{name: (name, ".5g") for name in MEANS})
    meta = {"title": text("means.title.near"), "caption": text("means.caption.near"), "alt": {"$p": alt}}
    figure["layout"]["meta"] = meta
    return figure


def band_figure(palette: Palette, text: Text) -> Spec:
    """The means of T tokens on the stretched axis, T up to 100,000, with GSPO's band."""
    layout = base_layout(palette, 340, key(text))
    layout["shapes"] = [band_shape("y"), upright(ref("length"), palette.quiet)]
    layout["xaxis"] = {"type": "log", "range": [0, 5], "title": {"text": text("means.axis_length")}}
    layout["xaxis"] |= ticks((1, 10, 100, 1000, 1e4, 1e5))
    layout["margin"]["r"] = 26  # half of the last label
    layout["yaxis"] = axis(text("means.axis_mean"))
    layout["meta"] = {"title": text("means.title.band"), "caption": text("means.caption.band"), "share": 0.5}
    return {"data": curves("far", palette, text), "layout": layout}


def over_figure(palette: Palette, text: Text) -> Spec:
    """The same against T on a log axis wide enough for the product, beside 1.1^T and 0.9^T."""
    quiet = {"color": palette.quiet, "width": 1.5, "dash": "dot"}
    guides = [
        {"type": "scatter", "mode": "lines", "x": [0, 290], "y": [1, rate**290], "line": quiet, "hoverinfo": "skip"}
        for rate in GUIDES
    ]
    layout = base_layout(palette, 340, key(text))
    # an annotation on a log axis stands at the logarithm
    note = {"showarrow": False, "font": {"size": 13, "color": palette.quiet}, "xanchor": "left", "x": 232}
    layout["annotations"] += [note | {"text": words, "y": power} for words, power in GUIDES.values()]
    layout["shapes"] = [upright(ref("length"), palette.quiet)]
    layout["xaxis"] = {"range": [0, T_MAX], "title": {"text": text("means.axis_length")}}
    layout["yaxis"] = {"type": "log", "range": [-12.5, 12.5], "title": {"text": text("means.axis_mean")}}
    layout["yaxis"] |= ticks((1e-12, 1e-6, 1, 1e6, 1e12))
    layout["meta"] = {"title": text("means.title.over"), "caption": text("means.caption.over"), "share": 0.5}
    return {"data": [*guides, *curves("over", palette, text)], "layout": layout}


def curves(span: str, palette: Palette, text: Text) -> list[Any]:
    """The means over T, each in its colour and dash; the geometric one last, on top."""
    return [
        {"type": "scatter", "mode": "lines", "x": ref(f"{span}.token"), "y": ref(f"{span}.{name}"),
         "customdata": ref(f"{span}.{name}.value"), "name": text(f"means.name.{name}"), "meta": {"term": name},
         "line": {"color": MEANS[name].colour, "width": 2.5, "dash": MEANS[name].dash},
         "hovertemplate": "T = %{x:,.0f}<br>%{customdata:.4~r}<extra>" + text(f"means.name.{name}") + "</extra>"}
        for name in ("product", "harmonic", "arithmetic", "geometric")
    ]  # fmt: skip


def key(text: Text) -> str:
    """The means' names with their colours."""
    return "  ".join(f"{square(look.colour)} {text(f'means.name.{name}')}" for name, look in MEANS.items())


def base_layout(palette: Palette, height: int, words: str = "") -> Spec:
    """The house layout with a line of words above the plot."""
    margin = {"l": 58, "r": 10, "t": 30 if words else 10, "b": 46}
    notes = [above(words, palette)] if words else []
    return {"template": template(palette), "height": height, "margin": margin, "annotations": notes}
