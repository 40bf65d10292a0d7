"""The variance lab between algos and its page: numbers, sentences, figures, recordings, files."""

import csv
import io
import math

import numpy as np
import plotly.graph_objects as go
import pytest

from algos.variance.frontier import SWEEPS
from pages.gradient_variance import lesson, long, long_figures, section
from pages.gradient_variance.enumeration.compute import SHOWABLE
from pages.gradient_variance.explorable import GRADIENT_VARIANCE as LAB
from pages.gradient_variance.explorable import of_claim
from pages.gradient_variance.figures import BARS, FARTHEST, HIGHEST, LOWEST, NEAREST
from pages.gradient_variance.long import cloud_csv, growth_csv
from pages.gradient_variance.record import recorded
from tests.near import assert_near
from viz.declare.controls import Choice, Choices
from viz.declare.explorable import names_in, resolve, say
from viz.look.style import DARK, LIGHT
from viz.look.text import Text

RECORDINGS = [(report, kind) for report in long.REPORTS for kind in long.RECORDED]
each_recording = pytest.mark.parametrize("report, kind", RECORDINGS)
each_look = pytest.mark.parametrize("lang, colours", [(lang, c) for lang in ("en", "zh") for c in (LIGHT, DARK)])
REPORT = {
    "growth": {
        "rows": {
            "objective": ["grpo"] * 6, "length": [4, 8, 16] * 2, "figure": ["inflation"] * 3 + ["relative_bias"] * 3,
            "value": [2.0, 1e9, 3.0, 0.2, None, -1.0], "low": [1.0, 1e8, -5.0, 0.1, None, -9.0],
            "high": [4.0, 1e10, 1e7, 0.4, None, 1e4],
        },
        "slopes": {"grpo": {"inflation": [0.5, 0.25, 0.75], "relative_bias": [None, None, None]}},
    },
}  # fmt: skip


def at(**changes):
    return LAB.defaults() | changes


@each_recording
def test_a_recording_is_what_the_code_computes(report, kind):
    kept, again = long.recording(report, kind), recorded(f"{report}_{kind}")
    assert kept["command"] == again["command"] == long.command(long.arguments(report, long.recorded_settings(kind)))
    # six digits of each number; exponents and coordinates near 0 to 1e-6
    about = "`python -m pages.commands.record` makes the recordings anew: only where the change was meant."
    assert_near(again["report"], kept["report"], rel=1e-4, abs=1e-6, about=about)


@pytest.mark.parametrize("kind", long.RECORDED)
def test_no_recorded_variance_is_negative_and_one_weight_has_none_inside_a_response(kind):
    rows = long.rows_of(long.recording("growth", kind)["report"])
    least = {row["figure"]: min(each["value"] for each in rows if each["figure"] == row["figure"]) for row in rows
             if row["figure"] in ("variance", "on_policy", "flat", "within", "between")}  # fmt: skip
    assert len(least) == 5 and all(value >= 0 for value in least.values()), least
    inside = [row for row in rows if row["figure"] == "within" and row["objective"] in ("gspo", "sequence_product")]
    assert {(row["value"], row["low"], row["high"]) for row in inside} == {(0, 0, 0)} and len(inside) == 16
    spread = [row["value"] for row in rows if row["figure"] == "within" and row["objective"] == "sapo"]
    assert min(spread) > 0


def test_recordings_are_made_with_what_the_page_opens_with():
    first = long.arguments("growth", at())
    assert long.command(first) == long.recording("growth", "noise")["command"]
    assert long.recording("growth", "drift")["command"] != long.command(long.arguments("growth", at(mismatch="drift")))


def test_arguments_name_every_setting_that_counts_and_no_other():
    settings = at(show=("sapo", "gspo"), gate_both=2.0, gspo_eps=0.03, seed=3, centre="ratio", eps=0.4)
    parts = long.arguments("cloud", settings)
    assert parts[:5] == ("cloud", "--length", "64", "--groups", "200")
    assert parts[parts.index("--objectives") + 1] == "gspo,sapo,sequence_product"
    assert "sapo.tau_pos=2" in parts and "gspo.eps_high=0.03" in parts
    assert "0.4" not in " ".join(parts)
    unseen = settings | {"short_length": 2, "batch_groups": 4, "cap": 2.0}
    assert long.arguments("cloud", unseen) == parts
    for key, value in {"seed": 4, "group_size": 4, "mismatch_size": 0.6, "gate_both": 5.0}.items():
        assert long.arguments("cloud", settings | {key: value}) != parts, key


