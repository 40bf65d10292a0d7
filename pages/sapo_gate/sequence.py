"""SAPO read at the level of a response: the mean gate of its tokens, one gate of s, and the error between them."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from algos.ratios import safe_exp
from algos.studies import draws
from algos.studies.gate_bound import gate, reading
from pages.sapo_gate import sequence_figures as sapo_sequence_figures
from pages.sapo_gate.sequence_figures import HIGH, LOW, PLACES, SMALLEST, SPREAD
from viz.declare.controls import LogSlider, Slider
from viz.declare.explorable import Explorable, Settings, Spec, Values, cell, phrase
from viz.declare.grids import TAUS
from viz.look.numbers import number
from viz.look.text import Text

T_MAX = 128  # every token is drawn
CONTROLS = {
    "spread": Slider("spread", 0.0, SPREAD, 0.01, 0.1),
    "drift": Slider("drift", -0.5, 0.5, 0.01, 0.1),
    "length": Slider("length", 1, T_MAX, 1, 64),
    "tau": LogSlider("tau", TAUS, 1.0),
}


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The three readings of the response, their errors and the bound, at the chosen spread and over all spreads."""
    inside = (torch.arange(1, T_MAX + 1, dtype=torch.float64) <= x["length"])[None]
    grid = torch.linspace(0, SPREAD, 31, dtype=torch.float64)
    noise = unit(x["noise"], inside, x["length"])
    here = readings(x, x["spread"] * torch.ones(1, dtype=torch.float64), noise, inside)
    over = readings(x, grid, noise, inside)
    z = torch.where(inside, x["drift"] + x["spread"] * noise, 0)[0]
    ratio = torch.logspace(-1.1, 1.1, 221, dtype=torch.float64)
    out = {name: value.sum() for name, value in here.items()}
    out |= {f"over.{name}": value for name, value in over.items()}
    out |= {f"at.{name}": here[name] for name in ("tokens", "logs", "sequence")}
    for name in ("step", "whole", "bound"):
        out[f"over.{name}"] = over[name].clamp(min=SMALLEST)
    out |= {
        "grid": grid,
        "at": x["spread"] * torch.ones(1, dtype=torch.float64),
        "ratio": ratio,
        "line.tokens": slope(ratio, x["tau"]),
        "line.logs": gate(ratio.log(), x["tau"]),
        "token_r": torch.where(inside[0], safe_exp(z).clamp(min=LOW, max=HIGH), torch.nan),
        "token_slope": torch.where(inside[0], slope(safe_exp(z), x["tau"]), torch.nan),
        "s": safe_exp(out["log_s"]),
    }
    # 0: the bound covers the whole error, 1: it does not
    out["case"] = (out["whole"] > out["bound"] + 1e-12).to(z.dtype)
    for place, r in enumerate(PLACES):
        fixed = torch.ones(1, dtype=torch.float64) * r
        token, log = slope(fixed, x["tau"]).sum(), gate(fixed.log(), x["tau"]).sum()
        out |= {f"place{place}.token": token, f"place{place}.log": log, f"place{place}.error": token - log}
    return out


def unit(noise: Tensor, inside: Tensor, length: Tensor) -> Tensor:
    """(1, T) the draws with mean 0 and spread 1 over the response, so that the sliders say what its ratios are."""
    centred = torch.where(inside, noise - torch.where(inside, noise, 0).sum(-1) / length, 0)
    spread = torch.sqrt((centred**2).sum(-1) / length)
    # a single token has no spread
    return centred / torch.where(spread > 0, spread, 1)


def readings(x: dict[str, Tensor], spread: Tensor, noise: Tensor, inside: Tensor) -> dict[str, Tensor]:
    """For each spread: mean_t f'(r_t), mean_t g(z_t), g(log s), the errors between them, and the bound."""
    z = torch.where(inside, x["drift"] + spread[:, None] * noise, 0)
    read = reading(z, inside, x["tau"])
    tokens = torch.where(inside, slope(safe_exp(z), x["tau"]), 0).sum(-1) / x["length"]
    return {
        "tokens": tokens,
        "logs": read.mean_gate,
        "sequence": read.sequence_gate,
        "first": torch.abs(tokens - read.mean_gate),
        "step": torch.abs(read.mean_gate - read.sequence_gate),
        "whole": torch.abs(tokens - read.sequence_gate),
        "bound": read.bound,
        "variance": read.variance,
        "log_s": read.log_s,
    }


def slope(r: Tensor, tau: Tensor) -> Tensor:
    """SAPO's own gate of a token, f'(r)."""
    return make_objective("sapo", tau_pos=tau).curves(r, 1.0).slope


def extra(settings: Settings) -> Values:
    """One response's draws, the same in every state."""
    return {"noise": draws.noise(1, T_MAX, 0)[0].numpy()}


def lines(settings: Settings, text: Text) -> list[Spec]:
    """The three readings, the step that the bound covers, and the step that it does not."""
    three = {"tokens": ("tokens", ".4f"), "logs": ("logs", ".4f"), "sequence": ("sequence", ".4f"), "s": ("s", ".4f")}
    step = {"step": ("step", ".2g"), "bound": ("bound", ".2g"), "variance": ("variance", ".4f"), "tau": ("tau", ".4g")}
    cases = (text(f"sapo_sequence.line.{case}") for case in ("covered", "uncovered"))
    return [
        phrase(text("sapo_sequence.line.three"), **three),
        phrase(text("sapo_sequence.line.step"), **step),
        phrase(*cases, select="case", first=("first", ".2g"), whole=("whole", ".2g"), bound=("bound", ".2g")),
    ]


def formula(settings: Settings, text: Text) -> list[Spec]:
    """The second step with its bound."""
    numbers = {"logs": ("logs", ".4f"), "sequence": ("sequence", ".4f"), "bound": ("bound", ".4f")}
    return [phrase(text("sapo_sequence.formula"), **numbers)]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """The first step at fixed ratios: the gate on r - 1, the gate on log r, and their difference."""
    header = [text(f"sapo_sequence.column.{key}") for key in ("ratio", "token", "log", "error")]
    return [header] + [
        [number(r), *(cell(f"place{place}.{key}", ".3f") for key in ("token", "log", "error"))]
        for place, r in enumerate(PLACES)
    ]


SAPO_SEQUENCE = Explorable(
    name="sapo_sequence", controls=CONTROLS, extra=extra, compute=compute, figures=sapo_sequence_figures.figures,
    traced=Path(__file__).with_name("sequence.js"),
    lines=lines, formula=formula, table=table, papers=("sapo", "gspo"),
    scenarios={"small_steps": {}, "drifted": {"drift": 0.5}, "wide": {"spread": 0.6, "tau": 5.0}},
)  # fmt: skip
