"""SAPO's gate: what its two temperatures do to a token, beside the cliff of a clip."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from algos.studies.gate_peak import peak
from pages.sapo_gate import figures as sapo_gate_figures
from pages.sapo_gate.figures import FAR, MOST, SIGNS, WEAKER_AT
from viz.declare.controls import LogSlider
from viz.declare.explorable import Explorable, Settings, Spec, cell, phrase
from viz.declare.grids import TAUS
from viz.look.numbers import number
from viz.look.text import Text

# no value here is the edge of DAPO's band, where a rounding error would decide
RATIOS = (
    0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3,
    1.4, 1.5, 1.6, 1.8, 2.0, 2.25, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0,
)  # fmt: skip
CONTROLS = {
    "tau_pos": LogSlider("tau_pos", TAUS, 1.0),
    "tau_neg": LogSlider("tau_neg", TAUS, 1.05),
    "r": LogSlider("r", RATIOS, 2.0),
}
NAMES = ("f", "slope", "phi")


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """f, f', r f' over a grid and at the chosen ratio for both signs, DAPO's beside them, and the signs compared."""
    grid = torch.logspace(-1.1, 1.1, 221, dtype=torch.float64)
    one = torch.ones(1, dtype=torch.float64)
    at = one * x["r"]
    sapo = make_objective("sapo", tau_pos=x["tau_pos"], tau_neg=x["tau_neg"])
    out = {"grid": grid, "at": at}
    for sign, (A, _, _) in SIGNS.items():
        for name, line, point in zip(NAMES, sapo.curves(grid, A), sapo.curves(at, A), strict=True):
            out |= {f"{sign}.{name}.line": line, f"{sign}.{name}.point": point, f"{sign}.{name}": point.sum()}
        # f(1) = 2/tau; at r = 0 the gate is as open as it gets on that side
        out |= {f"{sign}.start": sapo.curves(one, A).f.sum(), f"{sign}.floor": sapo.curves(0 * one, A).slope.sum()}
        summit = one * peak(x[f"tau_{sign}"])
        out |= {f"{sign}.summit": summit, f"{sign}.summit_phi": sapo.curves(summit, A).phi}
        out |= {f"{sign}.peak_at": summit.sum(), f"{sign}.peak": out[f"{sign}.summit_phi"].sum()}
    dapo = make_objective("dapo")
    for name, line in zip(NAMES, dapo.curves(grid, 1.0), strict=True):
        out[f"dapo.{name}.line"] = line
    out["dapo.phi"] = dapo.curves(at, 1.0).phi.sum()
    return out | versus(out, sapo, x["r"])


def versus(out: dict[str, Tensor], sapo: Any, r: Tensor) -> dict[str, Tensor]:
    """How many times as much a token weighs for A < 0 as for A > 0: over the grid, at r, and at two fixed ratios."""
    times = out["neg.slope.point"] / out["pos.slope.point"]
    fixed = torch.tensor(WEAKER_AT, dtype=torch.float64)
    loss = 1 - sapo.curves(fixed, -1.0).slope / sapo.curves(fixed, 1.0).slope
    ratio = times.sum()
    even = torch.abs(ratio - 1) < 1e-9
    zero = torch.zeros_like(r)
    return {
        # the line leaves the figure at its top, the point stays at the edge
        "versus.line": (out["neg.slope.line"] / out["pos.slope.line"]).clamp(max=FAR),
        "versus.point": times.clamp(max=MOST),
        "versus": ratio,
        "weaker": 1 - ratio,
        **{f"weaker.{place}": part for place, part in enumerate(loss)},
        # the sentence: 0 weaker, 1 the same, 2 stronger
        "case": torch.where(even, zero + 1, torch.where(ratio > 1, zero + 2, zero)),
    }


def lines(settings: Settings, text: Text) -> list[Spec]:
    """The token's weight beside DAPO's, the peak, r = 1 and r = 0, and what the second temperature changes."""
    r, slope, phi, tau = ("r", ".4g"), ("pos.slope", ".3f"), ("pos.phi", ".3f"), ("tau_pos", ".4g")
    tau_neg, says = ("tau_neg", ".4g"), "sapo_gate.line."
    places = {f"at{place}": number(ratio) for place, ratio in enumerate(WEAKER_AT)}
    loss = {f"weaker{place}": (f"weaker.{place}", ".1%") for place in range(len(WEAKER_AT))}
    cases = (text(f"{says}{case}") for case in ("weaker", "same", "stronger"))
    return [
        phrase(text(says + "formula"), r=r, slope=slope, phi=phi, dapo=("dapo.phi", ".3g")),
        phrase(text(says + "peak"), tau=tau, at=("pos.peak_at", ".2f"), peak=("pos.peak", ".3f")),
        phrase(*cases, select="case", r=r, tau_pos=tau, tau_neg=tau_neg, weaker=("weaker", ".1%"),
               times=("versus", ".4g")),
        phrase(text(says + "fixed"), **places, **loss),
        phrase(text(says + "start"), pos=("pos.start", ".3f"), neg=("neg.start", ".3f"), tau_pos=tau, tau_neg=tau_neg),
        phrase(text(says + "floor"), tau=tau, floor=("pos.floor", ".3f")),
    ]  # fmt: skip


def formula(settings: Settings, text: Text) -> list[Spec]:
    """The gate and the weight of the chosen token for A > 0, with their numbers."""
    numbers = {"r": ("r", ".4g"), "slope": ("pos.slope", ".3f"), "phi": ("pos.phi", ".3f"), "tau": ("tau_pos", ".4g")}
    value = {"f": ("pos.f", ".3f"), "tau": ("tau_pos", ".4g")}
    return [phrase(text("sapo_gate.formula_f"), **value), phrase(text("sapo_gate.formula"), **numbers)]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """f, f' and r f' at the chosen ratio, and the peak, for both signs."""
    header = [text("sapo_gate.column.quantity"), *(text(f"sapo_gate.sign.{sign}") for sign in SIGNS)]
    return [header] + [
        [text(f"sapo_gate.column.{key}"), *(cell(f"{sign}.{key}", ".4f") for sign in SIGNS)]
        for key in (*NAMES, "peak_at", "peak")
    ]


SAPO_GATE = Explorable(
    name="sapo_gate", controls=CONTROLS, compute=compute, figures=sapo_gate_figures.figures, lines=lines,
    traced=Path(__file__).with_name("traced.js"),
    formula=formula, table=table, papers=("sapo", "dapo"),
    scenarios={
        "paper": {},
        "slight": {"r": 1.3},
        "fallen": {"r": 0.1},
        "sharp": {"tau_pos": 5.0, "tau_neg": 5.0},
        "asymmetric": {"tau_pos": 1.0, "tau_neg": 5.0},
    },
)  # fmt: skip
