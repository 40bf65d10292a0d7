"""The means page: the numbers of its claims by hand, its predictions where they flip, its study of many responses."""

import math
import time

import pytest
import torch

from algos.objectives.gspo import GSPO
from pages.means.explorable import MEANS_EXPLORABLE
from pages.means.lesson import LENGTHS, MEANS_LESSON, means_of, multiples
from pages.means.many import figures as many_figures
from pages.means.many import study as many
from pages.means.scale import EDGE, MEANS, place
from viz.look.style import palette
from viz.look.text import Text

LOW, HIGH = GSPO().band()


def evaluate(**at):
    """The explorable's values in a state."""
    return MEANS_LESSON.values(at)


def test_a_millionth_among_a_hundred_and_a_thousand_tokens():
    """C5: (1e-6)^(1/100) = 0.871 and (1e-6)^(1/1000) = 0.986, both below the band; 50,000 tokens are inside it."""
    assert means_of(100)["geometric"] == pytest.approx(0.871, abs=5e-4)
    assert means_of(1000)["geometric"] == pytest.approx(0.986, abs=5e-4)
    assert means_of(1000)["geometric"] < LOW and means_of(50_000)["geometric"] > LOW
    assert means_of(1000)["arithmetic"] == pytest.approx(0.999000001)
    assert means_of(100)["harmonic"] == pytest.approx(100 / (99 + 1e6))


def test_the_longest_response_that_is_clipped():
    """C5: 46,044 tokens; the count is right to the token for each mean and both directions."""
    v = evaluate()
    assert v["last.geometric"] == 46_044 and v["last.arithmetic"] == 3_333
    for outlier in (1e-6, 0.03, 0.7, 2.0, 10.0):
        v = evaluate(outlier=outlier)
        outside = (lambda mean: mean < LOW - 1e-12) if outlier < 1 else (lambda mean: mean > HIGH + 1e-12)
        at = {
            "geometric": lambda T, o=outlier: o ** (1 / T),
            "arithmetic": lambda T, o=outlier: (o + T - 1) / T,
            "harmonic": lambda T, o=outlier: T / (T - 1 + 1 / o),
        }
        for name, mean in at.items():
            T = v[f"last.{name}"]
            if T > 1e6:  # one token more is below what a float can tell
                continue
            assert outside(mean(T)) and not outside(mean(T + 1)), (outlier, name, T)


def test_length_helps_only_while_the_others_are_inside():
    assert evaluate()["rest"] == 0 and evaluate(outlier=1.0)["rest"] == 1 and evaluate(base=0.99)["rest"] == 2


def test_who_keeps_a_gradient_by_sign():
    """C5: for A > 0 a low s is never clipped, nor a high one for A < 0; inside the band all keep it."""
    low, high, on = evaluate(), evaluate(outlier=10.0), evaluate(outlier=1.0)
    assert (low["kept.neg"], low["kept.pos"]) == (0, 100)
    assert (high["kept.neg"], high["kept.pos"]) == (100, 0)
    assert (on["kept.neg"], on["kept.pos"]) == (100, 100)


def test_the_identity_in_log_space():
    """C6: s = exp(mean log r), and the formulas' parts give the means."""
    v = evaluate(scenario="noise", base=1.05, outlier=0.3)
    r = torch.as_tensor(v["ratio"][: int(v["length"])])
    assert v["geometric"] == pytest.approx(math.exp(v["mean_z"])) == pytest.approx(float(r.prod() ** (1 / len(r))))
    assert v["arithmetic"] == pytest.approx(v["sum_r"] / v["length"]) == pytest.approx(float(r.mean()))
    assert v["harmonic"] == pytest.approx(v["length"] / v["sum_inverse"])
    assert v["product"] == pytest.approx(math.exp(v["sum_z"]))


def test_curves_over_length_pass_through_the_means():
    """The curve at T = 100 is what 100 tokens have; the stretched scale tells the band's edges from 1."""
    v = evaluate()
    T = v["over.token"].tolist().index(100)
    for name in MEANS:
        assert v[f"over.{name}"][T] == pytest.approx(v[name], rel=1e-9), name
    assert len(v["over.token"]) <= 250 and len(v["far.token"]) <= 250
    assert -1 < place(LOW) < -0.5 < 0.5 < place(HIGH) < 1 and place(1.0) == 0
    assert place(13_780.6) == EDGE and place(0.0) > -EDGE


