"""The `race` command: the engine's events go into a folder, onto the screen, or both; a control file may intervene."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

import torch

from algos.training.command.arguments import device_of
from algos.training.command.control import Control
from algos.training.command.folder import EVENTS, Folder, stored
from algos.training.command.lines import lines
from algos.training.command.options import DEFAULTS, given, race_of_options
from algos.training.command.progress import Bar, ending, report_of
from algos.training.events import ahead, follow
from algos.training.state import State, begin

Event = dict[str, Any]


class Stopped(Exception):
    """The control file says that the race is to end."""


def options_of(command: argparse.Namespace) -> dict[str, Any]:
    """The options of the race: those given, for the rest those of the run that is resumed, or the defaults."""
    kept = stored(command.out) if command.resume and command.out else None
    return (kept.options if kept else DEFAULTS) | given(command)


def controlled(state: State, control: Control, threads: int) -> Iterator[Event]:
    """The race's events, the control file looked at before every rollout; an end before its time where it says so."""

    def between() -> dict[str, dict[str, Any]]:
        control.wait(state.rollout)
        if control.stops():
            raise Stopped
        return control.changes()

    try:
        for event in follow(state, between, threads):
            if event["event"] == "change":
                control.took(event["objective"], event["settings"])
            yield event
    except Stopped:
        yield {"event": "end", "step": state.rollout}


def show(event: Event, rollouts: int) -> None:
    """Print an event as a line of JSON, a rollout with the share that is done."""
    share = {"progress": min(event["step"] / rollouts, 1.0)} if event["event"] == "rollout" else {}
    print(json.dumps(event | share, allow_nan=False), flush=True)


def write(folder: Folder, event: Event, state: State) -> None:
    """Put an event into the folder, with a checkpoint where the state is whole and the last one old enough."""
    rollouts = state.race.rollouts
    if event["event"] == "end" and state.rollout < rollouts:
        # stopped: to go on from here, without this end
        folder.checkpoint(state)
    folder.events.append(event)
    if event["event"] == "end" and state.rollout == rollouts:
        folder.checkpoint(state, finished=True)
    elif event["event"] == "rollout" and event["step"] < rollouts and folder.due():
        folder.checkpoint(state)


def go(command: argparse.Namespace, state: State, folder: Folder | None) -> None:
    """Run the race from a state to its end."""
    members, rollouts = state.race.members, state.race.rollouts
    control = Control(command.control, {member.name: (member.objective, member.settings) for member in members})
    bar = None if command.events else Bar([vars(member) for member in members], rollouts)
    try:
        for event in controlled(state, control, command.threads):
            if folder:
                write(folder, event, state)
            if command.events:
                show(event, rollouts)
                if event["event"] == "start":
                    show(ahead(state), rollouts)
            elif bar:
                bar.show(event)
    finally:
        if bar:
            bar.close()


def race(command: argparse.Namespace) -> None:
    """Run the race that the command line asks for. ValueError, TypeError or OSError where it cannot be run."""
    if command.resume and command.out is None:
        raise ValueError("--resume goes on with the run in a folder; name it with --out.")
    if command.out is None and not command.events:
        raise ValueError("the race has nowhere to go; give a folder with --out, or --events to print it.")
    if command.threads < 1:
        raise ValueError(f"--threads is {command.threads}; wanted at least 1.")
    torch.set_num_threads(1)  # the engine's own threads take parts of the members instead
    options, device = options_of(command), device_of(command.device)
    state = begin(race_of_options(options), device)  # what is wrong with it is said before a folder is made
    if command.out is None:
        go(command, state, None)
        return
    folder = Folder(command.out, options, command.resume)
    try:
        if folder.finished:
            print(f"the run in {command.out} is finished; see it with: {report_of(command.out)}")
            return
        go(command, folder.state(device) or state, folder)
        if not command.events:
            print(ending(lines(command.out / EVENTS), command.out))
    finally:
        folder.close()
