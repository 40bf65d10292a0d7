"""c = A phi, phi = r f', with the numbers of one token under a token clip, a sequence clip and a gate."""

import torch
from torch import Tensor

from viz.declare.explorable import Settings, Spec, phrase
from viz.look.text import Text

NAMES = ("grpo", "gspo", "sapo")


def at_token(
    each: dict[str, dict[str, Tensor]], focus: dict[str, Tensor], out: dict[str, Tensor], at: Tensor
) -> dict[str, Tensor]:
    """c, phi and f' of the token at position `at` (from 1): phi is c / A, and f' is phi over the ratio it looks at."""
    token = torch.arange(1, len(out["r"]) + 1, dtype=out["r"].dtype)

    def pick(vector: Tensor) -> Tensor:
        return torch.where(token == at, vector, 0).sum()

    ratio = pick(out["r"])
    found = {"at.r": ratio, "at.focus.c": pick(focus["c"])}
    for name in NAMES:
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
    for name in NAMES:
        if name not in settings["show"] and name != settings["focus"]:
            continue
        kind = "sequence" if name == "gspo" else "token"
        numbers = {key: (f"at.{name}.{key}", ".3f") for key in ("c", "weight", "slope")}
        values = {"t": ("focus.at", "d"), "A": ("A", ".4g"), "r": ("at.r", ".4g"), "s": ("s", ".4f")}
        del values["r" if kind == "sequence" else "s"]
        label = text(f"objectives.{name}.name")
        said.append(phrase(text(f"token_weights.formula.{kind}"), objective=label, **numbers, **values))
    if (focus := settings["focus"]) not in NAMES:
        values = {"t": ("focus.at", "d"), "A": ("A", ".4g"), "c": ("at.focus.c", ".3f")}
        weight = {"weight": ("focus.weight_at", ".3f")}
        label = text(f"objectives.{focus}.name")
        said.append(phrase(text("token_weights.formula.other"), objective=label, **values, **weight))
    return said
