"""Several runs as one race each: cells of a sweep that differ only in their members stand side by side."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

Event = dict[str, Any]
# what may differ between runs that are still the same race
OWN = ("event", "members", "versions")


def condition(start: Event) -> dict[str, Any]:
    """What a start event says of the race, but for its members and versions."""
    return {name: value for name, value in start.items() if name not in OWN}


def start_of(events: Sequence[Event], where: str) -> Event:
    """The start event; ValueError naming the run where there is none."""
    if not events or events[0].get("event") != "start":
        raise ValueError(f"{where} holds no race that has started; give the folder of a race or a sweep.")
    return events[0]


def beside(rollouts: Sequence[Event], sizes: Sequence[int]) -> Event:
    """One rollout event of the members of all; a list that one of them lacks is null for its members."""
    whole: Event = {"event": "rollout", "step": rollouts[0]["step"]}
    for name in dict.fromkeys(name for event in rollouts for name in event if name not in ("event", "step")):
        lists = [event.get(name) for event in rollouts]
        if any(values is not None for values in lists):
            whole[name] = [
                value
                for values, size in zip(lists, sizes, strict=True)
                for value in (values if values is not None else [None] * size)
            ]
        else:
            whole[name] = None
    return whole


def together(runs: Sequence[Sequence[Event]]) -> list[Event]:
    """The events of runs of one condition as those of one race: start, the rollouts that all have, end if all ended."""
    members = [member for events in runs for member in events[0]["members"]]
    keys = [json.dumps(member, sort_keys=True) for member in members]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"two of the runs hold the same member {twice} in the same race; leave one of them out.")
    steps = [{event["step"]: event for event in events if event["event"] == "rollout"} for events in runs]
    sizes = [len(events[0]["members"]) for events in runs]
    common = [step for step in steps[0] if all(step in own for own in steps)]
    rollouts = [beside([own[step] for own in steps], sizes) for step in common]
    ends = [event for events in runs for event in events if event["event"] == "end"]
    ended = len(ends) == len(runs)
    return [runs[0][0] | {"members": members}, *rollouts, *(ends[:1] if ended else [])]


def joined(runs: Iterable[tuple[str, Sequence[Event]]]) -> list[list[Event]]:
    """One list of events per condition, in the order met, from (name of the run, its events).

    ValueError where a run has no start or a member stands twice in one condition.
    """
    groups: dict[str, list[Sequence[Event]]] = {}
    for where, events in runs:
        key = json.dumps(condition(start_of(events, where)), sort_keys=True)
        groups.setdefault(key, []).append(events)
    return [together(group) if len(group) > 1 else list(group[0]) for group in groups.values()]
