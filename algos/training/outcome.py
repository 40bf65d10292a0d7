"""What came of a race: the final reward of each objective, and paired differences from the first with their intervals.

Pure functions of the events, float64 throughout; the report and the page show the same numbers. Members with the same
seed saw the same prompts and random numbers, so that differences are taken seed by seed (Student's paired t interval).
"""

import math
import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from algos.training.student import quantile

LAST = 10  # rollouts whose mean is the final reward
LEVEL = 0.95
Event = dict[str, Any]


def kinds(members: Sequence[dict[str, Any]]) -> list[tuple[str, dict[str, Any], list[int]]]:
    """(objective, settings, indices of its members in the order of their seeds), in the order of the race."""
    found: list[tuple[str, dict[str, Any], list[int]]] = []
    for index, member in enumerate(members):
        for name, settings, indices in found:
            if (name, settings) == (member["objective"], member["settings"]):
                indices.append(index)
                break
        else:
            found.append((member["objective"], member["settings"], [index]))
    for _, _, indices in found:
        indices.sort(key=lambda index: members[index]["seed"])
    return found


def mean(numbers: Iterable[float | None]) -> float | None:
    """The mean of the numbers that are known; None where none is."""
    known = [number for number in numbers if number is not None]
    return statistics.fmean(known) if known else None


def rewards(rollouts: Sequence[Event], index: int) -> tuple[float | None, float | None]:
    """(start, final reward in [0, 1]) of one member: at step 0, and the mean over the last 10 rollouts.

    At full precision where the last rollouts were measured so, else as sampled, and then both are sampled.
    """
    trained = [event for event in rollouts if event["step"] > 0][-LAST:]
    full = mean(event["reward_full"][index] for event in trained if event.get("reward_full"))
    first = rollouts[0]
    if full is None:
        return first["reward"][index], mean(event["reward"][index] for event in trained)
    return (first.get("reward_full") or first["reward"])[index], full


def interval(differences: Sequence[float]) -> tuple[float, float] | None:
    """95% t interval of the mean of paired differences; None for fewer than two."""
    n = len(differences)
    if n < 2:
        return None
    # d +- t_{0.975, n-1} s / sqrt(n)
    half = quantile(LEVEL, n - 1) * statistics.stdev(differences) / math.sqrt(n)
    centre = statistics.fmean(differences)
    return centre - half, centre + half


def compared(own: dict[int, float | None], other: dict[int, float | None]) -> dict[str, Any]:
    """The mean difference of two {seed: final reward} over the seeds that both have, its interval, if it is resolved.

    `resolved` is True where the interval lies on one side of 0. Unknown numbers are None.
    """
    pairs = ((own[seed], other[seed]) for seed in own if seed in other)
    differences = [a - b for a, b in pairs if a is not None and b is not None]
    found = interval(differences)
    low, high = found or (None, None)
    resolved = low is not None and high is not None and (low > 0 or high < 0)
    return {"difference": mean(differences), "low": low, "high": high, "resolved": resolved, "pairs": len(differences)}


def outcome(events: Iterable[Event]) -> list[dict[str, Any]]:
    """One row per objective with its settings, in the order of the race; the first is what the others are compared to.

    objective, settings, seeds; start, final [per seed]; mean: of the final rewards; difference, low, high: mean
    difference from the first and its 95% t interval over paired seeds (None for the first itself, and the interval
    with fewer than two pairs); resolved: the interval lies on one side of 0; collapsed: how many seeds end below
    half of their start. [] before the first rollout after the start; ValueError without a start event.
    """
    rows = list(events)
    start = next((event for event in rows if event.get("event") == "start"), None)
    if start is None:
        raise ValueError("these events hold no start event; give the events of a race from its beginning.")
    rollouts = [event for event in rows if event.get("event") == "rollout"]
    if not any(event["step"] > 0 for event in rollouts):
        return []
    found: list[dict[str, Any]] = []
    reference: dict[int, float | None] = {}
    for name, settings, indices in kinds(start["members"]):
        seeds = [start["members"][index]["seed"] for index in indices]
        begun, final = zip(*(rewards(rollouts, index) for index in indices), strict=True)
        own = dict(zip(seeds, final, strict=True))
        # collapsed: final < start / 2
        down = sum(b is not None and a is not None and b < a / 2 for a, b in zip(begun, final, strict=True))
        row = {"objective": name, "settings": settings, "seeds": seeds, "start": list(begun), "final": list(final),
               "mean": mean(final), "collapsed": down}  # fmt: skip
        nothing = {"difference": None, "low": None, "high": None, "resolved": False, "pairs": 0}
        found.append(row | (compared(own, reference) if found else nothing))
        reference = reference or own
    return found
