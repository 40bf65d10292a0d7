"""What one objective does to a response, as numbers, as a sentence and as a row of the table."""

from typing import Any

import torch
from torch import Tensor

from algos import TokenBatch, make_objective
from algos.objectives.base import Objective
from pages.token_weights.figures import bands
from viz.declare.explorable import Settings, Spec, phrase
from viz.look.text import Text

CASES = ("zero", "all", "some", "some_flat", "none", "none_flat")


def readouts(name: str, batch: TokenBatch) -> dict[str, Tensor]:
    """What one objective, at its defaults, does to the response; (T,) vectors run past its end."""
    # Dr. GRPO divides by a constant length: here the response's own, as a generation budget it just used up
    objective = make_objective(name, **({"max_length": batch.lengths[0]} if name == "dr_grpo" else {}))
    batch = beside(batch) if name == "real" else batch
    c, n, A = objective.coefficients(batch)[0], objective.weights(batch)[0], batch.advantages[0]
    inside, length = batch.mask[0], batch.lengths[0]
    # what multiplies A: c / A, and 0 for A = 0
    weight = torch.where(A == 0, 0, c / torch.where(A == 0, 1, A))
    silent = (c == 0) & inside
    kept = inside & ~silent
    low, high = (torch.where(kept, weight, torch.inf).amin(), torch.where(kept, weight, -torch.inf).amax())
    # measured from the first token's weight, so that equal weights have variance 0 to the last bit
    apart = torch.where(inside, weight - weight[0], 0)
    centred = torch.where(inside, apart - apart.sum() / length, 0)
    mass, removed = (c * n).abs(), silent.sum().to(c.dtype)
    # the sentence: 0 A is 0, 1 all silent, 2 some (3 with one weight), 4 none (5 with one weight)
    flat = (high - low < 5e-4).to(c.dtype)
    case = torch.where(removed == length, torch.ones_like(flat), torch.where(removed > 0, 2 + flat, 4 + flat))
    return {
        "c": c,
        "weight": weight,
        # the token's term of the objective, over A as the weight is: its value, which says nothing of its gradient
        "term": values_over_A(objective, batch),
        "signed": torch.where(A < 0, -weight, weight),
        "ring": torch.where(silent, torch.zeros_like(c), torch.nan),
        "removed": removed,
        "outside": objective.outside_band(batch)[0].sum().to(c.dtype),
        "low": low,
        "high": high,
        "top": mass.amax() / mass.sum(),
        "variance": (centred**2).sum() / length,
        "value": -objective.loss(batch),
        "case": torch.where(A == 0, torch.zeros_like(case), case),
    }


def beside(batch: TokenBatch) -> TokenBatch:
    """The response in a group with a second one of the other label, on-policy: REAL has no loss for one label alone."""
    logp_old, mask = batch.logp_old.expand(2, -1), batch.mask.expand(2, -1)
    logp = torch.cat([batch.logp, batch.logp_old])
    other = 1 - 2 * (batch.advantages > 0).to(batch.advantages.dtype)
    return TokenBatch(logp=logp, logp_old=logp_old, advantages=torch.cat([batch.advantages, other]), mask=mask)


def values_over_A(objective: Objective, batch: TokenBatch) -> Tensor:
    """(T,) each token's term of the objective over A; NaN for an objective that has no term per token (REAL)."""
    if type(objective).surrogate is Objective.surrogate:
        return torch.full_like(batch.logp[0], torch.nan)
    A, terms = batch.advantages[0], objective.surrogate(batch).expand(batch.mask.shape)[0]
    return torch.where(batch.mask[0] & (A != 0), terms / torch.where(A == 0, 1, A), 0)


def lines(settings: Settings, text: Text) -> list[Spec]:
    """One sentence per objective shown, then the response as a whole."""
    said = []
    for name in settings["show"]:
        values = {"removed": (f"{name}.removed", "d"), "low": (f"{name}.low", ".3f"), "high": (f"{name}.high", ".3f")}
        variants = (text(f"token_weights.see.{case}") for case in CASES)
        label = text(f"objectives.{name}.name")
        said.append(phrase(*variants, select=f"{name}.case", objective=label, total=("length", "d"), **values))
    if "real" in settings["show"]:
        said.append(phrase(text("token_weights.beside")))
    means = {"s": ("s", ".4f"), "arithmetic": ("arithmetic", ".4f"), "product": ("product", ".4g")}
    return [*said, phrase(text("token_weights.means"), **means, **bands())]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """One row per objective shown: tokens without gradient and outside the band, top token, variance, value."""
    keys = {"removed": "d", "outside": "d", "top": ".1%", "variance": ".4f", "value": ".4f"}
    header = [text("token_weights.column.objective"), *(text(f"token_weights.column.{key}") for key in keys)]
    rows = [
        [
            text(f"objectives.{name}.name"),
            *({"$p": phrase("{v}", v=(f"{name}.{key}", form))} for key, form in keys.items()),
        ]
        for name in settings["show"]
    ]
    return [header, *rows]
