"""What folders of races and sweeps hold, as races: cells that differ only in their members stand side by side."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from algos.training.command import folder, sweep
from algos.training.command.lines import lines
from algos.training.command.options import command_of, words_of

Event = dict[str, Any]
# what may differ between runs that are still the same race
OWN = ("event", "members", "versions")


class Source(NamedTuple):
    """Where runs come from: the folder, the command that made them, when (ISO 8601), and the cells of a sweep.

    `begun` is False where the folder does not say when, and the date is that of its newest file. `cells` is done and
    asked for; (0, 0) for a race. `command` is "" where the folder does not say it.
    """

    folder: str
    command: str
    date: str
    begun: bool
    cells: tuple[int, int] = (0, 0)


def read(path: Path) -> tuple[Source, list[tuple[str, list[Event]]]]:
    """The source and (name, events) of the race in a folder, or of the cells of the sweep in it, in their order.

    ValueError where there is neither, or where a file is damaged.
    """
    if (path / folder.EVENTS).is_file():
        files = [path / folder.EVENTS]
        kept = folder.stored(path)
        command = command_of("race", *words_of(kept.options), "--out", str(path)) if kept else ""
        begun, cells = kept.begun if kept else "", (0, 0)
    elif told := sweep.stored(path):
        places = [sweep.file_of(cell, path / sweep.CELLS) for cell in told["cells"]]
        files = [place for place in places if place.is_file()]
        command, begun, cells = told["command"], told["begun"], (len(files), len(places))
    else:
        files = []
    if not files:
        raise ValueError(f"{path} holds neither a race nor a sweep of which a cell is done; give the --out of one.")
    written = max(file.stat().st_mtime for file in files)
    date = begun or datetime.fromtimestamp(written).astimezone().isoformat(timespec="seconds")
    return Source(str(path), command, date, bool(begun), cells), [(str(file), lines(file)) for file in files]


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
    # a cloud belongs to one run's members alone
    rollouts = [beside([own[step] | {"cloud": None} for own in steps], sizes) for step in common]
    ends = [event for events in runs for event in events if event["event"] == "end"]
    first = min(ends, key=lambda event: event["step"], default=None)
    ended = [first] if first and len(ends) == len(runs) else []
    return [runs[0][0] | {"members": members}, *rollouts, *ended]


def joined(runs: Iterable[tuple[str, Sequence[Event]]]) -> list[list[Event]]:
    """One list of events per condition, in the order met, from (name of the run, its events).

    ValueError where a run has no start or a member stands twice in one condition.
    """
    groups: dict[str, list[Sequence[Event]]] = {}
    for where, events in runs:
        key = json.dumps(condition(start_of(events, where)), sort_keys=True)
        groups.setdefault(key, []).append(events)
    return [together(group) if len(group) > 1 else list(group[0]) for group in groups.values()]


def rollouts_of(events: Sequence[Event]) -> list[Event]:
    """The rollout events."""
    return [event for event in events if event["event"] == "rollout"]


def done(events: Sequence[Event]) -> tuple[int, int, bool]:
    """How many rollouts are done, of how many, and whether the race has come to an end, early or not."""
    end = next((event for event in events if event["event"] == "end"), None)
    # the rollout of step n is told when it is done, and the first one is 0
    count = end["step"] if end else max((event["step"] + 1 for event in rollouts_of(events)), default=0)
    return min(count, events[0]["rollouts"]), events[0]["rollouts"], end is not None


def differing(races: Sequence[Sequence[Event]]) -> list[str]:
    """The fields of the start events in which races differ; the size of a mismatch goes with its kind."""
    starts = [condition(events[0]) for events in races]
    names = dict.fromkeys(name for start in starts for name in start)
    found = [name for name in names if any(start.get(name) != starts[0].get(name) for start in starts)]
    return list(dict.fromkeys("mismatch" if name == "mismatch_size" else name for name in found))
