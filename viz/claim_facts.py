"""The claims as a page needs them: evidence computed once, numbers as words, and the states of pages that show them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from algos.claims import CLAIMS, verdict
from viz.explorable import number
from viz.url import VERSION

# the mark of a verdict, a shape that goes with its words: both dots full, one of them, none
SHAPES = {"true": "●●", "only_if": "●○", "false": "○○"}


@dataclass(frozen=True)
class Place:
    """Where a claim is shown: a page, by its explorable, and the settings at which it holds or fails as told.

    `counter` are those of the counter-setting, None where the page's controls do not reach it.
    """

    page: str
    at: dict[str, Any]
    counter: dict[str, Any] | None


# a response whose ratios only spread: the drift that grows, without its drift
SPREAD = {"scenario": "long_drift", "drift": 0.0, "length": 24}
PLACES = {
    "C1": Place("token_weights", SPREAD | {"spread": 0.1, "focus": "grpo"},
                SPREAD | {"spread": 0.6, "A": -1.0, "focus": "grpo"}),
    "C2": Place("token_weights", {"scenario": "rogue_up_pos", "focus": "grpo"},
                {"scenario": "rogue_up_neg", "ratio": 10.0, "focus": "grpo"}),
    "C3": Place("token_weights", SPREAD | {"spread": 0.05, "focus": "gspo"},
                SPREAD | {"spread": 0.2, "A": -1.0, "focus": "gspo"}),
    "C4": Place("means", {"outlier": 10.0, "length": 24}, {"outlier": 0.1, "length": 24, "edits": "2:10"}),
    "C5": Place("means", {"scenario": "zero"}, None),
    "C6": Place("means", {"many_end": "fixed", "many_length": 10, "many_kl": 0.01},
                {"many_end": "later", "many_length": 10, "many_kl": 0.01}),
    "C7": Place("means", {"scenario": "growth"}, {"scenario": "growth", "base": 1.01, "edits": "1:1.01"}),
    "C8": Place("sapo_gate", {"scenario": "paper"}, {"scenario": "paper", "tau_pos": 10.0}),
    "C9": Place("sapo_gate", {"scenario": "slight"}, {"scenario": "slight", "r": 6.0}),
    "C10": Place("sapo_gate", {"spread": 0.1, "drift": 0.0}, {"spread": 0.1, "drift": 0.5}),
    "C11": Place("token_weights", {"scenario": "rogue_up_pos", "spread": 0.0},
                 {"scenario": "rogue_up_neg", "ratio": 10.0, "spread": 0.0}),
    "C12": Place("negative_gradients", {"scenario": "probable", "r": 1.2},
                 {"scenario": "probable", "r": 1.2, "tau_neg": 5.0}),
}  # fmt: skip

# claim -> how its numbers are written; settings and what is not named here go by ".4g"
FORMATS: dict[str, dict[str, str]] = {
    "C1": dict.fromkeys(("least", "most", "factor", "factor_long", "gspo_factor"), ".2f")
    | {"bias": ".1%", "gspo_dropped": ".0%", "variance": ".3f"},
    "C2": {"low": ".1f", "high": ".1f"},
    "C3": {"s": ".4f", "variance": "d", "grpo_variance": ".4f", "low": ".4f", "high": ".4f"},
    "C4": dict.fromkeys(("arithmetic", "geometric", "harmonic"), ".3f"),
    "C5": dict.fromkeys(("s", "arithmetic", "weight_pos"), ".3f") | {"weight_neg": "d", "longest": "d", "low": ".4f"},
    "C6": dict.fromkeys(("short", "long", "arithmetic", "spread_short", "spread_long"), ".4f") | {"kl": ".2f"},
    "C7": {"product": ".6g", "geometric": ".4g", "limit": ".1f"},
    "C8": {"peak_at": ".2f", "peak": ".3f", "dapo": "d", "dapo_until": ".2f", "bell_at": ".2f", "bell": ".2f"},
    "C9": dict.fromkeys(("grpo_dropped", "grpo_kept", "sapo_kept", "least"), ".1%")
    | {"reach": ".1f", "sapo_dropped": ".0%"},
    "C10": dict.fromkeys(("token_gate", "sequence_gate", "gap", "bound", "bounded", "left_out"), ".4f")
    | {"closed_at_edge": ".8f", "variance": ".2f"},
    "C11": {"s": ".4f", "outlier": ".2f", "gate": ".2f", "others": ".2f"},
    "C12": {"damping": ".1%", "lost": ".3f", "weight": ".3f", "others": "d", "logits_up": "d", "probabilities_up": "d"},
}


@dataclass(frozen=True)
class Judged:
    """A claim put to the test: its verdict, in how many of the ordinary settings it holds, and all numbers as words.

    `words` has every setting and number of the n-th ordinary setting as name_n, from 0, and of the counter as name.
    """

    verdict: str
    held: int
    total: int
    words: dict[str, str]


@cache
def judged(id: str) -> Judged:
    """The claim of that id, computed at the first call."""
    claim = CLAIMS[id]
    found = [claim.evidence(**setting) for setting in claim.ordinary]
    words = written(id, claim.counter | claim.evidence(**claim.counter))
    for n, (setting, numbers) in enumerate(zip(claim.ordinary, found, strict=True)):
        words |= {f"{name}_{n}": value for name, value in written(id, setting | numbers).items()}
    return Judged(verdict(claim), sum(map(claim.holds, found)), len(found), words)


def written(id: str, numbers: dict[str, float]) -> dict[str, str]:
    """Numbers of a claim as words, with a true minus sign."""
    forms = FORMATS.get(id, {})
    return {name: number(value, forms.get(name, ".4g")).replace("-", "−") for name, value in numbers.items()}


def query(settings: dict[str, Any]) -> dict[str, str]:
    """The query of a link to these settings."""
    return {"v": VERSION} | {k: f"{v:g}" if isinstance(v, float | int) else str(v) for k, v in settings.items()}
