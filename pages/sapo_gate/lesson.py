"""The lesson on SAPO's gate: what its two temperatures do."""

from functools import cache
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from algos.studies.gate_peak import peak
from pages.sapo_gate.explorable import SAPO_GATE
from pages.sapo_gate.figures import HIGH, LOW
from viz.declare.explorable import Spec, Values
from viz.declare.lesson import Lesson, Numbers, Prediction, Question, Source, Step, Told
from viz.look.figures import ratio_axis, template
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

TAUS = (0.5, 1.0, 3.0, 10.0)


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """r f' and f' for one temperature per panel, with the peak marked, beside DAPO's clip."""
    return {f"tau{number}": panel(tau, palette, text) for number, tau in enumerate(TAUS)}


def panel(tau: float, palette: Palette, text: Text) -> Spec:
    """f' dashed, r f' solid and DAPO's dotted at one temperature."""
    grid = torch.logspace(-1.1, 1.1, 201, dtype=torch.float64)
    sapo = make_objective("sapo", tau_pos=tau)
    curves, clip = sapo.curves(grid, 1.0), make_objective("dapo").curves(grid, 1.0)
    at = peak(torch.tensor([tau], dtype=torch.float64))
    top = sapo.curves(at, 1.0)
    assert curves is not None and clip is not None and top is not None
    colour = mark_of("sapo").colour
    mark = {"size": 9, "symbol": "cross", "color": palette.ink}
    traces = [
        line(grid, clip.phi, {"color": mark_of("dapo").colour, "width": 1.5, "dash": "dot"}),
        line(grid, curves.slope, {"color": colour, "width": 2, "dash": "dash"}),
        line(grid, curves.phi, {"color": colour, "width": 2.5}),
        line(at, top.phi, None) | {"mode": "markers", "marker": mark},
    ]
    height = number(top.phi.item(), ".3f")
    title = text("sapo_gate.multiples.title", tau=number(tau), peak=height, at=number(at.item(), ".2f"))
    layout = {
        "template": template(palette), "height": 210, "margin": {"l": 30, "r": 8, "t": 28, "b": 40},
        "title": {"text": title, "font": {"size": 13}, "x": 0, "xref": "paper", "y": 0.97},
        "xaxis": ratio_axis(LOW, HIGH, text("sapo_gate.axis_ratio")), "yaxis": {"range": [-0.1, 2.6]},
        "meta": {"alt": title, "share": 1 / len(TAUS)},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def line(x: Tensor, y: Tensor, look: Spec | None) -> dict[str, Any]:
    """A trace of plain numbers."""
    drawn = {"type": "scatter", "mode": "lines", "x": x.tolist(), "y": y.tolist(), "hoverinfo": "skip"}
    return drawn | ({"line": look} if look else {})


def weight(values: Values) -> str:
    """Whether the token with A > 0 counts more than, about as much as, or less than one at r = 1."""
    return "more" if values["pos.phi"] > 1.02 else "less" if values["pos.phi"] < 0.98 else "same"


def passing(values: Values) -> str:
    """How far the gate for A > 0 is open at the token's ratio."""
    return "open" if values["pos.slope"] > 0.8 else "half" if values["pos.slope"] > 0.2 else "shut"


def asymmetry(values: Values) -> str:
    """How much less the token weighs for A < 0 than for A > 0."""
    return "tiny" if values["weaker"] < 0.005 else "few" if values["weaker"] < 0.04 else "five"


R: Numbers = {"r": ("r", ".4g")}
TOKEN = R | {"slope": ("pos.slope", ".3f"), "phi": ("pos.phi", ".3f")}
PEAK: Numbers = {"at": ("pos.peak_at", ".2f"), "peak": ("pos.peak", ".3f"), "dapo": ("dapo.phi", ".3g")}
BOTH: Numbers = {"tau_pos": ("tau_pos", ".4g"), "tau_neg": ("tau_neg", ".4g")}
WEAKER = R | {"weaker": ("weaker", ".1%")}

SAPO_GATE_LESSON = Lesson(
    explorable=SAPO_GATE,
    predictions=(
        Prediction("tripled", ("less", "same", "more"), {"r": 3.0}, weight, TOKEN),
        Prediction("fallen", ("open", "half", "shut"), {"scenario": "fallen"}, passing, TOKEN),
        Prediction("asymmetry", ("tiny", "few", "five"), {"r": 1.2}, asymmetry,
                   WEAKER | {"far": "2", "weaker_far": ("weaker.1", ".1%")}),
    ),
    multiples=multiples,
    tour=(
        Step({}, BOTH | {"pos": ("pos.start", ".3f"), "neg": ("neg.start", ".3f")}, spot="f"),
        Step({"scenario": "fallen"}, TOKEN | {"floor": ("pos.floor", ".3f")}, spot="slope"),
        Step({}, PEAK, spot="phi"),
        Step({"scenario": "sharp"}, TOKEN | PEAK | {"tau": ("tau_pos", ".4g")}, spot="phi"),
        Step({"scenario": "asymmetric"}, WEAKER | BOTH, spot="versus"),
    ),
    questions=(
        Question("peak", {}, PEAK),
        Question("left", {"scenario": "fallen"}, TOKEN),
        Question("signs", {}, WEAKER | {"near": "1.2", "weaker_near": ("weaker.0", ".1%")}),
        Question("value", {"scenario": "sharp"}, {"tau": ("tau_pos", ".4g"), "start": ("pos.start", ".4g")}),
    ),
    claims=(
        Told("C8", {"scenario": "paper"}, {"scenario": "paper", "tau_pos": 10.0}),
        Told("C9", {"scenario": "slight"}, {"scenario": "slight", "r": 6.0}),
        Told("C10", {"spread": 0.1, "drift": 0.0}, {"spread": 0.1, "drift": 0.5}),
    ),
    sources=(
        Source("2511.20347", "eq. 5-7", "algos/objectives/sapo.py"),
        Source("2511.20347", "section 4", "algos/studies/gate_bound.py"),
        Source("2507.18071", "eq. 5, 7, 10", "algos/objectives/gspo.py"),
        Source("2503.14476", "eq. 8", "algos/objectives/dapo.py"),
    ),
    icon=":material/area_chart:",
)  # fmt: skip
