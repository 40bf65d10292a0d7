"""Long responses: what a child process computes or was recorded, the command that repeats it, what one takes home."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from algos import OBJECTIVES
from pages.gradient_variance.explorable import GRADIENT_VARIANCE, STORY
from viz.declare.explorable import Settings
from viz.export.csv import Row, sheet
from viz.look.text import Text

FOLDER = Path(__file__).parents[2] / "assets" / "recordings" / "variance"
MODULE = "algos.variance"
REPORTS = ("growth", "cloud")
GROUPS, LENGTH = 200, 64  # of the clouds
PRODUCT = "sequence_product"  # shown here beside what the playground shows: the one that explodes
# recorded: the kinds of mismatch and the size of each; an update of 0.3 leaves a long response nothing to learn
RECORDED = {"noise": 0.3, "drift": 0.1, "flips": 0.3}
# the control that sets each objective's settings -> the fields that it sets
FIELDS = {
    "grpo": ("eps", ("eps_low", "eps_high")),
    "gspo": ("gspo_eps", ("eps_low", "eps_high")),
    "sapo": ("gate_both", ("tau_pos", "tau_neg")),
    "cispo": ("cap", ("w_max",)),
}
Report = dict[str, Any]


def arguments(report: str, settings: Settings) -> tuple[str, ...]:
    """What `python -m algos.variance` is called with for these settings."""
    names = [name for name in OBJECTIVES if name in (*settings["show"], PRODUCT)]
    sets = [
        part
        for name, (control, fields) in FIELDS.items()
        if name in names
        for field in fields
        for part in ("--set", f"{name}.{field}={settings[control]:g}")
    ]
    drawn = ("--length", f"{LENGTH}", "--groups", f"{GROUPS}") if report == "cloud" else ()
    mismatch = (
        "--kind",
        settings["mismatch"],
        "--size",
        f"{settings['mismatch_size']:g}",
        "--centre",
        settings["centre"],
    )
    group = ("--group", f"{settings['group_size']:g}", "--seed", f"{settings['seed']:g}")
    return (report, *drawn, *mismatch, *group, "--objectives", ",".join(names), *sets)


def command(parts: tuple[str, ...]) -> str:
    """The same as one types it."""
    return " ".join(("python", "-m", MODULE, *parts))


def recorded_settings(kind: str) -> Settings:
    """The settings of the recording of a kind of mismatch."""
    return GRADIENT_VARIANCE.defaults() | {"mismatch": kind, "mismatch_size": RECORDED[kind], "show": STORY}


@cache
def recording(report: str, kind: str) -> Report:
    """What was recorded; {"command": ..., "report": ...}."""
    found: Report = json.loads((FOLDER / f"{report}_{kind}.json").read_text(encoding="utf-8"))
    return found


def rows_of(report: Report) -> list[dict[str, Any]]:
    """The rows of a report, which holds them as columns."""
    table = report["rows"]
    return [dict(zip(table, cells, strict=True)) for cells in zip(*table.values(), strict=True)]


def points_of(report: Report, name: str, figure: str) -> list[dict[str, Any]]:
    """The rows of one figure of one objective, over the length."""
    return [row for row in rows_of(report) if row["objective"] == name and row["figure"] == figure]


def growth_csv(report: Report, text: Text) -> str:
    """Every figure at every length: its value, and the ends of its interval as .low and .high; index is the length."""
    rows: list[Row] = []
    for row in rows_of(report):
        label = text(f"objectives.{row['objective']}.name")
        for end, cell in (("", row["value"]), (".low", row["low"]), (".high", row["high"])):
            rows.append(
                (f"{row['objective']}.{row['figure']}{end}", row["length"], "" if cell is None else cell, label)
            )
    return sheet(rows)


def cloud_csv(report: Report, text: Text) -> str:
    """Every dot: along the truth and across it; index counts the groups of an objective."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for row in rows_of(report):
        name = row["objective"]
        seen[name] = seen.get(name, 0) + 1
        label = text(f"objectives.{name}.name")
        rows += [(f"{name}.{axis}", seen[name], row[axis], label) for axis in ("along", "across")]
    return sheet(rows)


CSV = {"growth": growth_csv, "cloud": cloud_csv}
