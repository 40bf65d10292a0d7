"""The figures of a person's gate: value, slope and weight beside known objectives, and the strip of a response."""

from typing import Any

from pages.token_weights.figures import WEIGHT_LIMIT, left_margin
from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.figures import legend, ratio_axis, sign_scale, swatch, template, upright
from viz.look.style import Palette, mark_of
from viz.look.text import Text

LOW, HIGH = 0.08, 12.5  # the ratios that the axes show
# fixed axes; f on its own scale, f' and r f' are weights
PANELS = {"f": (-2.7, 4.3), "slope": (-0.7, 2.3), "phi": (-0.7, 3.3)}
SHARE = {"f": 0.5, "slope": 0.5, "phi": 1.0}
RING = 8


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """f and f', below them r f', below that the response."""
    panels = {f"own_{key}": panel(key, settings, palette, text) for key in PANELS}
    return panels | {"own_strip": strip(settings, palette, text)}


def panel(key: str, settings: Settings, palette: Palette, text: Text) -> Spec:
    """One curve of the gate, in ink, over those of the known objectives; the task's token is marked."""
    # the gate lies under the others, wide enough to be seen where it is one of them
    own = {"color": palette.ink, "width": 5}
    traces = [line(f"own.{key}.line", text("own_gate.yours"), own) | {"meta": {"term": key}}]
    for name in settings["show"]:
        style = {"color": mark_of(name).colour, "width": 2, "dash": mark_of(name).dash}
        traces.append(line(f"{name}.{key}.line", text(f"objectives.{name}.name"), style))
    marker = {"size": 10, "color": palette.paper, "line": {"color": palette.ink, "width": 2}}
    point = {"type": "scatter", "mode": "markers", "x": ref("at.x"), "y": ref(f"own.{key}.point"), "marker": marker}
    traces.append(point | {"hoverinfo": "skip", "showlegend": False})
    title = text(f"own_gate.panel.{key}", sign=text(f"control.gate_sign.{settings['gate_sign']}"))
    wide = key == "phi"
    layout = {
        "template": template(palette), "height": 270 if wide else 200,
        "margin": {"l": 38, "r": 10, "t": 34 if wide else 8, "b": 42},
        "xaxis": ratio_axis(LOW, HIGH, text("own_gate.axis_ratio")), "yaxis": {"range": list(PANELS[key])},
        "shapes": [upright(ref("at"), palette.quiet)],
        "showlegend": wide, "legend": legend(),
        "meta": {"title": title, "share": SHARE[key], "alt": {"$p": alt(key, settings, text)}},
    }  # fmt: skip
    if wide:
        layout["meta"]["caption"] = text("own_gate.panel.caption")
    return {"data": traces, "layout": layout}


def line(name: str, label: str, style: dict[str, Any]) -> Spec:
    """A curve over the grid."""
    return {
        "type": "scatter", "mode": "lines", "x": ref("grid"), "y": ref(name), "name": label, "line": style,
        "hovertemplate": "%{x:.4~r}, %{y:.4~r}<extra>" + label + "</extra>",
    }  # fmt: skip


def alt(key: str, settings: Settings, text: Text) -> Spec:
    """The panel in words."""
    names = ", ".join(text(f"objectives.{name}.name") for name in settings["show"])
    return phrase(text(f"own_gate.alt.{key}"), at=("at", ".4g"), value=(f"own.{key}", ".3f"), names=names)


def strip(settings: Settings, palette: Palette, text: Text) -> Spec:
    """Rows are the gate and the known objectives, columns tokens: colour is c / A, a ring is no gradient."""
    rows = [*settings["show"][::-1], "own"]
    heat = {
        "type": "heatmap", "x": ref("token"), "y": list(range(len(rows))), "z": [ref(f"{n}.signed") for n in rows],
        "customdata": [ref(f"{name}.weight") for name in rows], "zmin": -WEIGHT_LIMIT, "zmax": WEIGHT_LIMIT,
        "colorscale": sign_scale(palette), "showscale": False,
        "ygap": 3, "xgap": 1, "name": "c/A", "meta": {"link": "token"}, "hoverongaps": False,
        "hovertemplate": text("token_weights.figure.hover_weight") + "<extra></extra>",
    }  # fmt: skip
    marker = {"symbol": "circle-open", "size": RING, "color": palette.ink, "line": {"width": 1.5}}
    rings = [
        {"type": "scatter", "mode": "markers", "x": ref("token"), "y": ref(f"{name}.ring", **{"+": i}),
         "marker": marker, "hoverinfo": "skip"}
        for i, name in enumerate(rows)
    ]  # fmt: skip
    names = {name: text(f"objectives.{name}.name") for name in rows[:-1]} | {"own": text("own_gate.yours")}
    labels = [swatch(name, names[name]) for name in rows[:-1]] + [f"<b>{names['own']}</b>"]
    layout = {
        "template": template(palette), "height": 74 + 34 * len(rows),
        "margin": {"l": left_margin(names.values()), "r": 12, "t": 8, "b": 44},
        "xaxis": {"range": [0.4, ref("x_end")], "title": {"text": text("own_gate.axis_token")}, "showgrid": False},
        "yaxis": {"range": [-0.5, len(rows) - 0.5], "tickvals": list(range(len(rows))), "showgrid": False, "ticks": "",
                  "ticktext": labels, "tickfont": {"size": 14, "color": palette.ink}},
        "meta": {"title": text("own_gate.strip.title"), "caption": {"$p": caption(text)}},
    }  # fmt: skip
    return {"data": [heat, *rings], "layout": layout}


def caption(text: Text) -> Spec:
    """How to read the strip."""
    return phrase(text("own_gate.strip.caption"), total=("total", "d"), token=("rogue", "d"), at=("at", ".4g"))
