"""SAPO's gate: what its two temperatures do to a token, beside the cliff of a clip."""

from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from viz.controls import LogSlider
from viz.explorable import Explorable, Settings, Spec, Values, phrase
from viz.figures import ratio_axis, square, template
from viz.style import Palette, mark_of
from viz.text import Text

TAUS = (0.5, 0.7, 0.85, 1.0, 1.05, 1.2, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0)
RATIOS = tuple(round(10 ** (k / 40), 4) for k in range(-40, 41))
LOW, HIGH = 0.08, 12.5
PANELS = {"f": (-0.5, 8.5), "slope": (-0.05, 1.1), "phi": (-0.1, 2.6)}  # fixed y axes
SIGNS = {"pos": (1.0, "solid", "circle"), "neg": (-1.0, "dash", "square")}

CONTROLS = {
    "tau_pos": LogSlider("tau_pos", TAUS, 1.0),
    "tau_neg": LogSlider("tau_neg", TAUS, 1.05),
    "r": LogSlider("r", RATIOS, 1.9953),
}


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """f, f', r f' over a grid of ratios and at the chosen ratio, for A > 0 and A < 0, and DAPO's beside them."""
    grid = torch.logspace(-1.1, 1.1, 801, dtype=torch.float64)
    sapo = make_objective("sapo", tau_pos=x["tau_pos"], tau_neg=x["tau_neg"])
    out = {"grid": grid, "one": torch.ones(1, dtype=torch.float64) * x["r"]}
    for sign, (A, _, _) in SIGNS.items():
        for where, ratio in (("line", grid), ("point", out["one"])):
            for name, values in sapo.curves(ratio, A)._asdict().items():
                out[f"{sign}.{name}.{where}"] = values
        for name in ("f", "slope", "phi"):
            out[f"{sign}.{name}"] = out[f"{sign}.{name}.point"].sum()
        phi = out[f"{sign}.phi.line"]
        out[f"{sign}.peak"] = phi.amax()
        at_peak = phi == phi.amax()
        out[f"{sign}.peak_at"] = torch.where(at_peak, grid, 0).sum() / at_peak.sum()
    clip = make_objective("dapo").curves(grid, 1.0)
    out |= {"dapo.slope.line": clip.slope, "dapo.phi.line": clip.phi}
    # how much weaker the negative side is at this ratio
    out["weaker"] = 1 - out["neg.slope"] / out["pos.slope"]
    return out


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """Three panels: f, f' and r f', each with both signs, the chosen ratio marked on them."""
    return {key: panel(key, palette, text) for key in PANELS}


def panel(key: str, palette: Palette, text: Text) -> Spec:
    """One of the three curves."""
    traces: list[dict[str, Any]] = []
    if key != "f":
        dapo = mark_of("dapo")
        line = {"color": dapo.colour, "width": 2, "dash": "dot"}
        name = text("objectives.dapo.name")
        traces.append(curve({"$": f"dapo.{key}.line"}, line, name, key))
    for sign, (_, dash, symbol) in SIGNS.items():
        colour = mark_of("sapo").colour
        label = text(f"sapo_gate.sign.{sign}")
        traces.append(curve({"$": f"{sign}.{key}.line"}, {"color": colour, "width": 3, "dash": dash}, label, key))
        marker = {"size": 10, "color": palette.paper, "symbol": symbol, "line": {"color": palette.ink, "width": 2}}
        traces.append({
            "type": "scatter", "mode": "markers", "x": {"$": "one"}, "y": {"$": f"{sign}.{key}.point"},
            "marker": marker, "name": label, "cliponaxis": False,
            "hovertemplate": "%{x:.4g}, %{y:.4g}<extra>" + label + "</extra>",
        })  # fmt: skip
    low, high = PANELS[key]
    layout = {
        "template": template(palette), "height": 290, "margin": {"l": 40, "r": 10, "t": 34, "b": 44},
        "title": {"text": text(f"sapo_gate.panel.{key}"), "font": {"size": 15}, "x": 0, "xref": "paper", "y": 0.98},
        "xaxis": ratio_axis(LOW, HIGH, text("sapo_gate.axis_ratio")), "yaxis": {"range": [low, high]},
        "annotations": [legend(key, palette, text)],
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def curve(y: Spec, line: Spec, name: str, term: str) -> dict[str, Any]:
    """A line over the grid that lights up a term of the formula when pointed at."""
    drawn = {"type": "scatter", "mode": "lines", "x": {"$": "grid"}, "y": y, "line": line, "name": name}
    return drawn | {"hoverinfo": "none", "meta": {"term": term}}


def legend(key: str, palette: Palette, text: Text) -> Spec:
    """The key of a panel, in its corner."""
    pieces = [f"{text('sapo_gate.sign.pos')} —", f"{text('sapo_gate.sign.neg')} - -"]
    if key != "f":
        pieces.append(f"{square(mark_of('dapo').colour)} {text('objectives.dapo.name')}")
    place = {"xref": "paper", "yref": "paper", "x": 0.99, "y": 0.98, "xanchor": "right", "yanchor": "top"}
    font = {"size": 12, "color": palette.ink}
    return {"text": "<br>".join(pieces), "align": "right", "showarrow": False, "font": font, **place}


def lines(settings: Settings, text: Text) -> list[Spec]:
    """What the gate does at the chosen ratio, where r f' peaks, and what the second temperature changes."""
    at = {"r": ("r", ".4g"), "slope": ("pos.slope", ".3f"), "phi": ("pos.phi", ".3f")}
    peak = {"at": ("pos.peak_at", ".2f"), "peak": ("pos.peak", ".3f"), "tau": ("tau_pos", ".4g")}
    other = {
        "weaker": ("weaker", ".1%"),
        "r": ("r", ".4g"),
        "tau_pos": ("tau_pos", ".4g"),
        "tau_neg": ("tau_neg", ".4g"),
    }
    return [
        phrase(text("sapo_gate.line.formula"), f=("pos.f", ".3f"), **at),
        phrase(text("sapo_gate.line.peak"), **peak),
        phrase(text("sapo_gate.line.asymmetry"), **other),
    ]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """f, f' and r f' at the chosen ratio, for both signs."""
    header = [text("sapo_gate.column.sign"), *(text(f"sapo_gate.column.{key}") for key in PANELS)]
    return [header] + [
        [text(f"sapo_gate.sign.{sign}"), *({"$p": phrase("{v}", v=(f"{sign}.{key}", ".4f"))} for key in PANELS)]
        for sign in SIGNS
    ]


def extra(settings: Settings) -> Values:
    """Nothing but the sliders."""
    return {}


SAPO_GATE = Explorable(
    name="sapo_gate",
    controls=CONTROLS,
    extra=extra,
    compute=compute,
    figures=figures,
    lines=lines,
    table=table,
    scenarios={
        "paper": {},
        "sharp": {"tau_pos": 5.0, "tau_neg": 5.0},
        "asymmetric": {"tau_pos": 1.0, "tau_neg": 5.0},
    },
)
