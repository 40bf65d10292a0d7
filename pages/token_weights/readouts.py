"""What objectives do to a response: numbers, formula (c = A phi, phi = r f'), sentences, table, and tinted words."""

from typing import Any

import torch
from torch import Tensor

from algos import TokenBatch, make_objective
from algos.objectives.base import Objective
from algos.objectives.forms import DetachedObjective
from pages.token_weights.curves import CURVED
from pages.token_weights.figures import WEIGHT_LIMIT, bands
from viz.declare import edits
from viz.declare.explorable import Settings, Spec, cell, phrase, ref
from viz.look.style import DARK, Palette
from viz.look.text import Text

CASES = ("zero", "all", "some", "some_flat", "none", "none_flat")
THREE = ("grpo", "gspo", "sapo")  # a token clip, a sequence clip and a gate: those of the formula
# which of the palette's signs are full strength behind words: ink on them must stay readable
DOWN, UP = 2, 6
DARK_DOWN, DARK_UP = 3, 5


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
        "value": torch.full_like(A, torch.nan) if detached(objective) else -objective.loss(batch),
        "case": torch.where(A == 0, torch.zeros_like(case), case),
    }


def beside(batch: TokenBatch) -> TokenBatch:
    """The response in a group with a second one of the other label, on-policy: REAL has no loss for one label alone."""
    logp_old, mask = batch.logp_old.expand(2, -1), batch.mask.expand(2, -1)
    logp = torch.cat([batch.logp, batch.logp_old])
    other = 1 - 2 * (batch.advantages > 0).to(batch.advantages.dtype)
    return TokenBatch(logp=logp, logp_old=logp_old, advantages=torch.cat([batch.advantages, other]), mask=mask)


def detached(objective: Objective) -> bool:
    """Whether its value is no measure of anything: a weight that is held constant times log pi."""
    return isinstance(objective, DetachedObjective)


def values_over_A(objective: Objective, batch: TokenBatch) -> Tensor:
    """(T,) each token's term of the objective over A; NaN where that says nothing, or there is none (REAL)."""
    if detached(objective) or type(objective).surrogate is Objective.surrogate:
        return torch.full_like(batch.logp[0], torch.nan)
    A, terms = batch.advantages[0], objective.surrogate(batch).expand(batch.mask.shape)[0]
    return torch.where(batch.mask[0] & (A != 0), terms / torch.where(A == 0, 1, A), 0)


def at_token(
    each: dict[str, dict[str, Tensor]], focus: dict[str, Tensor], out: dict[str, Tensor], at: Tensor
) -> dict[str, Tensor]:
    """c, phi and f' of the token at position `at` (from 1): phi is c / A, and f' is phi over the ratio it looks at."""
    token = torch.arange(1, len(out["r"]) + 1, dtype=out["r"].dtype)

    def pick(vector: Tensor) -> Tensor:
        return torch.where(token == at, vector, 0).sum()

    ratio = pick(out["r"])
    found = {"at.r": ratio, "at.focus.c": pick(focus["c"])}
    for name in THREE:
        if name not in each:
            continue
        weight = pick(each[name]["weight"])
        found[f"at.{name}.c"] = pick(each[name]["c"])
        found[f"at.{name}.term"] = pick(each[name]["term"])
        found[f"at.{name}.weight"] = weight
        found[f"at.{name}.slope"] = weight / (out["s"] if name == "gspo" else ratio)
    return found


def formula(settings: Settings, text: Text) -> list[Spec]:
    """One line for each of the three that is shown or in focus, and one for another objective in focus."""
    said = []
    for name in THREE:
        if name not in settings["show"] and name != settings["focus"]:
            continue
        kind = "sequence" if name == "gspo" else "token"
        numbers = {key: (f"at.{name}.{key}", ".3f") for key in ("c", "weight", "slope")}
        values = {"t": ("focus.at", "d"), "A": ("A", ".4g"), "r": ("at.r", ".4g"), "s": ("s", ".4f")}
        del values["r" if kind == "sequence" else "s"]
        label = text(f"objectives.{name}.name")
        said.append(phrase(text(f"token_weights.formula.{kind}"), objective=label, **numbers, **values))
    if (focus := settings["focus"]) not in THREE:
        values = {"t": ("focus.at", "d"), "A": ("A", ".4g"), "c": ("at.focus.c", ".3f")}
        weight = {"weight": ("focus.weight_at", ".3f")}
        label = text(f"objectives.{focus}.name")
        said.append(phrase(text("token_weights.formula.other"), objective=label, **values, **weight))
    return said


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
    if settings["focus"] not in CURVED:
        said.append(phrase(text("token_weights.no_curves", objective=text(f"objectives.{settings['focus']}.name"))))
    means = {"s": ("s", ".4f"), "arithmetic": ("arithmetic", ".4f"), "product": ("product", ".4g")}
    return [*said, phrase(text("token_weights.means"), **means, **bands())]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """One row per objective shown: tokens without gradient and outside the band, top token, variance, value."""
    keys = {"removed": "d", "outside": "d", "top": ".1%", "variance": ".4f", "value": ".4f"}
    header = [text("token_weights.column.objective"), *(text(f"token_weights.column.{key}") for key in keys)]
    rows = [
        [
            text(f"objectives.{name}.name"),
            *(cell(f"{name}.{key}", form) for key, form in keys.items()),
        ]
        for name in settings["show"]
    ]
    return [header, *rows]


def grid(choices: Settings, text: Text) -> Spec:
    """Every token in a row: its ratio, which can be typed, its old probability, and its weight under each objective."""
    forms = {"token": ("token", "d"), "ratio": ("r", ".4f"), "prob": ("prob", ".4g")}
    columns = [
        {"name": text(f"token_weights.tokens.{key}"), "vector": vector, "form": form, "edit": key == "ratio"}
        for key, (vector, form) in forms.items()
    ]
    columns += [
        {"name": f"c/A {text(f'objectives.{name}.name')}", "vector": f"{name}.weight", "form": ".4g", "edit": False}
        for name in choices["show"]
    ]
    limits = {"low": edits.LOWEST, "high": edits.HIGHEST}
    said = {
        "title": text("token_weights.edit_header"),
        "help": text("token_weights.edit_help", **limits),
        "clear": text("token_weights.clear"),
    }
    return {**said, "columns": columns, "rows": "length"}


def words(settings: Settings, palette: Palette, text: Text) -> Spec:
    """The passage, the vectors that tint it, and the sentence below it; tokens beyond the passage are numbers."""
    label = text(f"objectives.{settings['focus']}.name")
    down, up = (DARK_DOWN, DARK_UP) if palette == DARK else (DOWN, UP)
    said = phrase(
        *(text(f"token_weights.words.{case}") for case in CASES), select="focus.case", objective=label,
        total=("length", "d"), removed=("focus.removed", "d"),
    )  # fmt: skip
    return {
        "title": text("token_weights.words.title", objective=label),
        "passage": text("token_weights.passage").split(),
        "signed": ref("focus.signed", n="length"),
        "ring": ref("focus.ring", n="length"),
        "full": WEIGHT_LIMIT,
        "up": palette.signs[up],
        "down": palette.signs[down],
        "said": {"$p": said},
        "more": text("token_weights.words.more"),
    }
