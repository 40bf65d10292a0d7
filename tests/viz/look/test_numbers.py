"""Every number that a person reads is written in one way: minus, thousands, digits, powers of ten."""

import ast
import math
import re

import pytest

from tests import ROOT
from viz.look.numbers import number

# what these format is read by a machine: addresses, commands, code, options, markup
FOR_MACHINES = {
    "pages/atlas/cards.py", "pages/disagreements/figures.py", "pages/gradient_variance/long.py", "viz/declare/edits.py",
    "viz/draw/teacher.py", "viz/draw/url.py", "viz/draw/widgets.py", "viz/export/contents.py",
    "viz/export/values.py", "viz/lesson/claim_facts.py", "viz/live/payload.py", "viz/look/numbers.py",
    "pages/means/many/study.py",
}  # fmt: skip

# value, form, what is read; tests/viz/live/test_runtime.py holds JavaScript to the same
CASES = [
    # a true minus sign, and none before what rounds to 0
    (-1.0, "d", "−1"), (-0.5, ".1f", "−0.5"), (-0.25, ".0%", "−25%"), (-2.0, "g", "−2"),
    (-0.0, "d", "0"), (-0.0, ".2f", "0.00"), (-0.0, ".4g", "0"), (-0.001, ".2f", "0.00"), (-0.4, "d", "0"),
    (-0.0004, ".0%", "0%"),
    # a sign in front of what is not below 0 only where it was asked for
    (0.5, "+.1f", "+0.5"), (-0.5, "+.1f", "−0.5"), (-0.0, "+.1f", "+0.0"), (-0.01, "+.1f", "+0.0"),
    (3.0, "+g", "+3"), (math.inf, "+.1f", "+∞"),
    # thousands from five digits on
    (1234.0, "d", "1234"), (9999.0, "d", "9999"), (10000.0, "d", "10,000"), (9999.5, "d", "10,000"),
    (46044.0, "d", "46,044"), (46044.0, "g", "46,044"), (46044.0, ".4g", "46,044"), (46044.4, ".2g", "46,044"),
    (13780.6, ".1f", "13,780.6"), (-50000.0, ".4g", "−50,000"), (123.5, ".0%", "12,350%"),
    (1234.5678, ".2f", "1234.57"),
    (123456789012.0, "d", "123,456,789,012"), (0.12345678, ".8f", "0.12345678"),
    # significant digits, without zeros at the end
    (1.0, ".4g", "1"), (0.5, "g", "0.5"), (1.2345678, "g", "1.23457"), (1.2345678, ".3g", "1.23"),
    (9.9996, ".4g", "10"),
    (1e-4, ".4g", "0.0001"), (99999.96, ".4g", "100,000"), (999999.0, "g", "999,999"),
    # powers of ten below 0.0001 and from a million on
    (1e-6, "g", "10⁻⁶"), (-1e-6, "g", "−10⁻⁶"), (1.2e-6, ".4g", "1.2 × 10⁻⁶"), (2.656e-5, ".3g", "2.66 × 10⁻⁵"),
    (0.00009999, ".4g", "9.999 × 10⁻⁵"), (0.000099999, ".4g", "0.0001"), (1e6, "g", "10⁶"), (999999.6, ".4g", "10⁶"),
    (1234567.0, ".4g", "1.235 × 10⁶"), (5e-324, ".4g", "4.941 × 10⁻³²⁴"), (1.5e300, "g", "1.5 × 10³⁰⁰"),
    (2.5e15, "d", "2.5 × 10¹⁵"), (-1e21, ".2f", "−10²¹"), (1e20, ".1%", "10²⁰"),
    # half away from zero, judged by the exact value
    (0.5, "d", "1"), (2.5, "d", "3"), (-2.5, "d", "−3"), (0.125, ".2f", "0.13"), (1.005, ".2f", "1.00"),
    (0.285, ".0%", "28%"), (0.145, ".0%", "14%"), (0.125, ".2g", "0.13"), (1.25, ".2g", "1.3"),
    # no number, and none that ends
    (math.nan, ".3f", "–"), (math.nan, "d", "–"), (math.inf, ".3f", "∞"), (math.inf, "g", "∞"), (-math.inf, "d", "−∞"),
    (-math.inf, ".1%", "−∞"),
]  # fmt: skip


@pytest.mark.parametrize("value, form, said", CASES)
def test_a_number_reads_as_the_table_says(value, form, said):
    # no line breaks within a number
    assert number(value, form) == said.replace(" ", "\u00a0")


def test_whole_numbers_of_python_are_numbers_too():
    assert number(46044) == "46,044" and number(-3, "d") == "−3" and number(True, "d") == "1"


@pytest.mark.parametrize("form", ["", ".3", "e", ".2e", "3f", ",d", "-.1f", ".3f "])
def test_another_form_is_refused(form):
    with pytest.raises(ValueError, match="there is no form"):
        number(1.0, form)


def test_nothing_else_formats_what_a_person_reads():
    """Of f-strings with a number's format; the table of files that may have them names none that has not."""
    found = set()
    for path in [*(ROOT / "pages").rglob("*.py"), *(ROOT / "viz").rglob("*.py")]:
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(("pages/commands/", "viz/live/tracing/")):
            found |= {name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if formats(node)}
    assert found == FOR_MACHINES


def formats(node):
    """Whether it is the value of an f-string with a number's format, such as {x:.3f}."""
    spec = getattr(node, "format_spec", None)
    words = "".join(str(getattr(part, "value", "")) for part in spec.values) if spec else ""
    return re.fullmatch(r"[-+ ,_.\d]*[efg%]|,d?", words) is not None
