"""The `race` command: the engine's events go into a folder, onto the screen, or both; a control file may intervene."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import torch

from algos.training.command.arguments import DEFAULTS, given, race_of_options
from algos.training.command.control import Control
from algos.training.command.folder import Folder, stored_options
from algos.training.command.progress import Bar
from algos.training.race import run
from algos.training.state import State, begin

Event = dict[str, Any]


def device_of(name: str) -> str:
    """"cpu" or "cuda"; "auto" is cuda where there is one. ValueError for a device that is not there."""
    if name == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if name not in ("cpu", "cuda"):
        raise ValueError(f"the device is {name!r}; wanted auto, cpu or cuda.")
    if name == "cuda" and not torch.cuda.is_available():
        raise ValueError("there is no CUDA device here; leave out --device, or give --device cpu.")
    return name


def options_of(command: argparse.Namespace) -> dict[str, Any]:
    """The options of the race: those given, for the rest those of the run that is resumed, or the defaults."""
    stored = stored_options(command.out) if command.resume and command.out else None
    return (stored or DEFAULTS) | given(command)


def controlled(state: State, control: Control, told: dict[str, bool]) -> Iterator[Event]:
    """The engine's events, with the control file looked at between rollouts; told["stopped"] once it says so."""

    def between() -> dict[str, dict[str, Any]]:
        control.wait(state.rollout)
        # a race that stops changes nothing any more
        return {} if control.stops() else control.changes()

    for event in run(state, changes=between):
        if event["event"] == "rollout" and control.stops():
            told["stopped"] = True
            yield event
            return
        yield event


def show(event: Event, rollouts: int) -> None:
    """Print an event as a line of JSON, a rollout with the share that is done."""
    share = {"progress": min(event["step"] / rollouts, 1.0)} if event["event"] == "rollout" else {}
    print(json.dumps(event | share, allow_nan=False), flush=True)
