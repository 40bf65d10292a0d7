"""The recordings of the variance lab, into assets/recordings/variance/; pages/commands/record.py runs it."""

import json

import torch

from algos.files import whole_text
from algos.variance.__main__ import columns_of, parser, run
from pages.gradient_variance.long import FOLDER, RECORDED, REPORTS, arguments, command, recorded_settings

NAMES = tuple(f"{report}_{kind}" for report in REPORTS for kind in RECORDED)


def recorded(name: str) -> dict[str, object]:
    """One recording of NAMES: the command, the versions, and what it gave."""
    report, _, kind = name.partition("_")
    parts = arguments(report, recorded_settings(kind))
    given = columns_of(run(parser().parse_args(parts)))
    return {"command": command(parts), "torch": torch.__version__, "report": given}


def record(name: str) -> int:
    """Write one of NAMES; the size of its file in bytes."""
    torch.set_num_threads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.json"
    whole_text(path, json.dumps(recorded(name)) + "\n")
    return path.stat().st_size
