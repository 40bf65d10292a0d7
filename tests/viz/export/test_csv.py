"""The table of numbers: tidy, exact, and harmless in a spreadsheet."""

import csv
import io

import numpy as np
import pytest

from pages import EXPLORABLES
from tests.viz.export.toy import TOY
from viz.export import numbers_csv
from viz.export.contents import referred
from viz.export.csv import safe
from viz.look.text import Text


def rows_of(explorable, settings, lang="en"):
    """The rows below the header."""
    header, *rows = csv.reader(io.StringIO(numbers_csv(explorable, settings, Text(lang))))
    assert header == ["name", "index", "value", "label"]
    return rows


@pytest.mark.parametrize("name", EXPLORABLES)
def test_every_number_shown_is_there_exactly(name):
    explorable = EXPLORABLES[name]
    settings = explorable.defaults()
    rows, values = rows_of(explorable, settings), explorable.evaluate(settings)
    for wanted in referred(explorable, settings):
        own = [(row[1], row[2]) for row in rows if row[0] == wanted and bool(row[1]) == bool(np.ndim(values[wanted]))]
        if np.ndim(values[wanted]) == 0:
            assert [float(value or "nan") for _, value in own] == pytest.approx([values[wanted]], abs=0, nan_ok=True)
        else:
            ours = {i: v for i, v in enumerate(values[wanted].tolist(), 1) if v == v}
            assert {int(i): float(v) for i, v in own} == ours


def test_settings_come_first_in_the_readers_language():
    rows = rows_of(TOY, TOY.defaults(), "zh")
    assert [row[0] for row in rows[:6]] == ["A", "ratio", "length", "seed", "edits", "show"]
    assert rows[0] == ["A", "", "0.3", "优势 A"] and rows[5][2] == "grpo,sapo"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "－1"])
def test_text_is_no_formula(cell):
    assert safe(cell) == "'" + cell
    assert ["edits", "", "'" + cell] in [row[:3] for row in rows_of(TOY, TOY.defaults() | {"edits": cell})]


def test_numbers_stay_numbers():
    rows = {row[0]: row[2] for row in rows_of(TOY, TOY.defaults() | {"A": -2.0})}
    assert rows["A"] == "-2.0" and float(rows["negative"]) == pytest.approx(-0.35)
    assert rows["nothing"] == "" and rows["endless"] == "inf"
