"""The curves of a race, from its events: one lane per objective, the mean over its seeds with their spread."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from algos.training.outcome import kinds, outcome

STEPS = 101  # places on the axis: the start and 100 rollouts
LANES = 4
RESULTS = ("mean", "difference", "low", "high", "resolved", "collapsed")
CURVES = ("reward", "low", "high", "entropy", "dead", "kl")
# as much as the figures show: with all digits a widget would be twice its size
DECIMALS, DIGITS = 4, ".3g"  # of curves, of the cloud
POINTS = 16  # tokens of an update that the cloud shows
CLOUD = ("ratio", "weight")  # of each of them: r, and c / A
EVENTS = {"reward": "reward", "entropy": "entropy", "dead": "dead_tokens", "kl": "kl"}  # curve -> its name in an event


@dataclass(frozen=True)
class Lane:
    """One objective with its settings: (STEPS,) curves by name, NaN where there is nothing (yet).

    member  the place of its first seed among the members of the race
    result  numbers of the whole race: final reward, its difference to the first lane, whether the seeds tell it from
            0 (1 or 0), and how many collapsed; empty while the race goes on
    """

    name: str
    settings: dict[str, Any]
    curves: dict[str, np.ndarray] = field(compare=False)
    result: dict[str, float] = field(default_factory=dict, compare=False)
    member: int = 0


def lanes(events: Sequence[dict[str, Any]]) -> list[Lane]:
    """The lanes of a race whose events are given, in the order of its members; none before it has started."""
    start = next((event for event in events if event["event"] == "start"), None)
    if start is None:
        return []
    # a live race tells its first reward ahead of the first rollout
    rollouts = [event for event in events if event["event"] in ("ahead", "rollout")]
    ended = any(event["event"] == "end" for event in events)
    # the outcome is empty where a race ended before its first update
    results = [numbers(row) for row in outcome(events)] if ended else []
    groups = kinds(start["members"])[:LANES]
    return [
        Lane(name, settings, curves(rollouts, places), result, places[0])
        for (name, settings, places), result in zip(groups, results or [{}] * LANES, strict=False)
    ]


def numbers(row: dict[str, Any]) -> dict[str, float]:
    """A row of the outcome as plain numbers; NaN for what it does not know."""
    known = {key: row[key] for key in ("mean", "difference", "low", "high")}
    return {key: math.nan if value is None else float(value) for key, value in known.items()} | {
        "resolved": float(row["resolved"]), "collapsed": float(row["collapsed"])}  # fmt: skip


def curves(rollouts: Iterable[dict[str, Any]], places: list[int]) -> dict[str, np.ndarray]:
    """The curves of the members at `places`: means over them, lowest and highest reward, tokens of the first one.

    Where there is no update (after the last), or none with an advantage, what is said of updates stays as it was.
    """
    out = {key: np.full(STEPS, np.nan) for key in CURVES} | {key: np.full((STEPS, POINTS), np.nan) for key in CLOUD}
    for event in rollouts:
        if (step := event["step"]) >= STEPS:
            continue
        for curve, name in EVENTS.items():
            values = event.get(name)
            known = mean([values[place] for place in places] if values else [])
            out[curve][step] = out[curve][step - 1] if math.isnan(known) and step else known
        rewards = [event["reward"][place] for place in places]
        out["low"][step], out["high"][step] = min(rewards), max(rewards)
        for key in CLOUD:
            out[key][step] = tokens(event.get("cloud"), key, places[0], out[key][step - 1])
    return {key: value if key in CLOUD else np.round(value, DECIMALS) for key, value in out.items()}


def tokens(cloud: dict[str, Any] | None, key: str, member: int, before: np.ndarray) -> np.ndarray:
    """(POINTS,) ratios or weights of a few tokens of a member's newest update; those before, if there is none."""
    if cloud is None or member not in cloud["members"]:
        return before
    values = cloud[key][cloud["members"].index(member)][:POINTS]
    found = [math.nan if value is None else float(f"{value:{DIGITS}}") for value in values]
    # where no group has an advantage there are fewer tokens, or none
    return np.pad(np.array(found, dtype=float), (0, POINTS - len(found)), constant_values=np.nan)


def mean(values: list[float | None]) -> float:
    """The mean of those that are numbers; NaN of none."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    return sum(known) / len(known) if known else math.nan
