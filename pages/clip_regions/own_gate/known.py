"""What a person's gate is held against: a response of the token-weights page, and objectives at their defaults."""

from functools import cache

import torch
from torch import Tensor

from algos import TokenBatch, make_objective
from pages.clip_regions.rules import EDGES, EPS, SIGNS
from pages.token_weights.explorable import TOKEN_WEIGHTS, response
from pages.token_weights.readouts import readouts
from viz.declare.explorable import Settings, Values, as_numpy

CURVES = ("f", "slope", "phi")
TINY = 1e-7


def grid() -> Tensor:
    """Ratios along the axis, with one on each side of where eps and the known objectives put an edge."""
    even = torch.logspace(-1.1, 1.1, 161, dtype=torch.float64)
    edges = torch.tensor(sorted({*EDGES, *(1 - eps for eps in EPS if eps < 1)}), dtype=torch.float64)
    return torch.cat([even, edges * (1 - TINY), edges * (1 + TINY)]).sort().values


GRID = grid()


@cache
def rollout(sign: str) -> tuple[TokenBatch, Values]:
    """The first response of the token-weights page with the advantage's sign, and its values."""
    settings = TOKEN_WEIGHTS.defaults() | {"A": SIGNS[sign]}
    x = {name: torch.as_tensor(value, dtype=torch.float64) for name, value in TOKEN_WEIGHTS.inputs(settings).items()}
    batch, values = response(x)
    length = int(settings["length"])
    cut = TokenBatch(
        logp=batch.logp[:, :length], logp_old=batch.logp_old[:, :length],
        advantages=batch.advantages, mask=batch.mask[:, :length],
    )  # fmt: skip
    return cut, {"r": as_numpy(values["r"][:length]), "at": float(settings["ratio"]), "rogue": int(settings["token"])}


@cache
def known(name: str, sign: str) -> Values:
    """An objective at its defaults: its curves, its values at the task's token, and what it makes of the response."""
    batch, values = rollout(sign)
    objective, at = make_objective(name), torch.tensor([values["at"]], dtype=torch.float64)
    lines, points = objective.curves(GRID, SIGNS[sign]), objective.curves(at, SIGNS[sign])
    assert lines is not None and points is not None
    strip = readouts(name, batch)
    found = {f"{name}.{key}.line": as_numpy(getattr(lines, key)) for key in CURVES}
    found |= {f"{name}.{key}": float(getattr(points, key)) for key in CURVES}
    return found | {f"{name}.{key}": as_numpy(strip[key]) for key in ("weight", "signed", "ring", "removed")}


def extra(settings: Settings) -> Values:
    """The grid, the response, the sign, and the known objectives that are shown."""
    sign = settings["gate_sign"]
    values = rollout(sign)[1]
    total = len(values["r"])
    tokens = {"token": as_numpy(torch.arange(1, total + 1, dtype=torch.float64)), "total": float(total)}
    at = {"at": values["at"], "at.x": as_numpy(torch.tensor([values["at"]])), "rogue": float(values["rogue"])}
    own = {"grid": as_numpy(GRID), "r": values["r"], "x_end": total + 0.6, "sign": SIGNS[sign]}
    others = [known(name, sign) for name in settings["show"]]
    return own | tokens | at | {key: value for one in others for key, value in one.items()}
