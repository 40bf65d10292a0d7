"""What the numbers were checked against, from the generated table algos/conformance/conformance.json."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from algos import OBJECTIVES
from algos.conformance import TABLE
from viz.look.numbers import number
from viz.look.text import Text


@cache
def conformance() -> tuple[dict[str, Any], ...]:
    """The rows of the table: objective, recorded_as, trainer, version, cases, loss, gradient."""
    return tuple(json.loads(TABLE.read_text()))


def totals() -> dict[str, Any]:
    """Recorded results matched, number of trainers, and the largest difference, in words."""
    rows = conformance()
    return {
        "cases": sum(row["cases"] for row in rows),
        "trainers": len({row["trainer"] for row in rows}),
        "largest": _largest(rows),
    }


def checked(objective: str) -> dict[str, Any]:
    """The same for one objective, with the trainers' names and versions; `cases` is 0 for one never compared."""
    rows = [row for row in conformance() if row["objective"] == objective]
    return {
        "cases": sum(row["cases"] for row in rows),
        "trainers": ", ".join(sorted({f"{row['trainer']} {row['version']}" for row in rows})),
        "largest": _largest(rows),
    }


def provenance(name: str, text: Text) -> str:
    """Where the objective comes from, and which trainers its numbers agree with."""
    values = {
        "objective": text(f"objectives.{name}.name"),
        "paper": OBJECTIVES[name].paper.arxiv or "–",
        **checked(name),
    }
    return text("common.checked" if values["cases"] else "common.read_only", **values)


def _largest(rows: Sequence[dict[str, Any]]) -> str:
    return number(max((float(row[kind]) for row in rows for kind in ("loss", "gradient")), default=1.0), ".1g")
