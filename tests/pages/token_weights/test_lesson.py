"""The lesson on token weights: its claims by hand-computed numbers, its predictions at states where they flip."""

import math

import numpy as np
import pytest
import torch

from algos import make_objective
from pages.token_weights.explorable import NAMES, TOKEN_WEIGHTS
from pages.token_weights.lesson import EDGE, ENOUGH
from pages.token_weights.lesson import TOKEN_WEIGHTS_LESSON as LESSON
from pages.token_weights.multiples import RATIOS, ROGUE, TOKENS, blocks
from viz.declare.explorable import resolve, say, unmarked
from viz.look.numbers import number
from viz.look.style import DARK, LIGHT
from viz.look.text import LANGUAGES, Text


def at(scenario="loud", **changes):
    """The values in a scenario with some settings changed."""
    return TOKEN_WEIGHTS.evaluate(TOKEN_WEIGHTS.defaults(scenario) | changes)


def test_c1_one_advantage_and_a_weight_per_token():
    """Ratios 1.2, 0.8, 1.5 by hand, A < 0: GRPO weighs 1.2, 0 (clipped below its band only beyond 0.8), 1.5."""
    values = at("on_policy", A=-1.0, length=3, edits="1.1 0.7 1.5", show=("grpo", "gspo", "sapo"))
    assert values["grpo.weight"][:3].tolist() == pytest.approx([1.1, 0, 1.5])
    mean = (1.1 + 1.5) / 3
    assert values["grpo.variance"] == pytest.approx((1.1**2 + 1.5**2) / 3 - mean**2)
    assert values["gspo.variance"] == 0 and values["sapo.variance"] > 0


@pytest.mark.parametrize(
    ("A", "ratio", "gone"), [(1.0, 3.0, True), (1.0, 0.2, False), (-1.0, 3.0, False), (-1.0, 0.2, True)]
)
def test_c2_two_of_the_four_corners_are_dropped(A, ratio, gone):
    values = at("rogue_up_pos", A=A, ratio=ratio, spread=0.0)
    assert values["grpo.outside"] == 1 and (values["at.grpo.weight"] == 0) == gone
    assert values["grpo.removed"] == gone


def test_c3_gspo_is_flat_and_all_or_nothing_at_the_edges_of_its_band():
    """s = ratio^(1/24): 1.0095 is 4.0e-4 above 1 in the 24th root; the band ends at 4e-4."""
    inside, outside = (at("on_policy", length=24, edits=f"1:{r}", show=("gspo",)) for r in (1.0096, 1.0097))
    assert inside["s"] == pytest.approx(1.0096 ** (1 / 24)) and inside["s"] < 1.0004 < outside["s"]
    assert inside["gspo.removed"] == 0 and inside["gspo.variance"] == 0
    assert outside["gspo.removed"] == 24


def test_c11_who_keeps_how_much_with_one_rogue_token():
    values = at("rogue_up_pos", spread=0.0)
    assert values["s"] == pytest.approx(3 ** (1 / 24))
    assert [values[f"{name}.removed"] for name in ("grpo", "gspo", "sapo")] == [1, 24, 0]
    assert values["at.sapo.weight"] == pytest.approx(3 * 4 * math.e**2 / (1 + math.e**2) ** 2)


def test_the_loud_token_is_dead_and_value_and_weight_are_two_numbers():
    values = at()
    assert values["focus.term_at"] == pytest.approx(1.2) and values["focus.weight_at"] == 0
    assert values["focus.loudest"] == 1 and values["focus.dead"] == 1
    sapo = at(focus="sapo")
    assert sapo["focus.term_at"] == pytest.approx(4 / (1 + math.exp(-2))) and sapo["focus.dead"] == 0
    quiet = at(ratio=1.0)
    assert quiet["focus.loudest"] == 0 and quiet["focus.dead"] == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_objective_can_be_in_focus(name):
    settings = TOKEN_WEIGHTS.defaults("rogue_up_pos") | {"focus": name, "show": ("grpo",)}
    values = TOKEN_WEIGHTS.evaluate(settings)
    alone = TOKEN_WEIGHTS.evaluate(settings | {"show": (name,)})
    np.testing.assert_array_equal(values["focus.weight"], alone[f"{name}.weight"])
    if name in ("grpo", "gspo", "sapo"):
        assert values["focus.term"][:24].mean() == pytest.approx(alone[f"{name}.value"])
    if name in ("cispo", "reinforce"):  # all but log pi is held constant: the value says nothing, so there is none
        assert np.isnan(values["focus.term"][:24]).all() and np.isnan(alone[f"{name}.value"])
    for lang in LANGUAGES:
        for line in TOKEN_WEIGHTS.formula(settings, Text(lang)):
            assert "{" not in say(line, values)


def test_the_formula_multiplies_out():
    values = at("rogue_up_neg")
    for name in ("grpo", "gspo", "sapo"):
        ratio = values["s"] if name == "gspo" else values["at.r"]
        assert values[f"at.{name}.c"] == pytest.approx(-ratio * values[f"at.{name}.slope"])
    slope = make_objective("sapo").curves(torch.tensor(3.0, dtype=torch.float64), -1.0).slope
    assert values["at.sapo.slope"] == pytest.approx(float(slope)) == pytest.approx(1 / math.cosh(1.05) ** 2)


