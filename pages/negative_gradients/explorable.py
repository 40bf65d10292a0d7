"""One step on the logits of one position: where a negative update pushes the rest of the vocabulary."""

from pathlib import Path

import torch
from torch import Tensor

from algos import make_objective
from algos.studies import softmax
from pages.negative_gradients import figures as drawn
from pages.negative_gradients import readouts as said
from pages.negative_gradients.figures import NAMES, SWEPT, V_MAX
from viz.declare.controls import Choice, LogSlider, Slider
from viz.declare.explorable import Explorable, Settings, Values
from viz.declare.grids import TAUS

VOCABULARIES = (3, 5, 10, 30, 100, 1000, 10_000, V_MAX)
RANKS = (1, 2, 3, 4, 5, 7, 10, 20, 50, 100, 300, 1000, 3000, 10_000, V_MAX)
# 0.8, an edge of GRPO's band, is left out, where rounding would decide; 1.2 and 2 are the ratios of the claim
RATIOS = (0.1, 0.2, 0.3, 0.5, 0.7, 0.75, 0.85, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 10.0)
SIZES = (0.01, 0.03, 0.1, 0.3, 1.0, 2.0, 3.0)
CONTROLS = {
    "vocab": LogSlider("vocab", VOCABULARIES, V_MAX),
    "rank": LogSlider("rank", RANKS, 1),
    "A": Slider("A", -2.0, 2.0, 0.1, -1.0),
    "r": LogSlider("r", RATIOS, 1.0),
    "objective": Choice("objective", NAMES, "sapo"),
    "tau_neg": LogSlider("tau_neg", TAUS, 1.05),
    "zipf": Slider("zipf", 0.0, 3.0, 0.1, 1.5),
    "eta": LogSlider("eta", SIZES, 1.0),
}
READ = {"even": 1.0, "paper": 1.05}  # SAPO without an asymmetry and with the paper's, beside the slider's


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """Every objective's coefficient, and the step of the chosen one on the whole vocabulary."""
    rank = torch.arange(1, V_MAX + 1, dtype=torch.float64)
    k = torch.minimum(x["rank"], x["vocab"])
    hit = (rank == k).to(torch.float64)
    # pi_v ~ 1 / rank^a
    pi = softmax.probabilities(-x["zipf"] * rank.log(), rank <= x["vocab"])
    out = {"k": k, "first": 1 + (k == 1).to(k.dtype), "others": x["vocab"] - 1, **coefficients(x)}
    c = torch.zeros_like(k)
    for name in NAMES:
        c = torch.where(x[f"on.{name}"] > 0, out[f"{name}.c"], c)
    taken = softmax.step(pi, hit, c, x["eta"])
    out |= {"c": c} | drawn.marks(pi, hit, taken, k, x["vocab"]) | said.readouts(pi, hit, taken, c, x)
    for name in (*NAMES, *READ):
        pull = x["eta"] * out[f"{name}.c"]
        out |= {f"{name}.down": pull * (1 - out["pi"]), f"{name}.up": unsigned(-pull * out["runner"])}
    for name in (*READ, "sapo"):
        out[f"{name}.after"] = softmax.sampled_after(pi, hit, out[f"{name}.c"], x["eta"])
    # what a small step with the sign of A does to the entropy, for every token that could have been sampled
    slope = softmax.entropy_slope(pi) * ((x["A"] > 0).to(pi.dtype) - (x["A"] < 0).to(pi.dtype))
    out["sweep"] = torch.where(x["vocab"] >= SWEPT, slope.index_select(0, SWEPT - 1), torch.nan)
    out["sweep_at"] = (slope * hit).sum()
    return out | {"k.point": k.reshape(1), "sweep.point": out["sweep_at"].reshape(1)}


def coefficients(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """c of every objective and of SAPO at two more temperatures, at the ratio; the weights c / A over all ratios."""
    grid, A = torch.logspace(-1, 1, 161, dtype=torch.float64), x["A"]
    at = x["r"].reshape(1)
    out = {"grid": grid, "r.point": at}
    objectives = {name: make_objective(name) for name in NAMES} | {"sapo": make_objective("sapo", tau_neg=x["tau_neg"])}
    objectives |= {name: make_objective("sapo", tau_neg=tau) for name, tau in READ.items()}
    for name, objective in objectives.items():
        # c = A phi(r); for GSPO r is the response's ratio s
        weight = objective.curves(at, A).phi
        out |= {f"{name}.phi": objective.curves(grid, A).phi, f"{name}.phi.point": weight}
        out |= {f"{name}.weight": weight.sum(), f"{name}.c": unsigned(A * weight.sum())}
    even = torch.where(out["even.c"] == 0, 1, out["even.c"])
    return out | {"paper.weaker": 1 - out["paper.c"] / even, "sapo.weaker": 1 - out["sapo.c"] / even}


def unsigned(value: Tensor) -> Tensor:
    """The value with 0 in place of -0, which would be shown with its sign."""
    return torch.where(value == 0, 0, value)


def extra(settings: Settings) -> Values:
    """Which objective takes the step."""
    return {f"on.{name}": float(name == settings["objective"]) for name in NAMES}


NEGATIVE_GRADIENTS = Explorable(
    name="negative_gradients", controls=CONTROLS, extra=extra, compute=compute, figures=drawn.figures,
    traced=Path(__file__).with_name("traced.js"),
    lines=said.lines, formula=said.formula, table=said.table, papers=NAMES,
    scenarios={
        "probable": {},
        "rare": {"rank": 1000},
        "clipped": {"rank": 1000, "r": 0.5, "objective": "grpo"},
        "doubled": {"r": 2.0},
        "exaggerated": {"r": 2.0, "tau_neg": 5.0},
        "positive": {"rank": 1000, "A": 1.0},
    },
)  # fmt: skip
