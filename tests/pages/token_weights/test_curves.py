"""The curves of one objective, and the words about where its numbers were checked."""

import numpy as np
import pytest

from algos import OBJECTIVES
from algos.conformance import load_cases
from algos.conformance.matching import EXCLUDED, MATCHING
from pages import EXPLORABLES
from pages.token_weights import curves as token_curves
from pages.token_weights.explorable import NAMES
from pages.token_weights.figures import HIGH, LOW
from viz.draw import trust
from viz.look.style import MARKS, palette
from viz.look.text import Text

EXPLORABLE = EXPLORABLES["token_weights"]


@pytest.fixture(scope="module")
def values():
    """The first picture, with every objective."""
    return EXPLORABLE.evaluate(EXPLORABLE.defaults() | {"show": NAMES})


@pytest.mark.parametrize("name", NAMES)
def test_curves_put_every_token_on_the_line(name, values):
    curve = token_curves.curve(name, values)
    if curve is None:
        return
    assert len(curve.at) == 24
    inside = (curve.at > LOW) & (curve.at < HIGH)
    near = np.interp(np.log(curve.at[inside]), np.log(curve.grid), curve.f)
    np.testing.assert_allclose(curve.f_at[inside], near, atol=0.02)
    np.testing.assert_allclose(curve.phi, curve.grid * curve.slope)


@pytest.mark.parametrize("name", ["grpo", "sapo", "cispo", "dapo", "gspo"])
def test_the_curve_says_what_the_strip_says(name, values):
    """phi at a token is c / A in the strip."""
    np.testing.assert_allclose(token_curves.curve(name, values).phi_at, values[f"{name}.weight"][:24])


def test_axes_do_not_move(values):
    """The frame of a panel is the same for every objective."""
    frames = set()
    for name in ("grpo", "sapo", "cispo", "reinforce"):
        spec = token_curves.panel("phi", name, token_curves.curve(name, values), palette("light"), Text("en"))
        frames.add(tuple(spec["layout"]["yaxis"]["range"]))
    assert len(frames) == 1


def test_an_objective_never_compared_says_so():
    compared = {name for name, _ in MATCHING.values()}
    for name in OBJECTIVES:
        assert (name in compared) == ("agree with" in trust.provenance(name, Text("en"))), name
    assert trust.totals()["cases"] == len(load_cases()["results"]) - len(EXCLUDED)


def test_colours_are_one_per_objective():
    assert set(MARKS) <= set(OBJECTIVES)
    assert len({(mark.colour, mark.dash) for mark in MARKS.values()}) == len(MARKS)
