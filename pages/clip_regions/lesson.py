"""The lesson on where gradients stop: clips, caps, gates and bands over the ratio."""

from dataclasses import replace
from functools import cache

import torch

from algos import make_objective
from algos.objectives.dapo import DAPO
from algos.objectives.gspo import GSPO
from pages.clip_regions.explorable import CLIP_REGIONS
from pages.clip_regions.own_gate import code as own_gate
from pages.clip_regions.prob import DELTA, edges
from pages.token_weights.lesson import CLIPPED
from viz.declare.explorable import Spec, Values
from viz.declare.lesson import Lesson, Prediction, Question, Source, Step
from viz.look.figures import ratio_axis, template, ticks
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

EPS_HIGH = (0.1, 0.2, 0.28, 0.35, 0.5, 1.0)
HIGHER, GRPO_PHI = number(DAPO().band()[1]), ("grpo.pos.phi", ".0f")
HALF = number(float(edges(0.5)[1]))
REACH = {key: (f"hair.{key}", ".2f") for key in ("down", "up")} | {"length": ("length", "d")}
ENDS = {"low": ("hair.low", ".2f"), "high": ("hair.high", ".2f")}
RARE = {"prob": ("prob", ".4g"), "high": ("dppo.high", ".4g"), "half": HALF, "delta": number(DELTA)}


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """DAPO's weight for one upper edge per panel, both signs."""
    return {f"eps{number}": panel(eps, palette, text) for number, eps in enumerate(EPS_HIGH)}


def panel(eps: float, palette: Palette, text: Text) -> Spec:
    """r f' with the cliff for A > 0 at 1 + eps, and dashed the one for A < 0."""
    dapo, mark = make_objective("dapo", eps_high=eps), mark_of("dapo")
    cliffs = torch.tensor([0.8, 1 + eps], dtype=torch.float64)
    sides = [cliffs * (1 - 1e-7), cliffs * (1 + 1e-7)]
    grid = torch.cat([torch.logspace(-0.4, 0.48, 60, dtype=torch.float64), *sides]).sort().values
    traces = []
    for A, dash, wide in ((-1.0, "dash", 2), (1.0, "solid", 3)):
        curves = dapo.curves(grid, A)
        assert curves is not None
        traces.append({"type": "scatter", "mode": "lines", "x": grid.tolist(), "y": curves.phi.tolist(),
                       "hoverinfo": "skip", "line": {"color": mark.colour, "width": wide, "dash": dash}})  # fmt: skip
    axis = ratio_axis(0.4, 3.0, text("clip_regions.axis_ratio")) | ticks((0.5, 0.8, 1, 2))
    layout = {
        "template": template(palette), "height": 190, "margin": {"l": 30, "r": 8, "t": 8, "b": 42},
        "xaxis": axis, "yaxis": {"range": [-0.1, 2.2]},
        "meta": {"title": f"ε_high = {number(eps)}", "share": 1 / 3},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def fate(values: Values) -> str:
    """What GRPO does with a token of a good response."""
    if values["grpo.pos.state"] == 1:
        return "removed"
    return "weaker" if values["grpo.pos.phi"] < 1 else "same"


def reach(values: Values) -> str:
    """How far one token may rise before GSPO drops its response."""
    return "hair" if values["hair.high"] < 1.01 else "some" if values["hair.high"] < 3 else "far"


def kept(values: Values) -> str:
    """Whether DPPO keeps a token of a good response."""
    return "drop" if values["dppo.pos.state"] == 1 else "keep"


PHI, R = ("grpo.pos.phi", ".3f"), ("r", ".4g")
RARE_STATE, LONG = {"scenario": "probability", "prob": 0.01, "r": 3.2}, {"scenario": "hair", "length": 1000}
CLIP_REGIONS_LESSON = Lesson(
    explorable=CLIP_REGIONS,
    predictions=(
        Prediction("corner", ("removed", "weaker", "same"), {"r": 0.5}, fate, {"r": R, "phi": PHI}),
        Prediction("reach", ("hair", "some", "far"), LONG, reach, {"edge": number(GSPO().band()[1]), **REACH, **ENDS}),
        Prediction("rare", ("keep", "drop"), RARE_STATE, kept, {"r": R, "p": ("dppo.p", ".4g"), **RARE}),
    ),
    multiples=multiples,
    tour=(
        Step({}, {"r": R, "phi": ("grpo.neg.phi", ".2f")}, spot="map"),
        Step({}, {"f": ("grpo.pos.f", ".1f"), "phi": GRPO_PHI}, spot="f.pos"),
        Step({"scenario": "clip_higher"}, {"r": R, "edge": HIGHER, "dapo": ("dapo.pos.phi", ".2f"), "grpo": GRPO_PHI},
             spot="phi.pos"),
        Step({"scenario": "soft_gate"},
             {"r": R, "sapo": ("sapo.pos.phi", ".2f"), "dapo": ("dapo.pos.phi", ".0f")}, spot="phi.pos"),
        Step(RARE_STATE, RARE, spot="edges"),
        Step(LONG, REACH, spot="reach"),
    ),
    questions=(
        Question("corners", {"r": 0.5}, {"r": R, "phi": PHI}),
        Question("dual", {"scenario": "dual_clip"}, {"dual": ("dual", ".4g"), "r": R}),
        Question("bars", RARE_STATE, RARE),
        Question("nats", LONG, REACH | ENDS),
    ),
    claims=(replace(CLIPPED, page="token_weights"),),
    sources=(
        Source("2402.03300", "eq. 3", "algos/objectives/grpo.py"),
        Source("2503.14476", "eq. 8", "algos/objectives/dapo.py"),
        Source("1912.09729", "eq. 5", "algos/objectives/clip.py"),
        Source("2506.13585", "eq. 4-5", "algos/objectives/cispo.py"),
        Source("2511.20347", "eq. 5-7", "algos/objectives/sapo.py"),
        Source("2602.04879", "TV and KL masks", "algos/objectives/dppo.py"),
        Source("2507.18071", "eq. 5, 7 and section 5.1", "algos/objectives/gspo.py"),
    ),
    icon=":material/content_cut:",
    warm=own_gate.warm,
)  # fmt: skip
