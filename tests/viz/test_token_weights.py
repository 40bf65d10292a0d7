"""The numbers behind the token-weights page, and the sentences that it makes of them."""

import dataclasses

import numpy as np
import pytest

from algos import OBJECTIVES
from viz import token_curves, token_figures, token_readouts, token_weights, trust
from viz.response import LISTENS, RATIOS, SCENARIOS, State, controls_of
from viz.style import MARKS, palette
from viz.text import Text

FIRST = State()
WORDS = Text("en").group("token_weights.figure")
NAMES = {name: name for name in OBJECTIVES}


def rows(**changes):
    view = token_weights.view(dataclasses.replace(FIRST, **changes))
    return view, {row.name: row for row in view.rows}


def test_the_first_picture_shows_the_effect():
    """What home and the page say with no click: GRPO drops some tokens, GSPO all, SAPO none."""
    view, row = rows()
    assert 0 < row["grpo"].silent.sum() < len(view.ratio)
    assert row["gspo"].silent.all() and view.sequence > 1.0004
    assert not row["sapo"].silent.any()
    assert view.ratio[FIRST.token - 1] == pytest.approx(3.0)


def test_gspo_gives_every_token_the_same_weight_and_grpo_the_ratio():
    view, row = rows(scenario="small_drift", spread=0.05)
    assert row["gspo"].variance == pytest.approx(0, abs=1e-30)
    np.testing.assert_allclose(row["gspo"].weight, view.sequence)
    kept = ~row["grpo"].silent
    np.testing.assert_allclose(row["grpo"].weight[kept], view.ratio[kept])


def test_outside_the_band_is_not_the_same_as_dropped():
    """A > 0: a token far below the band is outside and keeps its gradient."""
    _, row = rows(ratio=0.2, spread=0.0)
    assert row["grpo"].outside.sum() == 1 and not row["grpo"].silent.any()


def test_on_policy_every_story_objective_weighs_every_token_one():
    view, row = rows(scenario="on_policy")
    assert (view.sequence, view.arithmetic, view.product) == pytest.approx((1, 1, 1))
    for name, objective in row.items():
        np.testing.assert_allclose(objective.weight, 1, err_msg=name)


def test_edits_reach_only_their_token():
    plain, edited = (
        token_weights.view(FIRST),
        token_weights.view(dataclasses.replace(FIRST, edits=((5, 0.2), (99, 3.0)))),
    )
    changed = plain.ratio != edited.ratio
    assert changed.nonzero()[0].tolist() == [4] and edited.ratio[4] == pytest.approx(0.2)


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("advantage", [-2.0, 0.0, 2.0])
@pytest.mark.parametrize("length", [1, 24, 256])
def test_every_objective_is_finite_in_every_corner(scenario, advantage, length):
    state = State(scenario, length, advantage, 10.0, 256, 0.6, 0.5, 99, tuple(OBJECTIVES), ((1, 0.01),))
    for row in token_weights.view(state).rows:
        assert np.isfinite(row.weight).all() and np.isfinite(row.coefficient).all(), row.name
        assert np.isfinite([row.variance, row.value]).all(), row.name


def test_curves_put_every_token_on_the_line():
    for name in OBJECTIVES:
        curve = token_curves.curve(name, FIRST, token_figures.LOW, token_figures.HIGH)
        if curve is None:
            continue
        inside = (curve.at > token_figures.LOW) & (curve.at < token_figures.HIGH)
        near = np.interp(np.log(curve.at[inside]), np.log(curve.grid), curve.f)
        np.testing.assert_allclose(curve.f_at[inside], near, atol=0.02, err_msg=name)
        np.testing.assert_allclose(curve.phi, curve.grid * curve.slope, err_msg=name)


def test_the_curve_says_what_the_strip_says():
    """phi at a token is c / A in the strip, for the objectives that act on each token's own ratio."""
    _, row = rows(show=("grpo", "sapo", "cispo", "dapo"))
    for name, objective in row.items():
        curve = token_curves.curve(name, FIRST, 0.1, 10)
        np.testing.assert_allclose(curve.phi_at, objective.weight, err_msg=name)


def test_control_grids():
    """Defaults and ends lie on the grid of every slider, and no listed ratio is the edge of a band."""
    for control in (control for scenario in SCENARIOS for control in controls_of(scenario).values()):
        if hasattr(control, "step"):
            for value in (control.default, control.high):
                assert ((value - control.low) / control.step) == pytest.approx(
                    round((value - control.low) / control.step)
                )
    assert FIRST.ratio in RATIOS and not set(RATIOS) & {0.8, 1.2, 1.28, 5.0}
    assert set(LISTENS) == set(SCENARIOS)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sentences_name_the_numbers(lang):
    text = Text(lang)
    names = {name: text(f"objectives.{name}.name") for name in OBJECTIVES}
    view, row = rows()
    grpo = token_readouts.sentence(row["grpo"], view, text, names)
    assert str(int(row["grpo"].silent.sum())) in grpo and f"{row['grpo'].weight.max():.3f}" in grpo
    assert grpo != token_readouts.sentence(row["gspo"], view, text, names)
    zero_view, zero = rows(advantage=0.0)
    assert token_readouts.sentence(zero["grpo"], zero_view, text, names) == text(
        "token_weights.see.zero", objective="GRPO", total=24
    )
    assert token_readouts.batchwise(view, text, names) is None
    assert "REAL" in token_readouts.batchwise(rows(show=("real",))[0], text, names)


def test_an_objective_never_compared_says_so():
    text = Text("en")
    names = {name: text(f"objectives.{name}.name") for name in OBJECTIVES}
    for name, objective in OBJECTIVES.items():
        said = token_readouts.provenance(name, text, names)
        assert (objective.verified == "trainers") == ("agree with" in said), name
    assert trust.totals()["cases"] == 397


def test_colours_are_one_per_objective():
    assert set(MARKS) <= set(OBJECTIVES)
    assert len({(mark.colour, mark.dash) for mark in MARKS.values()}) == len(MARKS)


def test_axes_do_not_move():
    """The frame is the same whatever the numbers are; only its length in tokens may differ."""
    frames = set()
    for ratio in (0.1, 1.0, 10.0):
        figure = token_figures.ratios(
            token_weights.view(dataclasses.replace(FIRST, ratio=ratio)), palette("dark"), WORDS, NAMES
        )
        frames.add((tuple(figure.layout.yaxis.range), tuple(figure.layout.xaxis.range)))
        assert figure.layout.paper_bgcolor is None and figure.layout.template.layout.paper_bgcolor == "#15171b"
    assert len(frames) == 1


def test_the_strip_marks_silent_tokens_by_shape():
    view, row = rows()
    figure = token_figures.strip(view, palette("light"), WORDS, NAMES)
    rings = figure.data[1]
    assert rings.marker.symbol == "circle-open" and len(rings.x) == sum(int(r.silent.sum()) for r in row.values())
    assert (np.asarray(figure.data[0].z) >= 0).all()
    down, _ = rows(advantage=-1.0)
    assert (np.asarray(token_figures.strip(down, palette("light"), WORDS, NAMES).data[0].z) <= 0).all()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_tokens_stand_in_the_same_column_of_both_figures(lang):
    names = {name: Text(lang)(f"objectives.{name}.name") for name in OBJECTIVES}
    view, _ = rows(show=("grpo", "sequence_product"))
    figures = [draw(view, palette("light"), WORDS, names) for draw in (token_figures.ratios, token_figures.strip)]
    assert len({(f.layout.margin.l, f.layout.margin.r, tuple(f.layout.xaxis.range)) for f in figures}) == 1
