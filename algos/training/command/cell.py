"""One cell of a sweep: the only function that another way of running cells, a cluster's for example, has to call."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import torch

from algos.training.command.files import whole_text
from algos.training.command.options import DEFAULTS, race_of_options
from algos.training.events import follow
from algos.training.state import begin

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
