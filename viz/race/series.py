"""The curves of a race, from its events: one lane per objective, the mean over its seeds with their spread."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

STEPS = 101  # places on the axis: the start and 100 rollouts
LANES = 4
CURVES = ("reward", "low", "high", "entropy", "dead", "kl")
QUANTILES = (0.01, 0.1, 0.5, 0.9, 0.99)  # of the ratios of an update
EVENTS = {"reward": "reward", "entropy": "entropy", "dead": "dead_tokens", "kl": "kl"}  # curve -> its name in an event


@dataclass(frozen=True)
class Lane:
    """One objective with its settings: (STEPS,) curves by name, NaN where there is nothing (yet).

    member  the place of its first seed among the members of the race
    last    the reward of each seed at the end, at full precision where the run knows it
    """

    name: str
    settings: dict[str, Any]
    curves: dict[str, np.ndarray] = field(compare=False)
    last: tuple[float, ...] = ()
    member: int = 0


def lanes(events: Sequence[dict[str, Any]]) -> list[Lane]:
    """The lanes of a race whose events are given, in the order of its members; none before it has started."""
    start = next((event for event in events if event["event"] == "start"), None)
    if start is None:
        return []
    members = start["members"]
    groups: dict[tuple[str, str], list[int]] = {}
    for place, member in enumerate(members):
        groups.setdefault((member["objective"], str(sorted(member["settings"].items()))), []).append(place)
    rollouts = [event for event in events if event["event"] == "rollout"]
    found = []
    for places in list(groups.values())[:LANES]:
        first = members[places[0]]
        last = tuple(ends(rollouts, place) for place in places)
        found.append(Lane(first["objective"], first["settings"], curves(rollouts, places), last, places[0]))
    return found


def curves(rollouts: Iterable[dict[str, Any]], places: list[int]) -> dict[str, np.ndarray]:
    """The curves of the members at `places`: means over them, lowest and highest reward, quantiles of the ratio."""
    keys = (*CURVES, *(f"q{place}" for place in range(len(QUANTILES))))
    out = {key: np.full(STEPS, np.nan) for key in keys}
    for event in rollouts:
        if (step := event["step"]) >= STEPS:
            continue
        for curve, name in EVENTS.items():
            out[curve][step] = mean([event[name][place] for place in places])
        rewards = [event["reward"][place] for place in places]
        out["low"][step], out["high"][step] = min(rewards), max(rewards)
        for q in range(len(QUANTILES)):
            out[f"q{q}"][step] = mean([event["ratio_quantiles"][place][q] for place in places])
    return out


def mean(values: list[float | None]) -> float:
    """The mean of those that are numbers; NaN of none."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    return sum(known) / len(known) if known else math.nan


def ends(rollouts: list[dict[str, Any]], place: int) -> float:
    """A member's reward over the last ten rollouts, at full precision where that was measured."""
    full = [e["reward_full"][place] for e in rollouts[-10:] if e.get("reward_full") is not None]
    return mean(full or [e["reward"][place] for e in rollouts[-10:]])
