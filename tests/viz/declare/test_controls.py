"""A slider's positions: whole numbers or not, and the one that is nearest to a number."""

import pytest

from pages import EXPLORABLES
from viz.declare.controls import Number, Slider

TENTHS = Slider("x", -0.3, 0.3, 0.1, 0.0)
WHOLE = Slider("n", 8, 32, 8, 16)


def test_positions_are_the_decimals_that_they_look_like():
    assert TENTHS.values == (-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3)
    assert WHOLE.values == (8, 16, 24, 32)
    assert [type(value) for slider in (TENTHS, WHOLE) for value in (slider.values[1], slider.nearest(9.5))] == [
        float, float, int, int,
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "position"), [(0.149, 0.1), (0.151, 0.2), (-7, -0.3), (float("inf"), 0.3)])
def test_nearest(value, position):
    assert TENTHS.nearest(value) == position


def test_a_number_is_any_whole_number_between_its_ends():
    assert list(Number("seed", 2, 5, 3).values) == [2, 3, 4, 5]


def test_choices_are_the_settings_that_no_slider_holds():
    one = EXPLORABLES["token_weights"]
    assert one.choices(one.defaults()).keys() == {"scenario", "focus", "seed", "edits", "show"}


def test_every_slider_holds_its_default_and_its_ends():
    sliders = [c for one in EXPLORABLES.values() for c in one.sliders.values() if isinstance(c, Slider)]
    assert sliders
    for slider in sliders:
        assert {slider.low, slider.high, slider.default} <= set(slider.values), slider
        assert all(slider.nearest(value) == value for value in slider.values), slider
