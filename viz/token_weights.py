"""The numbers of the token-weights page: from one response to arrays, all computed by `algos` in float64."""

from typing import NamedTuple

import numpy as np
import torch

from algos import TokenBatch, make_objective, ratios
from algos.objectives.grpo import GRPO
from algos.objectives.gspo import GSPO
from viz.response import State, batch_of

# objectives whose coefficient depends on the other responses of a batch: one response shows little of them
BATCHWISE = ("clip_cov", "kl_cov", "real")


class Row(NamedTuple):
    """One objective on one response. Arrays are (T,)."""

    name: str
    weight: np.ndarray  # c / A, what the objective does to each token's advantage
    coefficient: np.ndarray  # c
    silent: np.ndarray  # bool: no gradient at this token
    outside: np.ndarray  # bool: outside the objective's band
    top_share: float  # share of sum |c n| on its largest token
    variance: float  # of c / A over the response's tokens
    value: float  # of the objective: minus the loss


class View(NamedTuple):
    """Everything the page draws. Arrays are (T,)."""

    state: State
    ratio: np.ndarray
    prob_old: np.ndarray
    sequence: float
    arithmetic: float
    product: float
    rows: tuple[Row, ...]


def row_of(name: str, batch: TokenBatch) -> Row:
    """What one objective, at its defaults, does to the response."""
    objective = make_objective(name)
    c, n, A = objective.coefficients(batch)[0], objective.weights(batch)[0], batch.token_advantages[0]
    weight = torch.where(A == 0, 0, c / torch.where(A == 0, 1, A))
    mass = (c * n).abs()
    total = mass.sum()
    return Row(
        name=name,
        weight=weight.numpy(),
        coefficient=c.numpy(),
        silent=(c == 0).numpy(),
        outside=objective.outside_band(batch)[0].numpy(),
        top_share=float(mass.max() / total) if total > 0 else float("nan"),
        variance=float(weight.var(unbiased=False)),
        value=-float(objective.loss(batch)),
    )


def view(state: State) -> View:
    """All numbers for one state of the controls."""
    batch = batch_of(state).validate()
    z, mask = ratios.log_ratio(batch), batch.mask
    return View(
        state=state,
        ratio=ratios.token_ratio(batch)[0].numpy(),
        prob_old=batch.logp_old[0].exp().numpy(),
        sequence=float(ratios.geometric_mean(z, mask)[0]),
        arithmetic=float(ratios.arithmetic_mean(z, mask)[0]),
        product=float(ratios.product(z, mask)[0]),
        rows=tuple(row_of(name, batch) for name in state.show),
    )


def facts(view: View) -> dict[str, str]:
    """The numbers that sentences and labels quote: bands, means of the ratio, and the response's length."""
    grpo, gspo = GRPO().band(), GSPO().band()
    return {
        "length": str(len(view.ratio)),
        "grpo_low": f"{grpo[0]:g}", "grpo_high": f"{grpo[1]:g}",
        "gspo_low": f"{gspo[0]:g}", "gspo_high": f"{gspo[1]:g}",
        "outside": str(int(((view.ratio < grpo[0]) | (view.ratio > grpo[1])).sum())),
        "s": f"{view.sequence:.4f}", "arithmetic": f"{view.arithmetic:.4f}", "product": f"{view.product:.4g}",
    }  # fmt: skip
