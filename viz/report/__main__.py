"""The `report` command: runs, and the cells of sweeps, into one HTML file."""

import argparse
from pathlib import Path
from typing import Any

from algos.training.command.files import lines, whole_text
from algos.training.command.joined import joined
from algos.training.command.report import page

from algos.training.command.folder import EVENTS

CELLS = "cells"


def runs_in(path: Path) -> list[tuple[str, list[dict[str, Any]]]]:
    """(name, events) of the race in a folder or of the cells of the sweep in it; ValueError where there is neither."""
    files = [path / EVENTS] if (path / EVENTS).is_file() else sorted((path / CELLS).glob("*.jsonl"))
    if not files:
        raise ValueError(f"{path} holds neither a race nor a sweep; give the --out folder of one.")
    return [(str(file), lines(file)) for file in files]


def report(command: argparse.Namespace) -> None:
    """Write the report. ValueError for a folder without a run, OSError where the file cannot be written."""
    runs = [run for path in command.runs for run in runs_in(path)]
    whole_text(command.output, page(joined(runs), command.lang))
    print(command.output)
