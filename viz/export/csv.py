"""The numbers shown, as one tidy table: name, index, value, label."""

import csv
import io
import math
from typing import Any

import numpy as np

from viz.declare.controls import Choice, Choices, Field
from viz.declare.explorable import Explorable, Settings
from viz.export.contents import label, referred, written
from viz.look.text import Text

Row = tuple[str, Any, Any, str]
HEADER = ("name", "index", "value", "label")
# what a spreadsheet would take for the start of a formula, the wide forms of Chinese input methods included
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def numbers_csv(explorable: Explorable, settings: Settings, text: Text) -> str:
    """The settings and every number that a figure, a sentence or a cell shows, one per row.

    A vector has a row per element, counted from 1, and none where nothing is drawn (NaN). `label` is the control's
    name in the language of `text`; text is made safe for spreadsheets, numbers stay numbers.
    """
    rows: list[Row] = []
    if len(explorable.scenarios) > 1:
        rows.append(("scenario", "", safe(settings["scenario"]), safe(label("scenario", text))))
    for key, control in explorable.controls.items():
        value = settings[key]
        if isinstance(control, Choice | Choices | Field):
            value = safe(written(control, value))
        rows.append((safe(key), "", value, safe(label(key, text))))
    values = explorable.evaluate(settings)
    for name in referred(explorable, settings):
        if name not in explorable.controls or np.ndim(values[name]):
            rows += vector_rows(name, values[name])
    return sheet(rows)


def sheet(rows: list[Row]) -> str:
    """The rows below their header, as CSV."""
    file = io.StringIO()
    csv.writer(file).writerows([HEADER, *rows])
    return file.getvalue()


def vector_rows(name: str, value: Any) -> list[Row]:
    """The rows of one number or vector."""
    if np.ndim(value) == 0:
        return [(safe(name), "", number(value), "")]
    return [(safe(name), i, number(v), "") for i, v in enumerate(np.asarray(value).tolist(), 1) if not math.isnan(v)]


def number(value: Any) -> float | str:
    """A float as it is; nothing for NaN."""
    return "" if math.isnan(float(value)) else float(value)


def safe(cell: str) -> str:
    """A text that a spreadsheet shows and does not execute."""
    return "'" + cell if cell.startswith(RISKY) else cell