def test_the_formula_shows_what_is_shown_or_in_focus():
    def said(**own):
        settings = TOKEN_WEIGHTS.defaults() | own
        values = TOKEN_WEIGHTS.evaluate(settings)
        return [unmarked(say(line, values)).split(",")[0] for line in TOKEN_WEIGHTS.formula(settings, Text("en"))]

    assert said() == ["GRPO", "SAPO"]
    assert said(show=("cispo",), focus="gspo") == ["GSPO"]
    assert said(show=("grpo",), focus="cispo") == ["GRPO", "CISPO"]


FLIPS = {
    "jump": [({"ratio": 1.0, "spread": 0.0}, "none"), ({"A": -1.0}, "none"), ({"ratio": 3.0}, "all")],
    "fall": [({"A": -1.0}, "both"), ({"ratio": 3.0}, "both"), ({"A": -1.0, "ratio": 0.85, "spread": 0.0}, "both"),
             ({"ratio": 1.0, "spread": 0.0}, "nobody")],
    "bad": [({"ratio": 0.2}, "not"), ({"ratio": 1.0}, "same"), ({"A": 1.0}, "not")],
}  # fmt: skip
TRUTHS = {"jump": "all", "fall": "nobody", "bad": "harder"}


@pytest.mark.parametrize("prediction", LESSON.predictions, ids=lambda p: p.key)
def test_the_truth_of_a_prediction_is_computed(prediction):
    assert prediction.truth(LESSON.values(prediction.at)) == TRUTHS[prediction.key]
    for change, truth in FLIPS[prediction.key]:
        assert prediction.truth(LESSON.values(prediction.at | change)) == truth, change


def test_the_predictions_are_not_answered_by_the_first_view():
    assert "gspo" not in TOKEN_WEIGHTS.defaults()["show"]
    assert all(prediction.at["scenario"] != "loud" for prediction in LESSON.predictions)


def test_small_multiples_say_who_drops_what():
    """Hand-made table of dropped tokens over the five ratios."""
    wanted = {
        1.0: {"grpo": [0, 0, 0, 1, 1], "gspo": [0, 0, 0, TOKENS, TOKENS], "sapo": [0] * 5},
        -1.0: {"grpo": [1, 1, 0, 0, 0], "gspo": [TOKENS, TOKENS, 0, 0, 0], "sapo": [0] * 5},
    }
    for A, rows in wanted.items():
        for name, counts in rows.items():
            assert [block["removed"][0] for block in blocks(A)[name]] == counts
            for ratio, block in zip(RATIOS, blocks(A)[name], strict=True):
                if name == "grpo":
                    kept = 0 if block["removed"][0] else ratio
                    assert abs(block["signed"][ROGUE - 1]) == pytest.approx(kept)


def words_of(palette=LIGHT, lang="en", **own):
    """What the row of words is drawn from, its references resolved."""
    settings = TOKEN_WEIGHTS.defaults() | own
    values = TOKEN_WEIGHTS.evaluate(settings)
    spec = TOKEN_WEIGHTS.figures(settings, palette, Text(lang))["weight"]["layout"]["meta"]["words"]
    return resolve(spec, values)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_wear_what_the_objective_in_focus_does(lang):
    shown = words_of(lang=lang)
    assert len(shown["passage"]) >= 24 and len(shown["signed"]) == len(shown["ring"]) == 24
    assert np.flatnonzero(~np.isnan(shown["ring"])).tolist() == [7]
    everything = words_of(lang=lang, drift=0.5, edits="8:3")
    assert not np.isnan(everything["ring"]).any()
    assert ("teaches it nothing" if lang == "en" else "什么也学不到") in everything["said"]
    assert words_of(lang=lang, A=0.0)["said"].count("0") >= 1


def contrast(one, other):
    """WCAG's ratio of two #rrggbb colours."""

    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    a, b = sorted((light(one), light(other)))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_ink_on_a_word_of_full_tint_can_be_read(palette):
    shown = words_of(palette)
    assert contrast(palette.ink, shown["up"]) >= 4.5 and contrast(palette.ink, shown["down"]) >= 4.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_grid_holds_every_token_and_what_is_typed_into_it_goes_into_the_edits(lang):
    settings = TOKEN_WEIGHTS.defaults() | {"show": ("grpo", "vespo"), "edits": "5:0.2"}
    grid, values = TOKEN_WEIGHTS.grid(TOKEN_WEIGHTS.choices(settings), Text(lang)), TOKEN_WEIGHTS.evaluate(settings)
    columns = {column["vector"]: column for column in grid["columns"]}
    assert list(columns) == ["token", "r", "prob", "grpo.weight", "vespo.weight"]
    assert [vector for vector, column in columns.items() if column["edit"]] == ["r"]
    assert len({column["name"] for column in grid["columns"]}) == 5
    rows = round(values[grid["rows"]])
    assert all(len(values[vector]) >= rows for vector in columns) and values["r"][4] == pytest.approx(0.2)
    assert number(values["r"][4], columns["r"]["form"]) == "0.2000"


@pytest.mark.parametrize("seed", [0, 7, 99])
def test_a_longer_answer_does_not_save_the_jump(seed):
    """What step 4 of the tour says, at every seed: all others stand at exactly 1."""
    at = LESSON.tour[3].at
    values = TOKEN_WEIGHTS.evaluate(TOKEN_WEIGHTS.defaults(at["scenario"]) | at | {"seed": seed})
    assert values["gspo.removed"] == values["length"] == 512
    assert values["s"] == pytest.approx(3 ** (1 / 512))
    assert 3 ** (1 / ENOUGH) <= EDGE < 3 ** (1 / (ENOUGH - 1)) and ENOUGH == 2748