@pytest.mark.parametrize(
    "key, elsewhere, answer, other",
    [
        ("who", {"outlier": 1.0}, "negative", "neither"),
        ("who", {"scenario": "upward"}, "negative", "positive"),
        ("arithmetic", {"outlier": 0.9, "length": 512}, "below", "inside"),
        ("arithmetic", {"scenario": "growth"}, "below", "above"),
        ("growth", {"scenario": "decay"}, "thousands", "tens"),
        ("growth", {"scenario": "growth", "length": 60}, "thousands", "hundreds"),
    ],
)
def test_predictions_and_where_they_flip(key, elsewhere, answer, other):
    prediction = next(p for p in MEANS_LESSON.predictions if p.key == key)
    assert prediction.truth(MEANS_LESSON.values(prediction.at)) == answer
    assert prediction.truth(evaluate(**elsewhere)) == other
    assert MEANS_LESSON.settings(prediction.at) != MEANS_EXPLORABLE.defaults()


def test_small_multiples_tell_the_lengths_apart():
    figures = multiples(palette("light"), Text("en"))
    marks = [[trace["x"][0] for trace in figure["data"]] for figure in figures.values()]
    geometric = [mark[list(MEANS).index("geometric")] for mark in marks]
    assert geometric == sorted(geometric) and len(figures) == len(LENGTHS)
    assert geometric[2] < place(LOW) < geometric[3]


def test_means_are_told_apart_by_more_than_colour():
    looks = MEANS.values()
    assert len({look.dash for look in looks}) == len({look.symbol for look in looks}) == len(MEANS)


def test_many_responses_show_what_the_closed_forms_say():
    """C6: E[arithmetic] = 1 and E[log s] = -KL / T at fixed length; both break when length goes with the ratio."""
    found = many.study("fixed", 100, 0.01, 0)
    assert found.exact["arithmetic"][0] == pytest.approx(1, abs=1e-12)
    assert found.exact["log_geometric"][0] == pytest.approx(-0.01, rel=1e-6)
    for name in ("arithmetic", "log_geometric", "geometric"):
        mean, half = found.mean(name)
        assert abs(mean - found.exact[name][0]) < 2 * half, name
    sooner = many.study("sooner", 100, 0.01, 0)
    assert sooner.mean("arithmetic")[0] - sooner.mean("arithmetic")[1] > 1
    assert sooner.mean("log_geometric")[0] - sooner.mean("log_geometric")[1] > 0


def test_shares_inside_the_band():
    """A tiny update leaves every s inside, a large one none; the histogram holds all that lies within its axis."""
    assert many.study("fixed", 1000, 1e-6, 0).inside("geometric")[0] == 1
    assert many.study("fixed", 1000, 0.1, 0).inside("geometric") == (0, 0)
    chosen = many.study("fixed", 100, 0.01, 0)
    share, half = chosen.inside("geometric")
    assert 0 < share < 0.05 and 0 < half < 0.01
    for name in MEANS:
        counts, beyond = many_figures.histogram(chosen, name, many_figures.reach(chosen))
        assert sum(counts) + beyond == pytest.approx(1, abs=1e-6)


def test_variances_of_the_logs():
    """C7: T sigma^2 for the product and sigma^2 / T for the geometric mean."""
    chosen = many.study("fixed", 500, 1e-3, 2)
    for name, expected in (("log_product", 500 * chosen.variance), ("log_geometric", chosen.variance / 500)):
        assert chosen.exact[name][1] ** 2 == pytest.approx(expected, rel=1e-9)
        assert float(chosen.drawn[name].var()) == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", many.KINDS)
def test_every_setting_can_be_drawn_and_said(kind, lang):
    """At the ends of the controls: finite, no panel without a word, no number that is not a number in a sentence."""
    text = Text(lang)
    for length, kl in ((5, 1e-6), (5, 0.1), (1000, 1e-6), (1000, 0.1)):
        for figure in many_figures.figures(kind, length, kl, 0, palette("dark"), text).values():
            for trace in figure["data"]:
                assert all(math.isfinite(value) for value in [*trace["x"], *trace["y"]])
        chosen = many.study(kind, length, kl, 0)
        assert not any("nan" in said or said == "inf" for said in many.numbers(chosen).values())
        assert "nan" not in many.table(chosen, text)


def test_the_study_answers_at_once():
    """The largest setting, uncached, in all four kinds: the 300 ms of an action, twice that on a busy machine."""
    start = time.process_time()
    for kind in many.KINDS:
        many.study.__wrapped__(kind, many.LENGTHS[-1], 0.0123, 5)
    assert time.process_time() - start < 0.6
