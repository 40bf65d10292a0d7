"""The numbers that the lesson on SAPO's gate claims, by hand, and its predictions where their truth flips."""

import math

import numpy as np
import pytest

from pages import EXPLORABLES, LESSONS

LESSON = LESSONS["sapo_gate"]
PREDICT = {prediction.key: prediction for prediction in LESSON.predictions}


def gate(x: float, tau: float = 1.0) -> float:
    """sech^2(tau/2 x)."""
    return 1 / math.cosh(tau / 2 * x) ** 2


def values(name, scenario=None, **changes):
    """An explorable's values in a scenario, with some settings changed."""
    explorable = EXPLORABLES[name]
    return explorable.evaluate(explorable.defaults(scenario) | changes)


@pytest.mark.parametrize(
    ("key", "at", "truth"),
    [
        ("tripled", PREDICT["tripled"].at, "more"), ("tripled", {"scenario": "sharp"}, "less"),
        ("tripled", {"r": 1.0}, "same"),
        ("fallen", PREDICT["fallen"].at, "open"), ("fallen", {"scenario": "sharp"}, "shut"),
        ("fallen", {"r": 0.5, "tau_pos": 5.0}, "half"),
        ("asymmetry", PREDICT["asymmetry"].at, "tiny"), ("asymmetry", {}, "few"), ("asymmetry", {"r": 5.0}, "five"),
    ],
)  # fmt: skip
def test_the_truth_of_the_predictions(key, at, truth):
    assert PREDICT[key].truth(LESSON.values(at)) == truth


def test_predictions_speak_of_states_that_are_not_on_the_screen():
    first = LESSON.explorable.defaults()
    assert all(LESSON.settings(prediction.at) != first for prediction in LESSON.predictions)


def test_the_gate_by_hand():
    here = values("sapo_gate")
    assert here["pos.f"] == pytest.approx(4 / (1 + math.exp(-1)))
    assert here["pos.slope"] == pytest.approx(gate(1)) and here["pos.phi"] == pytest.approx(2 * gate(1))
    assert here["neg.phi"] == pytest.approx(2 * gate(1, 1.05))
    # f(1) = 2/tau, and on the far left the gate stays at sech^2(tau/2)
    assert here["pos.start"] == 2 and here["neg.start"] == pytest.approx(2 / 1.05)
    assert here["pos.floor"] == pytest.approx(0.786, abs=5e-4)
    assert here["pos.peak_at"] == pytest.approx(2.06, abs=5e-3) and here["pos.peak"] == pytest.approx(1.575, abs=5e-4)


def test_the_asymmetry_of_the_paper_is_small():
    here = values("sapo_gate")
    assert here["weaker.0"] == pytest.approx(0.001, abs=1e-4) and here["weaker.1"] == pytest.approx(0.023, abs=5e-4)
    assert here["weaker"] == pytest.approx(1 - gate(1, 1.05) / gate(1))


@pytest.mark.parametrize(("taus", "case"), [((1.0, 1.05), 0), ((2.0, 2.0), 1), ((1.05, 1.0), 2)])
def test_the_sentence_on_the_signs(taus, case):
    assert values("sapo_gate", tau_pos=taus[0], tau_neg=taus[1])["case"] == case


@pytest.mark.parametrize(
    ("place", "token", "log"),
    [(0, 0.872, 0.640), (3, 0.786, 0.889), (4, 0.181, 0.640)],  # r = 0.25, 2, 4
)
def test_where_the_first_step_breaks(place, token, log):
    here = values("sapo_sequence")
    assert here[f"place{place}.token"] == pytest.approx(token, abs=5e-4)
    assert here[f"place{place}.log"] == pytest.approx(log, abs=5e-4)
    assert here[f"place{place}.error"] == pytest.approx(token - log, abs=1e-3)


def test_the_sliders_of_the_sequence_reading_say_what_its_ratios_are():
    for length in (2, 17, 128):
        here = values("sapo_sequence", spread=0.4, drift=-0.3, length=length)
        assert here["variance"] == pytest.approx(0.16) and here["s"] == pytest.approx(math.exp(-0.3))
    alone = values("sapo_sequence", spread=0.4, drift=-0.3, length=1)
    assert alone["variance"] == alone["step"] == 0 and alone["tokens"] == pytest.approx(gate(math.exp(-0.3) - 1))


@pytest.mark.parametrize("tau", [0.5, 1.0, 5.0, 10.0])
@pytest.mark.parametrize("drift", [-0.5, 0.0, 0.5])
def test_the_second_step_stays_within_its_bound_at_every_spread(tau, drift):
    here = values("sapo_sequence", tau=tau, drift=drift)
    assert (here["over.step"] <= np.maximum(here["over.bound"], 1e-6) + 1e-12).all()


def test_what_the_scenarios_of_the_sequence_reading_promise():
    small, drifted, wide = (values("sapo_sequence", name) for name in ("small_steps", "drifted", "wide"))
    three = [small[name] for name in ("tokens", "logs", "sequence")]
    assert max(three) - min(three) < 0.01
    assert drifted["step"] < drifted["bound"] < drifted["whole"] / 5 and drifted["case"] == 1
    assert wide["bound"] > 1 and wide["sequence"] - wide["tokens"] > 0.4


def test_what_the_scenarios_of_the_rogue_token_promise():
    risen, vanished, long = (values("sapo_rogue", name) for name in ("risen", "vanished", "long"))
    for here, dropped, held in ((risen, "pos", "neg"), (vanished, "neg", "pos")):
        assert here[f"gspo.{dropped}.share"] == 0 and here[f"case.{dropped}"] == 1
        assert here[f"gspo.{held}.share"] == pytest.approx(here["s"]) and here[f"case.{held}"] == 0
        for sign in ("pos", "neg"):
            share, stray = here[f"sapo.{sign}.share"], here[f"sapo.{sign}.stray"]
            # every other token weighs 1
            assert share > 0.98 and (64 * share - stray) / 63 == pytest.approx(1)
    assert risen["sapo.pos.share"] == pytest.approx((63 + 3 * gate(2)) / 64) and risen["grpo.pos.share"] == 63 / 64
    assert long["tokens"] == 4096 and long["gspo.pos.share"] > 1 and long["far.pos"] > 3


def test_how_far_one_token_must_stray():
    """Just inside the named ratio GSPO keeps the response, just outside it does not."""
    here = values("sapo_rogue")
    assert here["far.pos"] == pytest.approx(1.0004**64) and here["far.neg"] == pytest.approx(0.9997**64)
    line = {sign: here["grid"][here[f"gspo.{sign}.line"] > 0] for sign in ("pos", "neg")}
    assert line["pos"].max() < here["far.pos"] < 1.03 * line["pos"].max()
    assert line["neg"].min() > here["far.neg"] > 0.97 * line["neg"].min()
