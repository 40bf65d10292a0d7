"""Variance against bias: each objective over its band or temperature, exactly.

A wide band or a soft gate lets all of the ratios' noise through; a narrow band or a sharp gate removes noise and
signal together. Between the two ends an objective traces a curve, its frontier.
"""

import math

from algos.objectives import make_objective
from algos.objectives.base import Objective
from algos.variance.exact import summarise
from algos.variance.summary import Summary
from algos.variance.tree import Tree

WIDTHS = (0.01, 0.03, 0.1, 0.2, 0.4, 0.8, math.inf)
NARROW = (3e-4, 3e-3, 0.01, 0.03, 0.1, 0.3, math.inf)
# objective -> the values of its one parameter, from strict to lenient
SWEEPS: dict[str, tuple[float, ...]] = {
    "grpo": WIDTHS,
    "gspo": NARROW,
    "sapo": (20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.1),
    "cispo": (0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 5.0),
    "gmpo": WIDTHS,
}


def with_parameter(name: str, value: float) -> Objective:
    """The objective with its band, cap or temperature (both of them, where there are two) at that value."""
    if name == "sapo":
        return make_objective(name, tau_pos=value, tau_neg=value)
    if name == "cispo":
        return make_objective(name, w_max=value)
    # a ratio is never below 0, so a lower edge of 1 - 1 is none
    low = value if name == "gmpo" else min(value, 1.0)
    return make_objective(name, eps_low=low, eps_high=value)


def frontier(name: str, tree: Tree, group: int) -> list[Summary]:
    """The objective's figures at each value of its sweep; KeyError for one that has none."""
    swept = {f"{name} {value:g}": with_parameter(name, value) for value in SWEEPS[name]}
    return list(summarise(swept, tree, group).values())