def test_without_mismatch_to_speak_of_everyone_is_on_policy_but_gspo():
    """GSPO's band is narrower than a noise of 0.02, so that it still drops a third."""
    values = LAB.evaluate(at(mismatch_size=0.02, batch_groups=1))
    for name in ("grpo", "sapo", "cispo"):
        assert values[f"{name}.inflation"] == pytest.approx(1, abs=2e-3) and values[f"{name}.distance"] < 1e-3
    assert values["gspo.dead_responses"] > 0.3


@pytest.mark.parametrize("kind", ["noise", "drift", "flips"])
@pytest.mark.parametrize("size", [0.02, 1.0])
def test_what_is_drawn_stays_inside_the_axes(kind, size):
    values = LAB.evaluate(at(mismatch=kind, mismatch_size=size, show=SHOWABLE))
    for name in SHOWABLE:
        fronts = [values[f"{name}.front.{axis}"] for axis in "xy"] if name in SWEEPS else [[], []]
        xs, ys = ([values[f"{name}.{axis}"], *front] for axis, front in zip("xy", fronts, strict=True))
        assert all(LOWEST <= x <= HIGHEST for x in xs) and all(NEAREST <= y <= FARTHEST for y in ys), name
        assert 0 <= values[f"{name}.bar"] <= BARS and 0 <= values[f"{name}.flat"] <= BARS
    for name in SWEEPS:
        assert len(values[f"{name}.front.x"]) == len(SWEEPS[name])


def ends():
    for key, control in LAB.controls.items():
        if isinstance(control, Choices):
            continue
        values = control.ids if isinstance(control, Choice) else getattr(control, "values", None)
        values = values or (control.low, control.high)
        for value in (values[0], values[-1]):
            yield key, value


