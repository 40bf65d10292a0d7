"""viz/live/runtime.js says and draws what viz/declare/spec.py does: numbers, sentences, references; in a browser."""

import math

import numpy as np
import pytest

from tests.viz.look.test_numbers import CASES
from viz.declare.spec import names_in, phrase, ref, resolve, say
from viz.look.numbers import number

FORMS = (".0f", ".1f", ".2f", ".3f", ".6f", "d", ".0%", ".1%", ".2%", ".1g", ".3g", ".4g", ".6g", "g", "+.2f", "+.3g")
NUMBERS = [
    0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -0.5, -2.5, 0.25, 0.125, -0.125, 0.375, 0.0625, 1.005, 0.145, 0.285, 0.015,
    0.035, 0.575, 1.25e-5, 0.00015, 0.0001, 0.00009999, 0.000099996, 9.9995, 9999.5, 99995.0, 12345.0, 12355.0,
    123456.5,    1e5, 1e6, 999999.5, 1e15, 123456789.125, 1e-7, 5e-324, 2 / 3, math.pi, -math.e,
]  # fmt: skip
SPECIAL = [1e21, -1.7e22, 1.7976931348623157e308, math.nan, math.inf, -math.inf]
VALUES = {"half": 0.5, "ratio": 1.2345, "which": 1.0, "n": 2.0, "vector": [1.0, 2.5, -0.0, 4.0]}
PHRASES = [
    phrase("at {r}", r=("ratio", ".2f")),
    phrase("one {r}", "two {r} of {words}", select="which", r=("half", ".0%"), words="plain {braces}"),
    phrase("a {{brace}} and {r}", r=("half", "d")),
]
SPECS = [
    ref("ratio"), ref("ratio", **{"+": 2}), ref("vector"), ref("vector", **{"+": 1}), ref("vector", n="n"),
    ref("vector", n="n", times=1.5), {"$p": PHRASES[0]}, "words", 3, None, True, [1, ref("half"), {"y": ref("vector")}],
    {"a": {"b": [{"$p": PHRASES[1]}]}, "c": []},
]  # fmt: skip


@pytest.fixture(scope="module")
def runtime(module_of):
    """viz/live/runtime.js."""
    return module_of("runtime.js")


def draws():
    """Numbers of every size, among them many with few digits, where ties and steps lie."""
    generator = np.random.default_rng(0)
    wide = generator.normal(size=300) * 10.0 ** generator.integers(-9, 12, size=300)
    short = generator.integers(-2000, 2000, size=300) / 16
    percent = generator.integers(0, 10000, size=300) / 10000
    return [float(value) for value in np.concatenate([wide, short, percent])]


@pytest.mark.parametrize("form", FORMS)
def test_numbers_read_alike(runtime, form):
    values = NUMBERS + draws() + SPECIAL
    there = runtime("a.values.map((value) => m.number(value, a.form))", {"values": values, "form": form})
    differ = [(value, number(value, form), other) for value, other in zip(values, there, strict=True)
              if number(value, form) != other]  # fmt: skip
    assert differ == []


def test_the_table_of_cases_reads_as_it_says(runtime):
    """The one that tests/viz/look/test_numbers.py holds Python to."""
    there = runtime("a.map(([value, form]) => m.number(value, form))", [[value, form] for value, form, _ in CASES])
    differ = [(value, form, said, other) for (value, form, said), other in zip(CASES, there, strict=True)
              if other != said.replace(" ", "\u00a0")]  # fmt: skip
    assert differ == []
    assert runtime("m.number(a)", -1e-6) == "−10⁻⁶"


def test_sentences_read_alike(runtime):
    there = runtime("a.phrases.map((one) => m.say(one, a.values))", {"phrases": PHRASES, "values": VALUES})
    assert there == [say(one, VALUES) for one in PHRASES]
    assert there[2] == "a {brace} and 1"


def test_references_resolve_alike_and_name_the_same_values(runtime):
    given = {"specs": SPECS, "values": VALUES}
    vectors = {name: np.array(value) if isinstance(value, list) else value for name, value in VALUES.items()}
    here = [plain(resolve(spec, vectors)) for spec in SPECS]
    assert runtime("a.specs.map((spec) => m.resolve(spec, a.values))", given) == here
    assert runtime("a.specs.map((spec) => [...m.namesIn(spec)].sort())", given) == [sorted(names_in(s)) for s in SPECS]


def plain(value):
    """Arrays as lists, all the way down."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | np.ndarray):
        return [plain(item) for item in value]
    return value


def test_a_change_is_seen_where_a_value_differs_and_nowhere_else(runtime):
    before = {"a": 1.0, "v": [1.0, math.nan]}
    cases = [({}, False), ({"a": 2.0}, True), ({"v": [1.0, math.nan]}, False), ({"v": [1.0, 2.0]}, True),
             ({"v": [1.0]}, True), ({"unused": 3.0}, False)]  # fmt: skip
    for change, expected in cases:
        given = {"before": before, "after": before | change}
        assert runtime("m.changed(new Set(['a', 'v']), a.before, a.after)", given) is expected, change
    assert runtime("m.changed(new Set(['a']), null, a)", before) is True
