"""The three curves of one objective, with the tokens of a response standing on them."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from algos import make_objective, ratios
from viz.response import State, batch_of


class Curve(NamedTuple):
    """f, f' and phi over a grid of ratios, and the ratio at which each token stands on them."""

    grid: np.ndarray
    f: np.ndarray
    slope: np.ndarray
    phi: np.ndarray
    at: np.ndarray  # (T,) ratio that the objective looks at
    f_at: np.ndarray
    slope_at: np.ndarray
    phi_at: np.ndarray


def curve(name: str, state: State, low: float, high: float) -> Curve | None:
    """The three curves of one objective with the response's tokens on them; None where c needs more than one ratio."""
    objective = make_objective(name)
    sign = state.advantage if state.advantage else 1.0
    grid = torch.logspace(np.log10(low), np.log10(high), 401, dtype=torch.float64)
    if (drawn := objective.curves(grid, sign)) is None:
        return None
    batch = batch_of(state)
    at = {
        "token": ratios.token_ratio(batch)[0],
        "sequence": ratios.sequence_ratio(batch).expand(state.length),
        "product": ratios.sequence_product(batch).expand(state.length),
    }[ratio_level(name)]
    tokens = objective.curves(at, sign)
    assert tokens is not None
    return Curve(grid.numpy(), *_arrays(*drawn), *_arrays(at, *tokens))


def ratio_level(name: str) -> str:
    """Which ratio the objective's curves are drawn over: "token", "sequence" or "product"."""
    if name in ("vespo", "topr"):
        return "product"
    level = getattr(make_objective(name), "level", "token")
    return "sequence" if level == "sequence-token" else level


def _arrays(*tensors: Tensor) -> tuple[np.ndarray, ...]:
    return tuple(tensor.numpy() for tensor in tensors)