@pytest.mark.parametrize("key, value", list(ends()))
@pytest.mark.parametrize("kind", ["noise", "drift"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_control_at_its_end_says_numbers_or_a_dash(key, value, kind, lang):
    settings = at(mismatch=kind) | {key: value}
    values, text = LAB.evaluate(settings), Text(lang)
    said = [say(line, values) for line in LAB.lines(settings, text)]
    cells = [cell for row in resolve(LAB.table(settings, text), values)[1:] for cell in row]
    for words in (*said, *cells):
        assert words and "nan" not in words.lower().split() and "{" not in words and "inf" not in words.split()
    figures = LAB.figures(settings, LIGHT, text)
    assert names_in(list(figures.values())) <= values.keys()
    for spec in figures.values():
        assert go.Figure(resolve(spec, values)).layout.title.text is None
    for name in settings["show"]:
        assert np.isfinite(values[f"{name}.error.line"]).all()


def test_no_length_is_longer_than_can_be_enumerated():
    assert LAB.evaluate(at(short_length=8))["length"] == 4
    assert LAB.evaluate(at(short_length=8, mismatch="drift"))["length"] == 8


def told(**changes):
    """What the page says of C1."""
    settings = at(**changes)
    return " ".join(say(line, LAB.evaluate(settings)) for line in of_claim(settings, Text("en")))


def test_the_second_moment_is_that_of_the_noise_and_of_its_normal_law():
    """E exp(2z) by hand: three values of noise at sqrt(3) s, a flip of s sqrt(32) in every 32nd token."""
    words = told(mismatch_size=1.0)
    assert f"{2 / 3 + math.cosh(2 * math.sqrt(3)) / 3:.4g}" in words and f"{math.exp(2):.4g}" in words
    words = told(mismatch_size=0.3, mismatch="flips")
    assert f"{1 + (math.cosh(2 * 0.3 * math.sqrt(32)) - 1) / 32:.4g}" in words and f"{math.exp(0.18):.4g}" in words
    # where the ratio has mean 1 it is E r^2 / (E r)^2, and exp(s^2)
    words = told(mismatch_size=0.6, centre="ratio")
    first, second = (2 / 3 + math.cosh(k * 0.6 * math.sqrt(3)) / 3 for k in (1, 2))
    assert f"{second / first**2:.4g}" in words and f"exp(σ²) = {math.exp(0.36):.4g}" in words


def test_the_claim_is_told_in_the_numbers_of_the_state():
    values, said = LAB.evaluate(at()), told()
    assert f"is {values['grpo.inflation']:.2f} times that of the on-policy one" in said
    assert f"it would be {values['grpo.equal']:.2f} times" in said and "exp(2σ²) = 1.197" in said
    assert "exp(2σ²)" not in told(mismatch="drift") and "C1" in told(mismatch="drift")
    assert told(show=("sapo",)) == ""


@each_look
def test_every_figure_has_a_key(lang, colours):
    """Those that have a panel for each objective name it in the panel's title."""
    text = Text(lang)
    recorded = long.recording("growth", "noise")["report"]
    for figures in (LAB.figures(at(), colours, text), lesson.multiples(colours, text),
                    long_figures.growth(recorded, colours, text)):  # fmt: skip
        for spec in figures.values():
            drawn = go.Figure(resolve(spec, LAB.evaluate(at())))
            assert drawn.layout.showlegend and [t.name for t in drawn.data if t.showlegend is not False]


def test_the_numbers_of_the_small_multiples_are_worked_out_once():
    assert lesson.measured() is lesson.measured()
    for spec in lesson.multiples(LIGHT, Text("en")).values():
        assert len(spec["data"]) == len(lesson.SHOWN)


@each_recording
@each_look
def test_long_figures_are_plotly_with_fixed_axes(report, kind, lang, colours):
    kept = long.recording(report, kind)["report"]
    draw = long_figures.growth if report == "growth" else long_figures.clouds
    figures = draw(kept, colours, Text(lang))
    assert len(figures) == (2 if report == "growth" else 5)
    for spec in figures.values():
        layout = go.Figure(spec).layout
        assert len(layout.xaxis.range) == len(layout.yaxis.range) == 2 and layout.meta["alt"]
        for axis, key in ((layout.xaxis, "x"), (layout.yaxis, "y")):
            low, high = (10**end if axis.type == "log" else end for end in axis.range)
            drawn = [value for trace in spec["data"] for value in trace[key] if value is not None]
            assert drawn and low <= min(drawn) and max(drawn) <= high
    assert sum(spec["layout"]["meta"]["share"] for spec in figures.values()) <= 2
    assert long_figures.kept(draw, kept, colours, Text(lang)) is long_figures.kept(draw, kept, colours, Text(lang))


def test_points_stand_on_the_edge_and_are_left_out_where_nothing_is_known():
    figures = long_figures.growth(REPORT["growth"], LIGHT, Text("en"))
    variance, bias = (figures[key]["data"][0] for key in figures)
    assert variance["y"] == [2.0, 1e6, None]
    assert variance["error_y"]["array"] == [2.0, 0.0, 0.0] and variance["error_y"]["arrayminus"] == [1.0, 0.0, 0.0]
    assert bias["y"] == [0.2, None, None]


def test_slopes_in_words_say_what_is_known_and_no_more():
    text = Text("en")
    lines = section.slopes(REPORT["growth"], text)
    assert lines == [text("gradient_variance.long.slope_short", name="GRPO", slope="0.50", low="0.25", high="0.75")]
    nothing = {"grpo": {"inflation": [None] * 3, "relative_bias": [None] * 3}}
    said = section.slopes(REPORT["growth"] | {"slopes": nothing}, text)
    assert said == [text("gradient_variance.long.unresolved", name="GRPO")]
    kept = long.recording("growth", "noise")["report"]
    last = max(row["length"] for row in long.points_of(kept, long.PRODUCT, "inflation") if row["low"] > 0)
    assert f" at {last}, the longest" in section.slopes(kept, text)[-1] and 16 <= last < 512


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_files_hold_every_number_of_a_report(lang):
    grown, clouds = (long.recording(report, "drift")["report"] for report in long.REPORTS)
    rows = list(csv.DictReader(io.StringIO(growth_csv(grown, Text(lang)))))
    assert len(rows) == 3 * len(grown["rows"]["value"])
    first = long.rows_of(grown)[0]
    assert [float(row["value"]) for row in rows[:3]] == [first["value"], first["low"], first["high"]]
    assert [row["name"] for row in rows[:3]] == [f"grpo.{first['figure']}{end}" for end in ("", ".low", ".high")]
    dots = list(csv.DictReader(io.StringIO(cloud_csv(clouds, Text(lang)))))
    assert len(dots) == 2 * long.GROUPS * 5 and dots[1]["name"] == "grpo.across" and dots[-1]["index"] == "200"
    assert float(dots[0]["value"]) == clouds["rows"]["along"][0]
