"""The lesson on clip regions: hand-computed numbers, predictions at states where they flip, ends that stay finite."""

import math

import numpy as np
import pytest
import torch

from algos import OBJECTIVES, make_objective
from algos.objectives.dppo import DPPO
from pages.clip_regions.explorable import CLIP_REGIONS, IN_VIEW
from pages.clip_regions.hair import LENGTHS, nats
from pages.clip_regions.lesson import CLIP_REGIONS_LESSON as LESSON
from pages.clip_regions.map import ACROSS, CORNERS, DOWN, MOVED, ROWS
from pages.clip_regions.prob import PROBS, edges, kl_edges
from pages.clip_regions.rules import EPS, FOCUS, GRID, NAMES, OFF, RATIOS, as_config, codes, one_token, settings_of
from viz.declare.explorable import names_in, say, unmarked
from viz.look.style import LIGHT
from viz.look.text import LANGUAGES, Text


def at(scenario="clip", **changes):
    """The values in a scenario with some settings changed."""
    return CLIP_REGIONS.evaluate(CLIP_REGIONS.defaults(scenario) | changes)


def said(scenario="clip", **changes):
    """The page's sentences there, in English."""
    settings = CLIP_REGIONS.defaults(scenario) | changes
    return [unmarked(say(line, CLIP_REGIONS.evaluate(settings))) for line in CLIP_REGIONS.lines(settings, Text("en"))]


@pytest.mark.parametrize(
    ("r", "pos", "neg", "phi_pos", "phi_neg"),
    [(1.45, 1, 2, 0, 1.45), (0.5, 2, 1, 0.5, 0), (1.0, 0, 0, 1, 1), (0.85, 0, 0, 0.85, 0.85)],
)
def test_c2_which_corners_lose_their_gradient_depends_on_the_sign(r, pos, neg, phi_pos, phi_neg):
    values = at(r=r)
    assert (values["grpo.pos.state"], values["grpo.neg.state"]) == (pos, neg)
    assert (values["grpo.pos.phi"], values["grpo.neg.phi"]) == (phi_pos, phi_neg)


def test_a_flat_value_is_not_a_small_one():
    values = at(r=9.5)
    assert values["grpo.pos.f"] == 1.2 and values["grpo.pos.slope"] == 0 == values["grpo.pos.phi"]
    assert values["sapo.pos.f"] == pytest.approx(4 / (1 + math.exp(-8.5)))


def test_every_objective_with_curves_is_offered():
    for name in OBJECTIVES:
        drawn = make_objective(name).curves(torch.ones(1, dtype=torch.float64), 1.0)
        assert (drawn is not None) == (name in CLIP_REGIONS.controls["show"].ids), name
    assert {"grpo", "gspo", "sapo"} <= set(NAMES) and not {"gmpo", "dppo", "dcpo", "fipo", "real"} & set(NAMES)


@pytest.mark.parametrize("eps", EPS)
def test_a_cliff_is_upright_at_every_place_of_its_slider(eps):
    values = at(eps_high=eps)
    inside = GRID.numpy() <= 1 + eps
    phi = values["dapo.pos.phi.line"]
    assert np.allclose(phi[inside], GRID.numpy()[inside]) and not phi[~inside].any()
    edge = inside.sum()
    assert GRID[edge] / GRID[edge - 1] - 1 < 3e-7


def test_no_place_of_the_ratio_slider_is_an_edge():
    known = {0.8, 1.2, 1.28, 0.6, 1.4, 1 / 3, 0.9997, 1.0004, 0.998, 1.0025, *(1 + eps for eps in EPS)}
    for key in ("dual", "w_max"):
        known |= set(CLIP_REGIONS.controls[key].values)
    assert not [r for r in RATIOS for edge in known if math.isclose(r, edge, rel_tol=1e-6)]
    assert not [(r, q) for r in RATIOS for q in PROBS if math.isclose(abs(q * r - q), 0.2, rel_tol=1e-6)]


