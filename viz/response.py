"""One response: what the controls say of it, and the batch that `algos` makes of that."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from algos import OBJECTIVES, TokenBatch, scenarios
from viz.controls import Choice, Choices, Field, LogSlider, Slider
from viz.style import STORY

SCENARIOS = ("rogue_token", "routing_flips", "small_drift", "long_drift", "mismatch_noise", "on_policy")
# the controls that a scenario listens to; the page shows the others as resting
LISTENS: dict[str, tuple[str, ...]] = {
    "rogue_token": ("ratio", "token", "spread", "drift"),
    "routing_flips": ("ratio", "spread", "drift"),
    "small_drift": ("spread", "drift"),
    "long_drift": ("spread", "drift"),
    "mismatch_noise": ("spread",),
    "on_policy": (),
}
# a scenario is a set of named control values: these are the ones it changes
OWN: dict[str, dict[str, float]] = {
    "routing_flips": {"ratio": 4.0, "length": 48},
    "long_drift": {"drift": 0.2, "length": 128},
    "mismatch_noise": {"spread": 0.2},
}
CHANGED = ("ratio", "length", "spread", "drift")  # what choosing a scenario sets
# no value here is the edge of a band, where a rounding error would decide
RATIOS = (
    0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.85, 0.9, 0.95,
    1.0, 1.05, 1.1, 1.15, 1.25, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 6.0, 7.0, 8.0, 10.0,
)  # fmt: skip


@dataclass(frozen=True)
class State:
    """What the controls say. Tokens are counted from 1, as a reader counts; `edits` are (token, ratio) pairs."""

    scenario: str = "rogue_token"
    length: int = 24
    advantage: float = 1.0
    ratio: float = 3.0
    token: int = 8
    spread: float = 0.15
    drift: float = 0.0
    seed: int = 4
    show: tuple[str, ...] = STORY
    edits: tuple[tuple[int, float], ...] = field(default=())


FIRST = State()
CONTROLS: dict[str, Any] = {
    "scenario": Choice("scenario", SCENARIOS, FIRST.scenario),
    "A": Slider("A", -2.0, 2.0, 0.1, FIRST.advantage),
    "ratio": LogSlider("ratio", RATIOS, FIRST.ratio),
    "length": Slider("length", 1, 256, 1, FIRST.length),
    "token": Slider("token", 1, 256, 1, FIRST.token),
    "spread": Slider("spread", 0.0, 0.6, 0.01, FIRST.spread),
    "drift": Slider("drift", -0.5, 0.5, 0.01, FIRST.drift),
    "seed": Slider("seed", 0, 99, 1, FIRST.seed),
    "edits": Field("edits", "5:0.2, 17:3"),
    "show": Choices("show", tuple(OBJECTIVES), FIRST.show),
    "focus": Choice("focus", tuple(OBJECTIVES), "sapo"),
}


def controls_of(scenario: str) -> dict[str, Any]:
    """CONTROLS with that scenario's values as their defaults."""
    own = OWN.get(scenario, {})
    return CONTROLS | {key: replace(CONTROLS[key], default=value) for key, value in own.items()}


def batch_of(state: State) -> TokenBatch:
    """The scenario's response with the hand-edited ratios put in; edits beyond its length are left out."""
    common = {"length": state.length, "advantage": state.advantage, "seed": state.seed}
    settings = {name: getattr(state, name) for name in ("spread", "drift") if name in LISTENS[state.scenario]}
    if state.scenario == "rogue_token":
        settings |= {"position": min(state.token, state.length) - 1, "ratio": state.ratio}
    if state.scenario == "routing_flips":
        # one token in eight lands on another expert, each by the size that the ratio control shows
        settings |= {"flips": max(state.length // 8, 1), "size": float(abs(np.log(state.ratio)))}
    batch = getattr(scenarios, state.scenario)(**common, **settings)
    return scenarios.with_ratios(batch, {token - 1: r for token, r in state.edits if 1 <= token <= state.length})
