"""The comparison that other tests rely on: it finds every difference, and says where and by how much."""

import math

import pytest

from tests.near import assert_near, assert_same_text, differences


def test_what_is_near_is_near():
    old = {"a": [1.0, {"b": math.nan}], "c": "x", "d": None, "e": math.inf}
    assert list(differences(old, dict(old))) == []
    assert list(differences({"x": [1.0001]}, {"x": [1.0]}, rel=2e-4)) == []
    assert list(differences([1e-9], [0.0], abs=1e-8)) == []
    assert list(differences([1], [1.0])) == []


@pytest.mark.parametrize(
    "new, old, line",
    [
        ({"a": [1.0, 2.5]}, {"a": [1.0, 2.0]}, "a[1]: 2.5, wanted 2.0, off by 0.5"),
        ([math.nan], [1.0], "[0]: nan, wanted 1.0, off by nan"),
        ([1.0], [math.inf], "[0]: 1.0, wanted inf, off by inf"),
        ([-math.inf], [math.inf], "[0]: -inf, wanted inf, off by inf"),
        ([None], [1.0], "[0]: None, wanted 1.0"),
        ([1.0], [None], "[0]: 1.0, wanted None"),
        ([True], [1.0], "[0]: True, wanted 1.0"),
        ([True], [1], "[0]: True, wanted 1"),
        ([1.0], [1.0, 2.0], "top: 1 entries, wanted 2"),
        ({"a": {"b": 1}}, {"a": {"c": 1}}, "a: only one of the two has b, c"),
        ({"a": [1]}, {"a": {"c": 1}}, "a: [1], wanted {'c': 1}"),
    ],
)
def test_what_is_not_is_said_in_a_line(new, old, line):
    assert list(differences(new, old, rel=0.1, abs=0.1)) == [line]


def test_a_failure_names_a_few_and_counts_the_rest():
    with pytest.raises(AssertionError) as failed:
        assert_near([float(i) for i in range(9)], [float(i) + 1 for i in range(9)], about="Record it anew.")
    lines = str(failed.value).splitlines()
    assert lines[0] == "9 places differ. Record it anew."
    assert lines[1] == "[0]: 0.0, wanted 1.0, off by 1" and lines[-1] == "and 4 more" and len(lines) == 7


def test_texts_are_compared_by_lines():
    assert_same_text("a\nb", "a\nb")
    with pytest.raises(AssertionError) as failed:
        assert_same_text("a\n  b\nc", "a\n  d", "Make it anew.")
    wanted = ["2 lines differ. Make it anew.", "line 2: b", "    wanted: d", "line 3: c", "    wanted: (no line)"]
    assert str(failed.value).splitlines()[:5] == wanted
    with pytest.raises(AssertionError):
        assert_same_text("a", "a\n")
