"""The readouts of the token-weights page: a table of numbers and one sentence per objective."""

import math

import pandas as pd

from algos import OBJECTIVES
from viz.text import Text
from viz.token_weights import BATCHWISE, Row, View
from viz.trust import checked


def table(view: View, text: Text, names: dict[str, str]) -> pd.DataFrame:
    """One row per objective: tokens without gradient, top token's share, variance of the weight, value."""
    total = len(view.ratio)
    columns = text.group("token_weights.column")
    return pd.DataFrame(
        {
            columns["objective"]: [names[row.name] for row in view.rows],
            columns["silent"]: [f"{int(row.silent.sum())} / {total}" for row in view.rows],
            columns["outside"]: [f"{int(row.outside.sum())} / {total}" for row in view.rows],
            columns["top"]: ["–" if math.isnan(row.top_share) else f"{row.top_share:.1%}" for row in view.rows],
            columns["variance"]: [f"{row.variance:.4f}" for row in view.rows],
            columns["value"]: [f"{row.value:.4f}" for row in view.rows],
        }
    )


def tokens(view: View, text: Text, names: dict[str, str]) -> pd.DataFrame:
    """One row per token, as numbers: old probability, ratio, and c / A under each objective."""
    columns = text.group("token_weights.tokens")
    frame = {columns["token"]: range(1, len(view.ratio) + 1), columns["ratio"]: view.ratio.round(6)}
    frame[columns["prob"]] = view.prob_old.round(6)
    return pd.DataFrame(frame | {f"c/A {names[row.name]}": row.weight.round(6) for row in view.rows})


def sentence(row: Row, view: View, text: Text, names: dict[str, str]) -> str:
    """What the objective does to this response, in words with its numbers."""
    values = {"objective": names[row.name], "total": len(row.weight), "removed": int(row.silent.sum())}
    if view.state.advantage == 0:
        return text("token_weights.see.zero", **values)
    if row.silent.all():
        return text("token_weights.see.all", **values)
    kept = row.weight[~row.silent]
    values |= {"low": f"{kept.min():.3f}", "high": f"{kept.max():.3f}"}
    flat = "_flat" if values["low"] == values["high"] else ""
    return text(f"token_weights.see.{'some' if row.silent.any() else 'none'}{flat}", **values)


def provenance(name: str, text: Text, names: dict[str, str]) -> str:
    """Where the objective comes from, and which trainers its numbers agree with."""
    paper = OBJECTIVES[name].paper
    values = {"objective": names[name], "paper": paper, **checked(name)}
    return text("token_weights.checked" if values["cases"] else "token_weights.read_only", **values)


def batchwise(view: View, text: Text, names: dict[str, str]) -> str | None:
    """A caveat naming the shown objectives that need a whole batch, or None."""
    shown = [names[row.name] for row in view.rows if row.name in BATCHWISE]
    return text("token_weights.batchwise", objectives=", ".join(shown)) if shown else None
