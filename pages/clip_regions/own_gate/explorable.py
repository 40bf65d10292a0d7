"""A gate that a person writes: its value, slope and weight beside known objectives, and what it makes of a response.

Unlike the other explorables this one is made while the lab runs, one for each formula; code.py prints the same
tree as JavaScript, so that it follows its sliders as the traced ones do.
"""

from functools import lru_cache, partial

import torch
from torch import Tensor

from pages.clip_regions.explorable import CONTROLS as PAGE
from pages.clip_regions.own_gate import figures as own_gate_figures
from pages.clip_regions.own_gate import readouts as own_gate_readouts
from pages.clip_regions.own_gate.derive import derivative
from pages.clip_regions.own_gate.known import CURVES, extra
from pages.clip_regions.own_gate.parse import LONGEST, parse
from pages.clip_regions.own_gate.readouts import TASK
from pages.clip_regions.own_gate.tree import Node, evaluate
from pages.clip_regions.rules import EPS
from viz.declare.controls import Choice, Control, Field, LogSlider
from viz.declare.explorable import Explorable
from viz.declare.grids import TAUS

# id -> formula; the first is the default
EXAMPLES = {
    "grpo": "min(r, 1 + eps)",
    "sapo": "4/tau*sigmoid(tau*(r - 1))",
    "log": "log(r)",
    "hinge": "max(0, min(r, 1 + eps) - (1 - eps))",
    "tanh": "tanh(tau*(r - 1))/tau",
}
DEFAULT = EXAMPLES["grpo"]
CONTROLS: dict[str, Control] = {
    "gate": Field("gate", DEFAULT, DEFAULT, LONGEST),
    "gate_sign": Choice("gate_sign", ("pos", "neg"), "pos"),
    "gate_eps": LogSlider("gate_eps", EPS, 0.2),
    "gate_tau": LogSlider("gate_tau", TAUS, 1.0),
    "show": PAGE["show"],
}
SILENT = 1e-12  # a smaller weight is called none: two roundings may differ about it
FAR = 1e6  # beyond what any axis shows


@lru_cache(maxsize=256)
def functions(gate: str) -> tuple[Node, Node]:
    """The trees of f and f'; ExpressionError where the text is no formula."""
    tree = parse(gate)
    return tree, derivative(tree)


def finite(value: Tensor) -> Tensor:
    """Where it is neither NaN nor infinite."""
    return value - value == 0


def compute(x: dict[str, Tensor], gate: str = DEFAULT) -> dict[str, Tensor]:
    """f, f' and r f' along the grid, at the response's tokens and at the token of the task; gaps where not finite."""

    def at(ratio: Tensor) -> dict[str, Tensor]:
        settings = {"r": ratio, "eps": x["gate_eps"], "tau": x["gate_tau"]}
        f, slope = (evaluate(tree, settings) for tree in functions(gate))
        good = finite(f) & finite(ratio * slope)
        found = {"f": torch.where(finite(f), f, torch.nan), "slope": torch.where(good, slope, torch.nan)}
        return found | {"phi": ratio * found["slope"]}

    line, point, token = at(x["grid"]), at(x["at"]), at(x["r"])
    weight = torch.where(token["phi"].abs() < SILENT, 0, token["phi"])
    out = {f"own.{key}.line": line[key].clamp(-FAR, FAR) for key in CURVES}
    out |= {f"own.{key}.point": torch.ones(1, dtype=torch.float64) * point[key].clamp(-FAR, FAR) for key in CURVES}
    out |= {f"own.{key}": point[key] for key in CURVES}
    out |= {"own.weight": weight, "own.signed": x["sign"] * weight}
    out["own.ring"] = torch.where(weight == 0, 0, torch.nan)
    return out | said(x, line["phi"], weight, torch.where(point["phi"].abs() < SILENT, 0, point["phi"]))


def said(x: dict[str, Tensor], line: Tensor, weight: Tensor, point: Tensor) -> dict[str, Tensor]:
    """What the sentences need: tokens without gradient, where there are gaps, the highest weight, the task."""
    zero, one = torch.zeros_like(point), torch.ones_like(point)
    good, total = finite(weight), len(weight)
    lost, removed = (~good).sum() * one, (weight == 0).sum() * one
    # 0 no finite weight, 1 all silent, 2 some, 3 none, 4 some weights are not finite
    case = torch.where(removed == total, one, torch.where(removed > 0, 2 * one, 3 * one))
    case = torch.where(lost == 0, case, torch.where(lost == total, zero, 4 * one))
    gap, first, last = ~finite(line), x["grid"].amin(), x["grid"].amax()
    low, high = (torch.where(gap, x["grid"], torch.inf).amin(), torch.where(gap, x["grid"], -torch.inf).amax())
    # 0 no gap, 1 from the left edge, 2 to the right edge, 3 inside, 4 everywhere
    left, right = torch.where(high == last, 4 * one, one), torch.where(high == last, 2 * one, 3 * one)
    top = torch.where(gap, -torch.inf, line).amax()
    # 0 not finite, 1 none, 2 below 0, 3 too much, 4 solved
    task = torch.where(point == 0, one, torch.where(point < 0, 2 * one, torch.where(point < TASK, 4 * one, 3 * one)))
    return {
        "own.removed": removed,
        "own.lost": lost,
        "own.case": case,
        "own.low": torch.where(good, weight, torch.inf).amin(),
        "own.high": torch.where(good, weight, -torch.inf).amax(),
        "gap": torch.where(gap.any(), torch.where(low == first, left, right), zero),
        "gap.low": low,
        "gap.high": high,
        "top": top,
        # where the curve is flat, the first ratio, whatever the last bits say
        "top.at": torch.where(line >= top - 1e-9 * top.abs(), x["grid"], torch.inf).amin(),
        "task": torch.where(finite(point), task, zero),
    }


@lru_cache(maxsize=256)
def own_gate(gate: str) -> Explorable:
    """The explorable of one formula; ExpressionError where it is none."""
    functions(gate)
    return Explorable(
        name="own_gate", controls=CONTROLS, extra=extra, compute=partial(compute, gate=gate), scenarios={"own": {}},
        figures=own_gate_figures.figures, lines=own_gate_readouts.lines, table=own_gate_readouts.table,
        formula=own_gate_readouts.formula,
    )  # fmt: skip
