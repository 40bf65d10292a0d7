"""The `sweep` command: cells on local processes, one result file each, merged into one report."""

import argparse
import json
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from algos.training.command.cell import file_of, run_cell
from algos.training.command.files import whole_text
from algos.training.command.grid import cells
from algos.training.command.joined import joined
from algos.training.command.options import given, race_of_options
from algos.training.command.report import page
from algos.training.command.report_command import CELLS, runs_in

SWEEP = "sweep.json"


def prepare(folder: Path, whole: list[dict[str, Any]], resume: bool) -> None:
    """Make the folder of a sweep, or see that it is that of this one; ValueError where it holds another."""
    (folder / CELLS).mkdir(parents=True, exist_ok=True)
    path, text = folder / SWEEP, json.dumps(whole, indent=1) + "\n"
    if not path.exists():
        whole_text(path, text)
    elif not resume:
        raise ValueError(f"{folder} holds a sweep already; add --resume to go on with it, or choose another folder.")
    elif path.read_text(encoding="utf-8") != text:
        raise ValueError(f"{folder} holds another sweep; give the same grid and options, or choose another folder.")


def run_all(missing: list[dict[str, Any]], folder: Path, jobs: int) -> None:
    """Run cells on processes of their own; the first that fails ends the rest, and those that are done stay."""
    # a fork of a process with torch's threads can lock up
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(missing)), mp_context=context) as pool:
        running = [pool.submit(run_cell, cell, folder) for cell in missing]
        try:
            for count, done in enumerate(as_completed(running), 1):
                done.result()
                if sys.stderr.isatty():
                    sys.stderr.write(f"\r\033[K{count}/{len(missing)} cells")
        except BrokenProcessPool:
            raise ValueError(
                "a cell's process was killed, for want of memory perhaps; go on with --resume and fewer --jobs."
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)
            if sys.stderr.isatty():
                sys.stderr.write("\n")


def sweep(command: argparse.Namespace) -> None:
    """Run the cells that have no result yet, then write the report. ValueError, TypeError or OSError if it cannot."""
    if command.jobs < 1:
        raise ValueError(f"--jobs is {command.jobs}; wanted at least 1.")
    whole = cells(command.grid, given(command))
    for cell in whole:
        race_of_options(cell)  # what is wrong with one is said before any of them runs
    prepare(command.out, whole, command.resume)
    folder = command.out / CELLS
    if missing := [cell for cell in whole if not file_of(cell, folder).exists()]:
        run_all(missing, folder, command.jobs)
    whole_text(command.out / "report.html", page(joined(runs_in(command.out)), command.lang))
    print(f"{len(missing)} of {len(whole)} cells run; the report is {command.out / 'report.html'}")
