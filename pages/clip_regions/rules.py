"""The objectives of the clip-regions page with the settings of its controls, and what each does at a ratio.

A token is in one of three states: 0 its gradient is there, 1 it is removed, 2 the ratio lies outside the objective's
band and the gradient is there all the same.
"""

from typing import Any

import torch
from torch import Tensor

from algos import OBJECTIVES, TokenBatch, make_objective
from algos.objectives import Curves, Objective
from viz.declare.explorable import Settings

LOW, HIGH = 0.08, 12.5  # the ratios that the axes show
SIGNS = {"pos": 1.0, "neg": -1.0}
EPS = (0.05, 0.1, 0.15, 0.2, 0.24, 0.28, 0.35, 0.5, 0.7, 1.0)
DUALS = (1.5, 2.0, 3.0, 4.0, 5.0, 100.0)
OFF = DUALS[-1]  # a dual clip that no ratio of this page reaches
CAPS = (1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0)
# no ratio here is an edge of any objective at any setting, where a rounding error would decide
RATIOS = (
    0.1, 0.13, 0.16, 0.22, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.65, 0.75, 0.85, 0.9, 0.95, 0.99, 1.0,
    1.01, 1.06, 1.12, 1.18, 1.22, 1.26, 1.32, 1.45, 1.6, 1.8, 2.1, 2.8, 3.2, 3.6, 4.4, 5.5, 6.5, 8.0, 9.5,
)  # fmt: skip
# those whose coefficient depends on one ratio alone
NAMES = tuple(name for name in OBJECTIVES if make_objective(name).curves(torch.ones(1, dtype=torch.float64), 1.0))
# those that have a map, one for each way to treat a ratio outside the band: a map of every objective would make the
# traced file several times as long
FOCUS = ("grpo", "dapo", "sapo", "cispo", "gspo", "rec", "gppo", "aspo")
EDGES = (0.6, 0.8, 1.4, 0.9997, 1.0004, *(1 + eps for eps in EPS), *DUALS[:-1], *CAPS)


def grid() -> Tensor:
    """Ratios along the axis, with one on each side of every edge, so that a cliff is drawn upright."""
    even = torch.logspace(-1.1, 1.1, 141, dtype=torch.float64)
    edges = torch.tensor(sorted(set(EDGES)), dtype=torch.float64)
    return torch.cat([even, edges * (1 - 1e-7), edges * (1 + 1e-7)]).sort().values


GRID = grid()


def settings_of(name: str, x: dict[str, Any]) -> dict[str, Any]:
    """The settings of an objective that controls hold."""
    if name == "grpo":
        return {"dual_clip": x["dual"]}
    keys = {"dapo": ("eps_high",), "cispo": ("w_max",), "sapo": ("tau_pos", "tau_neg")}
    return {key: x[key] for key in keys.get(name, ())}


def as_config(settings: Settings) -> tuple[str, dict[str, Any]]:
    """The objective in focus and its settings, as a trainer's options are made of them."""
    name = settings["focus"]
    if name == "grpo" and settings["sides"] == "both":
        return name, {"two_sided": True}
    if name == "grpo" and settings["dual"] == OFF:
        return name, {}
    return name, settings_of(name, settings)


def curves(name: str, x: dict[str, Tensor], ratio: Tensor, A: float) -> Curves:
    """f, f' and r f' of an objective at each ratio; GRPO as `sides` says."""
    drawn = make_objective(name, **settings_of(name, x)).curves(ratio, A)
    assert drawn is not None
    if name == "grpo":
        both = make_objective(name, two_sided=True).curves(ratio, A)
        assert both is not None
        drawn = Curves(*(torch.where(x["both"] > 0, two, one) for one, two in zip(drawn, both, strict=True)))
    return drawn


def states(name: str, x: dict[str, Tensor], ratio: Tensor) -> dict[str, Tensor]:
    """(N,) the state of a token at each ratio (N,), for A > 0 and A < 0: see above."""
    found = codes(make_objective(name, **settings_of(name, x)), ratio)
    if name == "grpo":
        both = codes(make_objective(name, two_sided=True), ratio)
        found = {sign: torch.where(x["both"] > 0, both[sign], one) for sign, one in found.items()}
    return found


def codes(objective: Objective, ratio: Tensor, logp_old: float | Tensor = 0.0) -> dict[str, Tensor]:
    """The states of one objective: every ratio is a response of one token, which is its own sequence ratio."""
    found = {}
    for sign, A in SIGNS.items():
        batch = one_token(ratio, A, logp_old)
        removed, outside = objective.gradient_removed(batch)[:, 0], objective.outside_band(batch)[:, 0]
        found[sign] = removed.to(ratio.dtype) + 2 * (outside & ~removed).to(ratio.dtype)
    return found


def one_token(ratio: Tensor, A: float, logp_old: float | Tensor = 0.0) -> TokenBatch:
    """(N, 1) a response of one token for each ratio (N,)."""
    z = ratio.log()[:, None]
    old = torch.zeros_like(z) + logp_old
    advantages = torch.full_like(ratio, A)
    return TokenBatch(logp=old + z, logp_old=old, advantages=advantages, mask=torch.ones_like(z, dtype=torch.bool))
