"""The page on negative updates: numbers by hand, its predictions where they flip, what happens at the edges."""

import math

import numpy as np
import pytest

from pages import EXPLORABLES, LESSONS
from pages.negative_gradients.figures import SWEPT
from pages.negative_gradients.simplex import LATTICE, NAMES

LESSON = LESSONS["negative_gradients"]
RARE, TAU, HALVED = LESSON.predictions


def values(**at):
    """The page's values in a state."""
    return LESSON.values(at)


def triangle(**at):
    """The triangle's values in a state."""
    explorable = EXPLORABLES["simplex"]
    return explorable.evaluate(explorable.defaults() | at)


def test_three_tokens_by_hand():
    """pi = 1, 2, 3 to the power -1, so 6/11, 3/11, 2/11; a step of -1 on the second."""
    v = values(vocab=3, rank=2, zipf=1.0)
    assert v["pi"] == pytest.approx(3 / 11) and v["first"] == 1
    assert v["sapo.down"] == pytest.approx(-8 / 11) and v["sapo.up"] == pytest.approx(6 / 11)
    weights = np.array([6 * math.exp(6 / 11), 3 * math.exp(-8 / 11), 2 * math.exp(2 / 11)])
    after = weights / weights.sum()
    assert v["after"] == pytest.approx(after[1]) and v["moved"] == pytest.approx(3 / 11 - after[1])
    np.testing.assert_allclose(v["after.up"] + v["after.down"], [after[1], *after, *[0] * 8], atol=1e-12)
    assert v["runner.change"] == pytest.approx(after[0] * 11 / 6 - 1)
    assert v["rarest.change"] == pytest.approx(after[2] * 11 / 2 - 1)
    assert v["entropy.after"] == pytest.approx(-(after * np.log(after)).sum())


def test_the_bars_hold_all_probability():
    """The head and the rest hold 1, with the sampled token added where it is in neither."""
    for rank, extra in ((3, 0), (1000, 1)):
        v = values(rank=rank, r=1.5)
        for bars in (v["before"], v["after.up"] + v["after.down"]):
            assert bars[1:].sum() + extra * bars[0] == pytest.approx(1)


def test_the_claim_in_numbers():
    """1.0 against 1.05: 0.1 % at r = 1.2, 2.3 % at r = 2, as sech^2 says."""
    for r, said in ((1.2, 0.001), (2.0, 0.023)):
        even, paper = (math.cosh(tau / 2 * (r - 1)) ** -2 for tau in (1.0, 1.05))
        assert values(r=r)["paper.weaker"] == pytest.approx(1 - paper / even) == pytest.approx(said, abs=5e-4)


def test_predictions_and_where_they_flip():
    assert RARE.truth(LESSON.values(RARE.at)) == "few" and RARE.truth(values()) == "all"
    assert RARE.truth(values(rank=2)) == "few" and RARE.truth(values(zipf=0.0, rank=1000)) == "all"
    assert [TAU.truth(values(r=r)) for r in (2.0, 4.0, 10.0)] == ["few", "tenth", "third"]
    assert HALVED.truth(LESSON.values(HALVED.at)) == "soft" and HALVED.truth(values(r=1.0)) == "all"
    assert HALVED.truth(values(A=0.0)) == "none" and HALVED.truth(values(r=10.0, tau_neg=10.0)) == "all"


def test_the_sentences_follow_the_state():
    """A clip, no advantage, either sign with and without someone on the other side."""
    assert values(objective="grpo", r=0.7)["case.step"] == 2 and values(A=0.0)["case.step"] == 3
    cases = [
        values(**at)["case.others"] for at in ({}, {"rank": 1000}, {"A": 1.0}, {"A": 1.0, "rank": 1000}, {"A": 0.0})
    ]
    assert cases == [0, 1, 2, 3, 4]
    assert [values(**at)["case.entropy"] for at in ({"rank": 1000}, {}, {"A": 0.0})] == [0, 1, 2]


def test_the_entropys_slope_has_the_sign_of_its_change():
    for rank in (1, 3, 10, 1000):
        v = values(rank=rank, eta=0.01)
        assert v["entropy.change"] / 0.01 == pytest.approx(v["sweep_at"], rel=0.05)
    assert values()["sweep"][0] > 0 > values()["sweep"][-1] and SWEPT[-1] == 50_000


def test_a_small_vocabulary_leaves_places_empty():
    v = values(vocab=5, rank=50_000)
    assert v["k"] == 5 and not v["before"][6:].any()
    assert np.isnan(v["sweep"][5:]).all() and np.isfinite(v["sweep"][:5]).all()


def test_multiples_show_what_their_sentence_says():
    """Solid: everywhere above 0. Dashed: above 0 at rank 1 only."""
    from viz.look.style import LIGHT
    from viz.look.text import Text

    for panel in LESSON.multiples(LIGHT, Text("en")).values():
        solid, dashed = (np.array(trace["y"]) for trace in panel["data"])
        assert np.nanmin(solid) > 0 and dashed[0] > 0 and np.nanmax(dashed[1:]) < 0


def test_the_first_step_from_the_old_policy_is_the_same_for_all():
    """There r = 1; GSPO stops after it, GRPO once below 0.8 of the old probability, the others go on."""
    v = triangle()
    firsts = [v[f"{name}.first"] for name in NAMES]
    assert np.ptp(firsts) < 1e-12 and firsts[0] < v["old1"]
    assert v["gspo.last"] == v["gspo.first"] > 0.8 * 0.5 > v["grpo.last"] > 0.25
    assert v["cispo.last"] < v["sapo.last"] < 0.1


def test_the_silent_policies_are_those_past_the_band():
    """A < 0: below 0.8 of the old probability for GRPO, below 1 for GSPO; A > 0: above 1.2."""
    ratio = LATTICE[:, 0].numpy() / 0.5
    assert triangle()["grpo.still"] == (ratio < 0.8).sum() > 0
    assert triangle()["gspo.still"] == (ratio < 0.9997).sum() > triangle()["grpo.still"]
    assert triangle(A=1.0)["grpo.still"] == (ratio > 1.2).sum() > 0
    assert triangle(A=0.0)["sapo.still"] == len(LATTICE) and triangle()["sapo.still"] == 0


def test_arrows_stay_in_the_triangle_and_lead_away_from_token_1():
    for at in ({}, {"p1": 0.02, "A": -2.0}, {"p1": 0.98, "p2": 0.02}):
        v = triangle(**at)
        for name in NAMES:
            x, y = (v[f"{name}.arrow.{axis}"].reshape(-1, 6) for axis in "xy")
            token1 = [1 - x[:, i] - y[:, i] / 3**0.5 for i in (0, 1)]
            assert (token1[1] <= token1[0] + 1e-12).all() and token1[1].min() > -1e-12 and y[:, 1].min() > -1e-12
