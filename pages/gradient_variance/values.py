"""The numbers of the variance lab for short responses, by enumeration: on the server, once per setting."""

import math
from functools import lru_cache
from typing import Any

import numpy as np

from algos import OBJECTIVES, make_objective
from algos.objectives.base import Objective
from algos.variance.exact import COUPLED, summarise
from algos.variance.frontier import SWEEPS, frontier
from algos.variance.summary import Summary, ratio
from algos.variance.tree import Tree, grow, longest
from pages.gradient_variance.figures import bar, far, inside
from viz.declare.explorable import Settings, Values

SYMBOLS = 2
SHOWABLE = tuple(name for name in OBJECTIVES if name not in COUPLED)
GROUPS = np.logspace(0, 5, 101)  # groups of responses in one update
FIGURES = ("inflation", "relative_bias", "noise_to_signal", "cosine", "from_within", "within", "between", "ess",
           "dead_tokens", "dead_responses")  # fmt: skip
# what enumerating costs above this many tokens a visitor would feel
SHORT = {"drift": 8, "noise": 4, "flips": 4}


def values(settings: Settings) -> Values:
    """Every number that the page shows at these settings; see `worked_out`."""
    # the classes are part of the key, so that a test can put another objective in one's place
    classes = tuple(OBJECTIVES[name] for name in settings["show"])
    return dict(worked_out(tuple(sorted((k, v) for k, v in settings.items() if k != "scenario")), classes))


@lru_cache(maxsize=512)
def worked_out(items: tuple[tuple[str, Any], ...], classes: tuple[type, ...]) -> Values:
    """name.figure for each objective shown, its frontier, its error over the number of groups, and who is first."""
    x = dict(items)
    tree, length = tree_of(x["mismatch"], x["mismatch_size"], x["short_length"], x["centre"], x["seed"])
    found = summarise({name: objective_of(name, x) for name in x["show"]}, tree, x["group_size"])
    out: Values = {"groups": GROUPS, "N": float(x["batch_groups"]), "size": x["mismatch_size"], "length": float(length)}
    out["G"] = float(x["group_size"])
    out["solved"] = float((tree.probability * tree.reward).sum())
    for name, one in found.items():
        out |= {f"{name}.{figure}": getattr(one, figure) for figure in FIGURES}
        flat = ratio(one.flat, one.on_policy)
        out |= {
            f"{name}.distance": one.distance, f"{name}.error": one.error_of(x["batch_groups"]),
            f"{name}.error_one": one.error,
            f"{name}.error.line": np.array([one.error_of(float(n)) for n in GROUPS]),
            f"{name}.x": inside(one.inflation), f"{name}.y": far(one.distance),
            f"{name}.bar": bar(one.inflation), f"{name}.flat": bar(flat),
        }  # fmt: skip
        if name in SWEEPS:
            out |= curve(name, frontier(name, tree, x["group_size"]))
    if "grpo" in found:
        # the sentence: 0 against the truth, 1 along it, 2 no gradient at all
        cosine = found["grpo"].cosine
        out["way"] = 2.0 if math.isnan(cosine) else float(cosine >= 0)
        out["cost"] = cost(found["grpo"].from_within)
        out |= doubled(x)
    if "gspo" in found:
        out["gspo.kept"] = math.sqrt(found["gspo"].signal / found["gspo"].truth)
    if length % 2 == 0:
        half, _ = tree_of(x["mismatch"], x["mismatch_size"], length // 2, x["centre"], x["seed"])
        out["half_solved"] = float((half.probability * half.reward).sum())
        shorter = summarise({name: objective_of(name, x) for name in x["show"]}, half, x["group_size"])
        out |= {f"{name}.doubled": ratio(found[name].inflation, shorter[name].inflation) for name in x["show"]}
    return out | ranks(found, x["batch_groups"])


@lru_cache(maxsize=64)
def tree_of(kind: str, size: float, length: int, centre: str, seed: int) -> tuple[Tree, int]:
    """The tree, and the length that it has: under noise the values of each token's noise are enumerated as well."""
    length = min(length, SHORT[kind], longest(SYMBOLS, kind))
    return grow(SYMBOLS, length, kind, size, centre, seed), length


def cost(share: float) -> float:
    """Which sentence tells what differences inside responses do: 0 they add variance, 1 nothing to see, 2 they save."""
    return 1.0 if math.isnan(share) or round(100 * share) == 0 else 0.0 if share > 0 else 2.0


def doubled(x: Settings) -> Values:
    """What twice the mismatch makes of the share of GRPO's variance from inside responses."""
    tree, _ = tree_of(x["mismatch"], 2 * x["mismatch_size"], x["short_length"], x["centre"], x["seed"])
    found = summarise({"grpo": objective_of("grpo", x)}, tree, x["group_size"])["grpo"]
    return {"twice_size": 2 * x["mismatch_size"], "twice_within": found.from_within}


def objective_of(name: str, x: Settings) -> Objective:
    """An objective with the settings that the controls give it."""
    fields: dict[str, dict[str, Any]] = {
        "grpo": {"eps_low": x["eps"], "eps_high": x["eps"]},
        "gspo": {"eps_low": x["gspo_eps"], "eps_high": x["gspo_eps"]},
        "sapo": {"tau_pos": x["gate_both"], "tau_neg": x["gate_both"]},
        "cispo": {"w_max": x["cap"]},
    }
    return make_objective(name, **fields.get(name, {}))


def curve(name: str, swept: list[Summary]) -> Values:
    """An objective's frontier: variance and distance from the truth at each value of its parameter."""
    return {
        f"{name}.front.x": np.array([inside(one.inflation) for one in swept]),
        f"{name}.front.y": np.array([far(one.distance) for one in swept]),
    }


def ranks(found: dict[str, Summary], groups: float) -> Values:
    """Places in `show` of the objective of least variance, noise-to-signal, bias, and error at `groups`."""
    everyone = list(found.values())
    return {
        "calmest": float(np.argmin([one.inflation for one in everyone])),
        "cleanest": float(np.argmin([math.inf if math.isnan(n) else n for n in (o.noise_to_signal for o in everyone)])),
        "truest": float(np.argmin([one.relative_bias for one in everyone])),
        "best": float(np.argmin([one.error_of(groups) for one in everyone])),
    }
