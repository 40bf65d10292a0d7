"""One stray token among many: how much of the response's gradient GRPO, GSPO and SAPO keep, for each sign of A."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from algos.studies.gradient_mass import kept
from pages.sapo_gate.explorable import CONTROLS as GATE
from pages.sapo_gate.explorable import RATIOS
from pages.sapo_gate.figures import HIGH, LOW, SIGNS
from viz.declare.controls import LogSlider
from viz.declare.explorable import Explorable, Settings, Spec, cell, phrase, ref
from viz.look.figures import above, ratio_axis, square, template
from viz.look.style import Palette, mark_of
from viz.look.text import Text

OTHERS = (15, 23, 31, 63, 127, 255, 511, 1023, 2047, 4095)  # with the stray token 16 to 4096 tokens
CONTROLS = {
    "ratio": LogSlider("ratio", tuple(r for r in RATIOS if r != 1.2), 3.0),
    "others": LogSlider("others", OTHERS, 63),
    "tau_pos": GATE["tau_pos"],
    "tau_neg": GATE["tau_neg"],
}
NAMES = ("grpo", "gspo", "sapo")
TOP = 1.68  # 15 tokens at 1 and one at 10 make 25/16


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The mass kept over a grid of ratios and at the chosen one, and how far one token must stray to end GSPO's."""
    grid = torch.logspace(-1.1, 1.1, 221, dtype=torch.float64)
    at = x["ratio"] * torch.ones(1, dtype=torch.float64)
    tokens = x["others"] + 1
    out = {"grid": grid, "at": at, "tokens": tokens, "s": torch.exp(x["ratio"].log() / tokens)}
    for name in NAMES:
        more = {"tau_pos": x["tau_pos"], "tau_neg": x["tau_neg"]} if name == "sapo" else {}
        objective = make_objective(name, **more)
        for sign, (A, _, _) in SIGNS.items():
            here = kept(objective, at, x["others"], A)
            out |= {
                f"{name}.{sign}.line": kept(objective, grid, x["others"], A).share,
                f"{name}.{sign}.point": here.share,
                f"{name}.{sign}.share": here.share.sum(),
                f"{name}.{sign}.stray": here.stray.sum(),
            }
    low, high = make_objective("gspo").band()
    # s leaves the band when the one ratio passes the edge to the power N
    out |= {"far.pos": torch.exp(tokens * torch.log(0 * tokens + high))}
    out |= {"far.neg": torch.exp(tokens * torch.log(0 * tokens + low))}
    for sign in SIGNS:
        out[f"case.{sign}"] = (out[f"gspo.{sign}.share"] == 0).to(torch.float64)
    return out


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The mass kept over the ratio of the stray token: for A > 0, and beside it for A < 0."""
    return {sign: panel(sign, palette, text) for sign in SIGNS}


def panel(sign: str, palette: Palette, text: Text) -> Spec:
    """Three objectives for one sign, the chosen ratio marked on each."""
    traces: list[dict[str, Any]] = []
    for name, width, dash, size in (("gspo", 2.5, "solid", 11), ("sapo", 3, "solid", 14), ("grpo", 2, "dot", 7)):
        colour, label = mark_of(name).colour, text(f"objectives.{name}.name")
        traces.append({
            "type": "scatter", "mode": "lines", "x": ref("grid"), "y": ref(f"{name}.{sign}.line"), "name": label,
            "line": {"color": colour, "width": width, "dash": dash}, "hoverinfo": "none", "meta": {"term": name},
        })  # fmt: skip
        mark = {
            "size": size,
            "color": colour,
            "symbol": mark_of(name).symbol,
            "line": {"color": palette.ink, "width": 1},
        }
        traces.append({
            "type": "scatter", "mode": "markers", "x": ref("at"), "y": ref(f"{name}.{sign}.point"), "marker": mark,
            "name": label, "cliponaxis": False, "hovertemplate": "%{x:.4~r}: %{y:.1%}<extra>" + label + "</extra>",
        })  # fmt: skip
    key = "   ".join(f"{square(mark_of(name).colour)} {text(f'objectives.{name}.name')}" for name in NAMES)
    shares = {name: (f"{name}.{sign}.share", ".1%") for name in NAMES}
    says = phrase(text(f"sapo_rogue.alt.{sign}"), ratio=("ratio", ".4g"), **shares)
    layout = {
        "template": template(palette), "height": 300, "margin": {"l": 46, "r": 8, "t": 24, "b": 44},
        "xaxis": ratio_axis(LOW, HIGH, text("sapo_rogue.axis_ratio")),
        "yaxis": {"range": [-0.06, TOP], "tickformat": ".0%", "tickvals": [0, 0.5, 1, 1.5]},
        "annotations": [above(key, palette, 12)],
        "meta": {"title": text(f"sapo_rogue.title.{sign}"), "share": 0.5, "alt": {"$p": says}},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def lines(settings: Settings, text: Text) -> list[Spec]:
    """What each objective keeps for either sign, and how little it takes to end GSPO's."""
    said = []
    for sign in SIGNS:
        shares = {name: (f"{name}.{sign}.share", ".1%") for name in NAMES}
        cases = (text(f"sapo_rogue.line.{case}") for case in (f"kept_{sign}", f"dropped_{sign}"))
        said.append(phrase(*cases, select=f"case.{sign}", s=("s", ".4f"), tokens=("tokens", "d"), **shares,
                           stray=(f"sapo.{sign}.stray", ".3f"), ratio=("ratio", ".4g")))  # fmt: skip
    far = {"high": ("far.pos", ".4g"), "low": ("far.neg", ".4g"), "tokens": ("tokens", "d")}
    return [*said, phrase(text("sapo_rogue.line.far"), **far)]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """For each sign the share kept and the weight of the rogue token, by objective."""
    keys = {"share": ".1%", "stray": ".3f"}
    header = [text("sapo_rogue.column.quantity"), *(text(f"objectives.{name}.name") for name in NAMES)]
    return [header] + [
        [
            text(f"sapo_rogue.column.{key}_{sign}"),
            *(cell(f"{name}.{sign}.{key}", form) for name in NAMES),
        ]
        for sign in SIGNS
        for key, form in keys.items()
    ]


SAPO_ROGUE = Explorable(
    name="sapo_rogue", controls=CONTROLS, compute=compute, figures=figures, lines=lines, table=table,
    traced=Path(__file__).with_name("rogue.js"),
    papers=NAMES,
    scenarios={"risen": {}, "vanished": {"ratio": 0.1}, "long": {"ratio": 3.0, "others": 4095}},
)  # fmt: skip