def test_the_map_is_the_coefficient():
    values = at()
    column = np.abs((GRID[1:] * GRID[:-1]).sqrt().numpy() - 0.5).argmin()
    r = float((GRID[column + 1] * GRID[column]).sqrt())
    expected = [float(A) * r if A > 0 else 0.0 for A in ROWS]
    assert [values[f"grpo.map.{row}"][column] for row in range(len(ROWS))] == pytest.approx(expected)


@pytest.mark.parametrize("focus", FOCUS)
def test_the_hatching_says_what_the_curve_says(focus):
    """Where a mark of "removed" stands the weight is 0, and nowhere else."""
    values = at(focus=focus)
    removed = values[f"{focus}.removed"].reshape(8, -1)
    for sign, rows in (("pos", removed[:4]), ("neg", removed[4:])):
        phi = make_objective(focus).curves(ACROSS, 1.0 if sign == "pos" else -1.0).phi.numpy()
        assert np.array_equal(np.isfinite(rows), np.tile(phi == 0, (4, 1)))
        assert set(rows[np.isfinite(rows)]) <= set(DOWN[sign])


def test_no_slider_changes_the_words_in_the_corners_of_a_map_that_does_not_follow_one():
    places = torch.tensor(list(CORNERS.values()), dtype=torch.float64)
    for name in set(FOCUS) - set(MOVED):
        plain = codes(make_objective(name), places)
        for key, control in CLIP_REGIONS.sliders.items():
            for value in control.values:
                x = {one: torch.as_tensor(float(c.default)) for one, c in CLIP_REGIONS.sliders.items()}
                found = codes(make_objective(name, **settings_of(name, x | {key: torch.as_tensor(value)})), places)
                assert all(torch.equal(found[sign], plain[sign]) for sign in plain), (name, key, value)


@pytest.mark.parametrize(("q", "low", "high"), [(0.01, 0, 21), (0.5, 0.6, 1.4), (0.9, 7 / 9, 1 / 0.9)])
def test_dppos_edges_by_hand(q, low, high):
    """0.2 of probability: 0.01 -> 0.21, 0.5 -> 0.3 or 0.7, 0.9 -> 0.7 or 1."""
    assert [float(edge) for edge in edges(q)] == pytest.approx([low, high])


@pytest.mark.parametrize("q", PROBS)
def test_the_edges_are_where_dppo_drops(q):
    logp = torch.tensor(q, dtype=torch.float64).log()
    for kind, (low, high) in (("tv", edges(q)), ("kl", kl_edges(q))):
        dppo = DPPO(divergence=kind)
        for edge, A, out in ((float(high), 1.0, 1 + 1e-6), (float(low), -1.0, 1 - 1e-6)):
            if edge == 0 or edge * q > 1 - 1e-6:
                continue
            sides = torch.tensor([edge * out, edge / out], dtype=torch.float64)
            dropped = dppo.gradient_removed(one_token(sides, A, logp))[:, 0].tolist()
            assert dropped == [True, False], (kind, A)


def test_one_token_of_a_thousand():
    """log(1 - 3e-4) = -3.00045e-4 and log(1 + 4e-4) = 3.9992e-4, a thousand times."""
    assert nats(1000) == pytest.approx((-0.300045, 0.39992), abs=1e-6)
    assert nats(4000) == pytest.approx((-1.20018, 1.59968), abs=1e-5)
    values = at("hair")
    assert values["hair.high"] == pytest.approx(1.4917, abs=1e-4) and values["hair.low"] == pytest.approx(
        0.7408, abs=1e-4
    )


@pytest.mark.parametrize("length", [100, 1000, 4000])
def test_the_wedge_is_where_gspo_drops(length):
    down, up = nats(length)
    for r in RATIOS:
        values = at("hair", length=length, r=r)
        assert (values["hair.pos.state"] == 1) == (math.log(r) > up)
        assert (values["hair.neg.state"] == 1) == (math.log(r) < down)


