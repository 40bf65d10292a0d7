"""The claims as a page needs them: evidence computed once, and its numbers as words."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from algos.claims import CLAIMS, verdict
from viz.draw.url import VERSION
from viz.look.numbers import number

# the mark of a verdict, a shape that goes with its words: both dots full, one of them, none
SHAPES = {"true": "●●", "only_if": "●○", "false": "○○"}


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
    """A claim put to the test: its verdict, whether it holds in each ordinary setting, and all numbers as words.

    `tried` names each setting by its parameters; `counter` is whether it holds in the setting that goes against the
    verdict, or beyond it. `words` has every setting and number of the n-th ordinary setting as name_n, from 0, and of
    the counter as name.
    """

    verdict: str
    tried: dict[str, bool]
    counter: bool
    words: dict[str, str]


@cache
def judged(id: str) -> Judged:
    """The claim of that id, computed at the first call."""
    claim = CLAIMS[id]
    found = [claim.evidence(**setting) for setting in claim.ordinary]
    counter = claim.evidence(**claim.counter)
    words = written(id, claim.counter | counter)
    for n, (setting, numbers) in enumerate(zip(claim.ordinary, found, strict=True)):
        words |= {f"{name}_{n}": value for name, value in written(id, setting | numbers).items()}
    tried = {named(setting): claim.holds(numbers) for setting, numbers in zip(claim.ordinary, found, strict=True)}
    return Judged(verdict(claim), tried, claim.holds(counter), words)


def named(setting: dict[str, float]) -> str:
    """A setting by its parameters, as its function takes them."""
    return ", ".join(f"{name} = {number(value, '.4g')}" for name, value in setting.items())


def written(id: str, numbers: dict[str, float]) -> dict[str, str]:
    """Numbers of a claim as words."""
    forms = FORMATS.get(id, {})
    return {name: number(value, forms.get(name, ".4g")) for name, value in numbers.items()}


def query(settings: dict[str, Any]) -> dict[str, str]:
    """The query of a link to these settings."""
    return {"v": VERSION} | {k: f"{v:g}" if isinstance(v, float | int) else str(v) for k, v in settings.items()}
