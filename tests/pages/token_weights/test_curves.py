"""The curves of the objective in focus, and the words about where its numbers were checked."""

import numpy as np
import pytest
import torch

from algos import OBJECTIVES, make_objective
from algos.conformance import load_cases
from algos.conformance.matching import EXCLUDED, MATCHING
from pages.token_weights.curves import PANELS, figures, ratio_level
from pages.token_weights.explorable import CURVED, NAMES, TOKEN_WEIGHTS
from pages.token_weights.figures import HIGH, LOW
from viz.declare.explorable import resolve
from viz.draw import trust
from viz.look.style import MARKS, palette
from viz.look.text import LANGUAGES, Text

RESPONSE = {"show": ("grpo",), "spread": 0.3, "edits": "3:0.02,5:40"}  # with tokens beyond both ends of the axis


def values_of(name, **changes):
    """A response with that objective in focus."""
    return TOKEN_WEIGHTS.evaluate(TOKEN_WEIGHTS.defaults() | RESPONSE | {"focus": name} | changes)


@pytest.mark.parametrize("name", CURVED)
@pytest.mark.parametrize("A", [1.3, -0.7, 0.0])
def test_curves_and_tokens_are_those_of_the_objective(name, A):
    """At A = 0 those of A > 0."""
    values = values_of(name, A=A)
    level = {"token": values["r"], "sequence": values["s"], "product": values["product"]}[ratio_level(name)]
    at = np.broadcast_to(level, 512)
    for ratio, end in ((values["curve.grid"], ""), (at, ".at")):
        wanted = make_objective(name).curves(torch.as_tensor(ratio.copy()), A or 1.0)
        for key, heights in wanted._asdict().items():
            np.testing.assert_allclose(values[f"curve.{key}{end}"][:24], heights[:24], rtol=1e-12, err_msg=key)
    np.testing.assert_array_equal(values["curve.at"], at.clip(LOW, HIGH))
    for key, (low, high) in PANELS.items():
        np.testing.assert_array_equal(values[f"curve.{key}.dot"], values[f"curve.{key}.at"].clip(low, high))


@pytest.mark.parametrize("name", ["grpo", "sapo", "cispo", "dapo", "gspo"])
def test_the_curve_says_what_the_strip_says(name):
    """phi at a token is c / A in the strip."""
    values = values_of(name)
    np.testing.assert_allclose(values["curve.phi.at"][:24], values[f"{name}.weight"][:24])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_an_objective_has_its_curves_or_a_sentence_that_says_why_not(name, lang):
    text, settings = Text(lang), TOKEN_WEIGHTS.choices(TOKEN_WEIGHTS.defaults() | {"focus": name})
    said = text("token_weights.no_curves", objective=text(f"objectives.{name}.name"))
    drawn = figures(settings, palette("light"), text)
    assert bool(drawn) == (name in CURVED)
    assert (said in [line["variants"][0] for line in TOKEN_WEIGHTS.lines(settings, text)]) == (name not in CURVED)
    values = values_of(name)
    for spec in drawn.values():
        line, dots = resolve(spec, values)["data"]
        assert len(line["x"]) == len(line["y"]) == 241 and len(dots["x"]) == len(dots["y"]) == 24


def test_axes_do_not_move():
    """The frame of a panel is the same for every objective."""
    frames = set()
    for name in ("grpo", "sapo", "cispo", "reinforce"):
        drawn = figures({"focus": name}, palette("light"), Text("en"))
        frames.add(tuple(drawn["phi"]["layout"]["yaxis"]["range"]))
    assert len(frames) == 1


def test_an_objective_never_compared_says_so():
    compared = {name for name, _ in MATCHING.values()}
    for name in OBJECTIVES:
        assert (name in compared) == ("agree with" in trust.provenance(name, Text("en"))), name
    assert trust.totals()["cases"] == len(load_cases()["results"]) - len(EXCLUDED)


def test_colours_are_one_per_objective():
    assert set(MARKS) <= set(OBJECTIVES)
    assert len({(mark.colour, mark.dash) for mark in MARKS.values()}) == len(MARKS)