@pytest.mark.parametrize(
    ("key", "truth", "other", "flipped"),
    [
        ("corner", "weaker", {"r": 1.45}, "removed"),
        ("corner", "weaker", {"r": 1.06}, "same"),
        ("reach", "some", {"length": 4000}, "far"),
        ("reach", "some", {"length": 1}, "hair"),
        ("rare", "keep", {"prob": 0.5, "r": 1.45}, "drop"),
    ],
)
def test_predictions_and_states_where_they_flip(key, truth, other, flipped):
    prediction = next(one for one in LESSON.predictions if one.key == key)
    assert prediction.truth(LESSON.values(prediction.at)) == truth
    assert prediction.truth(LESSON.values(prediction.at | other)) == flipped


def test_extremes_say_what_happened():
    assert "none of the 3 objectives" in said(show=("grpo", "dapo", "gspo"), r=9.5)[-1]
    settings = {"show": ("grpo",), "sides": "both", "r": 9.5}
    assert said(**settings)[-1].startswith("None of the 1 objectives shown learns anything")
    assert "none of the 1000 tokens gets a gradient: this response teaches nothing" in said("hair")[1].replace(";", ":")
    assert "would need a probability of 8.55" in said("probability", prob=0.9, r=9.5)[1]
    assert (
        "however far it falls" in said("probability")[0] and "however far it rises" in said("probability", prob=0.9)[0]
    )


def test_the_dual_clip_and_both_sides_reach_the_trainers_options():
    settings = CLIP_REGIONS.defaults()
    assert settings["dual"] == OFF and as_config(settings) == ("grpo", {})
    assert as_config(CLIP_REGIONS.defaults("dual_clip")) == ("grpo", {"dual_clip": 3.0})
    assert as_config(CLIP_REGIONS.defaults("both_sides")) == ("grpo", {"two_sided": True})
    assert as_config(CLIP_REGIONS.defaults("cap")) == ("cispo", {"w_max": 2.5})
    for name in FOCUS:
        make_objective(*as_config(settings | {"focus": name})[:1], **as_config(settings | {"focus": name})[1])


@pytest.mark.parametrize("scenario", CLIP_REGIONS.scenarios)
def test_a_scenario_puts_the_controls_it_hears_in_view(scenario):
    order = list(CLIP_REGIONS.at(scenario))
    assert sorted(order) == sorted(CLIP_REGIONS.controls) and order[: len(IN_VIEW[scenario])] == list(IN_VIEW[scenario])
    assert not set(IN_VIEW[scenario]) & CLIP_REGIONS.rests(scenario)
    settings = CLIP_REGIONS.defaults(scenario)
    drawn = CLIP_REGIONS.figures(settings, LIGHT, Text("en"))
    lines = [{"$p": line} for line in CLIP_REGIONS.lines(settings, Text("en"))]
    used = names_in([list(drawn.values()), lines])
    for key in CLIP_REGIONS.rests(scenario) & {"prob", "length", "dual", "w_max", "tau_pos"}:
        other = settings | {key: CLIP_REGIONS.controls[key].values[1]}
        values, moved = CLIP_REGIONS.evaluate(settings), CLIP_REGIONS.evaluate(other)
        for name in used:
            np.testing.assert_array_equal(moved[name], values[name], err_msg=f"{name}, moved by {key}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axes_are_fixed_and_f_has_its_own(lang):
    for scenario in CLIP_REGIONS.scenarios:
        settings = CLIP_REGIONS.defaults(scenario)
        figures = CLIP_REGIONS.figures(settings, LIGHT, Text(lang))
        for figure in figures.values():
            assert not names_in([figure["layout"][axis]["range"] for axis in ("xaxis", "yaxis")])
        if "f.pos" in figures:
            ranges = {key: figures[f"{key}.pos"]["layout"]["yaxis"]["range"] for key in ("f", "slope", "phi")}
            assert ranges["f"] != ranges["slope"] and ranges["f"] != ranges["phi"]
            assert len(figures) == 7


def test_lengths_are_whole():
    assert all(length == int(length) for length in LENGTHS)
