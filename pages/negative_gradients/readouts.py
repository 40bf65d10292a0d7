"""What a step does to a vocabulary, as numbers, as sentences, as a formula and as a table."""

from typing import Any

import torch
from torch import Tensor

from algos.studies import softmax
from pages.negative_gradients.figures import NAMES
from viz.declare.explorable import Settings, Spec, cell, phrase
from viz.look.text import Text

PROBABILITY, LOGIT = ".4g", ".4g"
STEP = ("down", "up", "clipped", "zero")
OTHERS = ("all_gain", "some_gain", "all_lose", "some_lose", "still")
ENTROPY = ("falls", "rises", "still")


def readouts(pi: Tensor, hit: Tensor, taken: softmax.Step, c: Tensor, x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The sampled token before and after, who gains of the others and how much, the entropy; and which sentences."""
    gain = torch.where(hit > 0, 0, taken.gain)
    gained = gain.clamp(min=0)
    total = gained.sum()
    gainers, losers = (gain > 0).sum().to(pi.dtype), (gain < 0).sum().to(pi.dtype)
    runner = torch.where(hit > 0, 0, pi).amax()
    out = {
        "pi": (pi * hit).sum(),
        "after": (taken.after * hit).sum(),
        "moved": softmax.moved(taken, hit),
        "gainers": gainers,
        "losers": losers,
        # of all that the others gain, the share of the one that gains most
        "top": torch.where(total > 0, gained.amax() / torch.where(total > 0, total, 1), 0),
        "runner": runner,
        "level": softmax.threshold(taken, c, x["eta"]),
        "entropy": softmax.entropy(pi),
        "entropy.change": taken.entropy_change,
    }
    # by how many percent the most probable and the least probable of the others change
    rare = torch.where((hit > 0) | (pi == 0), torch.inf, pi).amin()
    for name, who in (("runner", runner), ("rarest", rare)):
        out[f"{name}.change"] = torch.expm1(-x["eta"] * c * who - taken.grown)
    out["entropy.after"] = out["entropy"] + out["entropy.change"]
    return out | cases(c, x["A"], gainers, losers, out["entropy.change"])


def cases(c: Tensor, A: Tensor, gainers: Tensor, losers: Tensor, change: Tensor) -> dict[str, Tensor]:
    """Which of its sentences each line says: places in STEP, OTHERS, ENTROPY, and 0 for A < 0."""
    still = c == 0
    step = torch.where(still, 2 + (A == 0).to(c.dtype), (c > 0).to(c.dtype))
    some, most = (losers > 0).to(c.dtype), 2 + (gainers > 0).to(c.dtype)
    others = torch.where(c < 0, some, most)
    # less than rounding is no change
    entropy = torch.where(change.abs() < 1e-9, 2, (change > 0).to(c.dtype))
    return {
        "case.step": step,
        "case.others": torch.where(still, 4, others),
        "case.entropy": entropy,
        "case.tau": (A >= 0).to(c.dtype),
    }


def lines(settings: Settings, text: Text) -> list[Spec]:
    """The sampled token, the others, the entropy, and what SAPO's temperature for A < 0 changes."""

    def say(line: str, ids: tuple[str, ...], **values: Any) -> Spec:
        return phrase(*(text(f"negative_gradients.{line}.{id}") for id in ids), select=f"case.{line}", **values)

    pair = {"before": ("pi", PROBABILITY), "after": ("after", PROBABILITY), "moved": ("moved", PROBABILITY)}
    objective = text(f"control.objective.{settings['objective']}")
    counts = {key: (key, "d") for key in ("others", "gainers", "losers", "first")}
    change = {"runner": ("runner.change", ".1%"), "rarest": ("rarest.change", ".1%")}
    heat = {f"{key}_after": (f"{name}.after", PROBABILITY) for key, name in
            (("even", "even"), ("paper", "paper"), ("own", "sapo"))}  # fmt: skip
    heat |= {f"{key}_c": (f"{name}.c", LOGIT) for key, name in (("even", "even"), ("paper", "paper"), ("own", "sapo"))}
    return [
        say("step", STEP, objective=objective, c=("c", LOGIT), k=("k", "d"), **pair),
        say("others", OTHERS, level=("level", PROBABILITY), top=("top", ".1%"), **counts, **change),
        say("entropy", ENTROPY, before=("entropy", ".4f"), after=("entropy.after", ".4f")),
        say("tau", ("acts", "rests"), r=("r", ".4g"), tau=("tau_neg", ".4g"), weaker=("paper.weaker", ".1%"), **heat),
    ]


def formula(settings: Settings, text: Text) -> list[Spec]:
    """How the logit of the sampled token moves, and that of the most probable other, with their numbers."""
    terms = {"c": ("c", LOGIT), "size": ("eta", ".4g"), "pi": ("pi", PROBABILITY), "runner": ("runner", PROBABILITY)}
    name = settings["objective"]
    moves = {"down": (f"{name}.down", LOGIT), "up": (f"{name}.up", LOGIT), "k": ("k", "d"), "first": ("first", "d")}
    return [phrase(text(f"negative_gradients.formula.{which}"), **terms, **moves) for which in ("sampled", "other")]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """c and the moves of two logits, per objective, and SAPO at two more temperatures for A < 0."""
    keys = ("c", "down", "up")
    header = [text("control.objective.label"), *(text(f"negative_gradients.column.{key}") for key in keys)]
    names = {name: text(f"control.objective.{name}") for name in NAMES}
    names |= {name: text(f"negative_gradients.row.{name}") for name in ("even", "paper")}
    return [header] + [[label, *(cell(f"{name}.{key}", LOGIT) for key in keys)] for name, label in names.items()]
