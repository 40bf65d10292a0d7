"""The `sweep` command: cells on local processes, one result file each.

A cell is the options of a race with one member. `run_cell` is the only function that another way of running cells, a
cluster's for example, has to call.
"""

import argparse
import hashlib
import json
import multiprocessing
import re
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path
from typing import Any

import torch

from algos.files import whole_text
from algos.training.command.grid import cells
from algos.training.command.options import DEFAULTS, command_of, given, race_of_options, words_of
from algos.training.command.progress import Line, report_of
from algos.training.events import follow
from algos.training.state import begin

CELLS, SWEEP = "cells", "sweep.json"
Cell = dict[str, Any]


def file_of(cell: Cell, folder: Path) -> Path:
    """Where the result of a cell stands: a name to read, and a hash of all its options that keeps cells apart."""
    told = [str(cell[name]) for name in cell if cell[name] != DEFAULTS[name] or name in ("objectives", "seeds")]
    slug = re.sub(r"[^\w.+-]+", "_", "-".join(told)).strip("_")[:80]
    digest = hashlib.sha256(json.dumps(cell, sort_keys=True).encode()).hexdigest()[:8]
    return folder / f"{slug}-{digest}.jsonl"


def run_cell(cell: Cell, folder: Path) -> Path:
    """Run the race of a cell on one thread and write its events as one file, whole or not at all.

    `cell` has the options of a race (JSON-able). ValueError or TypeError for bad ones, OSError where the disk is full.
    """
    torch.set_num_threads(1)
    events = follow(begin(race_of_options(cell)))
    path = file_of(cell, folder)
    whole_text(path, "".join(json.dumps(event, allow_nan=False) + "\n" for event in events))
    return path


def checked(grid: str, options: dict[str, Any]) -> list[Cell]:
    """The cells of a grid, each of which could begin; ValueError or TypeError with what is wrong with one."""
    whole, seen = cells(grid, options), set()
    for cell in whole:
        race = race_of_options(cell)
        if (start := (race.weights, race.task, race.size)) not in seen:
            begin(race)
            seen.add(start)
    return whole


def stored(folder: Path) -> dict[str, Any] | None:
    """What sweep.json of a folder says: its command, when it was begun, its cells; None where there is none.

    Command and date are "" where an older version has not said. ValueError where the file is damaged.
    """
    try:
        told = json.loads((folder / SWEEP).read_text(encoding="utf-8"))
        return {"command": "", "begun": "", "cells": told} if isinstance(told, list) else told
    except FileNotFoundError:
        return None
    except ValueError:
        raise ValueError(f"{folder / SWEEP} is damaged; choose another folder with --out.") from None


def prepare(folder: Path, whole: list[Cell], resume: bool, typed: str) -> None:
    """Make the folder of a sweep, or see that it is that of this one or of a narrower; ValueError where it is not."""
    (folder / CELLS).mkdir(parents=True, exist_ok=True)
    kept = stored(folder)
    if kept is not None and not any((folder / CELLS).glob("*.jsonl")):
        kept = None  # a sweep of which no cell was done
    if kept is not None and not resume:
        raise ValueError(f"{folder} holds a sweep already; add --resume to go on with it, or choose another folder.")
    if kept is not None and (lost := [cell for cell in kept["cells"] if cell not in whole]):
        raise ValueError(
            f"{folder} holds another sweep: {len(lost)} of its {len(kept['cells'])} cells are not among these; a sweep"
            f" that goes on may become wider only{'; it was: ' + kept['command'] if kept['command'] else ''}."
        )
    begun = kept["begun"] if kept else datetime.now().astimezone().isoformat(timespec="seconds")
    whole_text(folder / SWEEP, json.dumps({"command": typed, "begun": begun, "cells": whole}, indent=1) + "\n")


def started(pool: ProcessPoolExecutor, missing: list[Cell], folder: Path) -> list[Future[Path]]:
    """The cells on their processes, which do not hear an interrupt from the terminal: it is for the one that waits."""
    if threading.current_thread() is not threading.main_thread():
        return [pool.submit(run_cell, cell, folder) for cell in missing]
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return [pool.submit(run_cell, cell, folder) for cell in missing]
    finally:
        signal.signal(signal.SIGINT, before)


def run_all(missing: list[Cell], folder: Path, jobs: int) -> None:
    """Run cells on processes of their own; the first that fails ends the rest, and those that are done stay."""
    # a fork of a process with torch's threads can lock up
    context, line = multiprocessing.get_context("spawn"), Line()
    with ProcessPoolExecutor(min(jobs, len(missing)), mp_context=context) as pool:
        running = started(pool, missing, folder)
        try:
            for count, done in enumerate(as_completed(running), 1):
                done.result()
                line.say(f"{count}/{len(missing)} cells")
        except BrokenProcessPool:
            raise ValueError(
                "a cell's process was killed, for want of memory perhaps; go on with --resume and fewer --jobs."
            ) from None
        except KeyboardInterrupt:
            for child in multiprocessing.active_children():
                child.terminate()
            raise
        finally:
            pool.shutdown(cancel_futures=True)
            line.close()


def sweep(command: argparse.Namespace) -> None:
    """Run the cells that have no result yet. ValueError, TypeError or OSError if it cannot."""
    if command.jobs < 1:
        raise ValueError(f"--jobs is {command.jobs}; wanted at least 1.")
    options = given(command)
    whole = checked(command.grid, options)
    typed = command_of("sweep", *words_of(options), "--grid", command.grid, "--out", str(command.out))
    prepare(command.out, whole, command.resume, typed)
    folder = command.out / CELLS
    if missing := [cell for cell in whole if not file_of(cell, folder).exists()]:
        run_all(missing, folder, command.jobs)
    lang = ("--lang", command.lang) if command.lang != "en" else ()
    print(f"{len(missing)} of {len(whole)} cells run; see them with: {report_of(command.out, *lang)}")
