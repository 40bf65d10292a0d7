"""Every explorable, from its declaration alone: numbers, figures, sentences and texts hold together."""

import itertools
import math

import numpy as np
import plotly.graph_objects as go
import pytest

from pages import EXPLORABLES
from tests.pages.reading import spoken, strange
from viz.declare.controls import Choice, Choices, Field, LogSlider, Number, Slider
from viz.declare.explorable import names_in, resolve, say
from viz.live import payload
from viz.look.style import palette
from viz.look.text import LANGUAGES, Text, catalogue

every = pytest.mark.parametrize("name", EXPLORABLES)
every_scenario = pytest.mark.parametrize(
    "name, scenario", [(name, scenario) for name, e in EXPLORABLES.items() for scenario in e.scenarios]
)


def corners(explorable):
    """Settings at the ends of the first three sliders, the others at their default, in every scenario."""
    for scenario in explorable.scenarios:
        settings = explorable.defaults(scenario)
        ends = {}
        for key, control in list(explorable.controls.items())[:4]:
            if isinstance(control, Slider):
                ends[key] = (control.low, control.high)
            elif isinstance(control, LogSlider):
                ends[key] = (control.values[0], control.values[-1])
        for chosen in itertools.product(*ends.values()):
            yield settings | dict(zip(ends, chosen, strict=True))


@every
def test_numbers_are_finite_in_every_corner(name):
    """Only vectors past the response's end, stems' gaps and readouts of an empty mean may be NaN; nothing is inf."""
    explorable = EXPLORABLES[name]
    for settings in corners(explorable):
        values = explorable.evaluate(settings)
        for key, value in values.items():
            kept = np.atleast_1d(value)
            # lowest and highest weight of no token at all
            if key.endswith((".low", ".high")):
                continue
            assert not np.isinf(kept).any(), (key, settings)


@every_scenario
@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_and_sentences_refer_only_to_what_there_is(name, scenario, lang):
    explorable, text = EXPLORABLES[name], Text(lang)
    settings = explorable.defaults(scenario)
    values = explorable.evaluate(settings)
    for theme in ("light", "dark"):
        for spec in explorable.figures(settings, palette(theme), text).values():
            assert names_in(spec) <= values.keys()
            figure = resolve(payload.simple(spec), values)
            go.Figure(figure["data"], figure["layout"])  # plotly refuses a misspelt property
            assert strange("\n".join(spoken(figure))) == []
    for line in explorable.lines(settings, text):
        assert names_in({"$p": line}) <= values.keys()
        assert "{" not in say(line, values)
        assert strange(say(line, values)) == []
    for line in explorable.formula(settings, text):
        assert strange(say(line, values)) == []
    rows = resolve(explorable.table(settings, text), values)
    assert len({len(row) for row in rows}) == 1 and all(isinstance(cell, str) for row in rows for cell in row)
    assert strange("\n".join(cell for row in rows for cell in row)) == []


@every
def test_the_narrow_function_gives_the_same_numbers(name):
    """What is shown does not change when the outputs that nothing shows are left out."""
    explorable = EXPLORABLES[name]
    if explorable.narrow is None:
        return
    import torch

    settings = explorable.defaults()
    inputs = {key: torch.as_tensor(value, dtype=torch.float64) for key, value in explorable.inputs(settings).items()}
    whole, narrow = explorable.compute(inputs), explorable.narrow(settings)(inputs)
    assert narrow.keys() < whole.keys()
    for key, value in narrow.items():
        torch.testing.assert_close(value, whole[key], rtol=0, atol=0, equal_nan=True)


@every
def test_texts_are_complete(name):
    explorable, keys = EXPLORABLES[name], catalogue("en").keys()
    wanted = {f"{name}.{key}" for key in ("nav", "question", "lead")}
    wanted |= {f"{name}.{kind}.{scenario}" for kind in ("scenario", "expect") for scenario in explorable.scenarios}
    wanted |= {f"control.{key}.{kind}" for key in explorable.controls for kind in ("label", "help")}
    assert wanted <= keys


@every_scenario
def test_control_grids(name, scenario):
    """Defaults and ends lie on the grid of every slider, so the address, the thumb and Python agree."""
    for key, control in EXPLORABLES[name].at(scenario).items():
        assert key == control.key and key.isascii()
        if isinstance(control, Slider):
            for value in (control.default, control.high):
                steps = (value - control.low) / control.step
                assert steps == pytest.approx(round(steps), abs=1e-9)
        elif isinstance(control, LogSlider):
            assert control.default in control.values and sorted(control.values) == list(control.values)
        elif isinstance(control, Number):
            assert control.default in control.values and isinstance(control.default, int)
        elif isinstance(control, Choice):
            assert control.default in control.ids
        else:
            assert isinstance(control, Choices | Field)


def evaluate(name, scenario=None, **changes):
    """The values of an explorable in a scenario, with some settings changed."""
    explorable = EXPLORABLES[name]
    return explorable.evaluate(explorable.defaults(scenario) | changes)


def test_what_the_scenarios_of_token_weights_promise():
    at = {scenario: evaluate("token_weights", scenario) for scenario in EXPLORABLES["token_weights"].scenarios}
    rogue = at["rogue_up_pos"]
    assert rogue["grpo.removed"] == 1 and rogue["gspo.removed"] == 24 and rogue["sapo.removed"] == 0
    assert rogue["r"][7] == pytest.approx(3)
    flipped = (np.abs(np.log(at["routing_flips"]["r"][:48])) > 0.9).mean()
    assert 0.05 < flipped < 0.25
    drifting = np.log(at["long_drift"]["r"][:128])
    assert drifting[64:].mean() > drifting[:64].mean() + 0.1
    assert at["on_policy"]["s"] == at["on_policy"]["product"] == 1


def test_what_the_scenarios_of_means_promise():
    zero, long = evaluate("means", "zero"), evaluate("means", "thousandth")
    assert zero["geometric"] == pytest.approx(0.871, abs=5e-4) and zero["case"] == 1
    assert long["geometric"] > 0.97 and long["case"] == 1
    growth, decay = evaluate("means", "growth"), evaluate("means", "decay")
    assert growth["product"] == pytest.approx(13780.6, abs=0.05) and growth["geometric"] == pytest.approx(1.1)
    assert decay["product"] == pytest.approx(2.656e-5, abs=1e-8) and decay["geometric"] == pytest.approx(0.9)


def test_what_the_scenarios_of_sapo_gate_promise():
    paper, sharp, skewed = (evaluate("sapo_gate", name) for name in ("paper", "sharp", "asymmetric"))
    assert paper["weaker"] == pytest.approx(0.023, abs=1e-3)
    assert paper["pos.peak_at"] == pytest.approx(2.06, abs=0.02) and paper["pos.peak"] == pytest.approx(1.575, abs=1e-3)
    assert sharp["pos.peak_at"] == pytest.approx(1.075, abs=0.01) and sharp["pos.phi"] < 0.1
    assert skewed["weaker"] > 0.9


def test_gspo_gives_every_token_the_same_weight_and_grpo_its_ratio():
    values = evaluate("token_weights", "rogue_up_neg", spread=0.15)
    assert values["gspo.variance"] == pytest.approx(0, abs=1e-30)
    kept = np.isnan(values["grpo.ring"][:24])
    np.testing.assert_allclose(values["grpo.weight"][:24][kept], values["r"][:24][kept])


def test_outside_the_band_is_not_the_same_as_dropped():
    """A > 0: a token far below the band is outside and keeps its gradient."""
    values = evaluate("token_weights", ratio=0.2, spread=0.0)
    assert values["grpo.outside"] == 1 and values["grpo.removed"] == 0


def test_edits_reach_only_their_token():
    before, after = evaluate("token_weights"), evaluate("token_weights", edits="5:0.2,9999:3")
    assert (before["r"] != after["r"]).nonzero()[0].tolist() == [4] and after["r"][4] == pytest.approx(0.2)


def test_dr_grpo_divides_by_the_response_and_not_by_the_padding():
    values = evaluate("token_weights", "on_policy")
    assert values["dr_grpo.value"] == pytest.approx(values["grpo.value"]) == pytest.approx(1)


def test_tokens_stand_in_the_same_column_of_both_figures():
    explorable = EXPLORABLES["token_weights"]
    settings = explorable.defaults() | {"show": ("grpo", "sequence_product")}
    for lang in LANGUAGES:
        figures = explorable.figures(settings, palette("light"), Text(lang))
        layouts = [figures[name]["layout"] for name in ("ratios", "strip")]
        assert layouts[0]["margin"]["l"] == layouts[1]["margin"]["l"] and layouts[0]["xaxis"] == layouts[1]["xaxis"]


def test_no_listed_ratio_is_the_edge_of_a_band():
    ratio = EXPLORABLES["token_weights"].controls["ratio"]
    assert not set(ratio.values) & {0.8, 1.2, 1.28, 5.0}
    assert not any(math.isclose(math.log(r), edge) for r in ratio.values for edge in (0.4, -0.4))


def test_the_largest_numbers_are_written_as_powers_of_ten():
    """The product of many ratios leaves every fixed format behind."""
    values = evaluate("token_weights", spread=0.6, drift=0.5, length=512, show=("sequence_product",))
    explorable = EXPLORABLES["token_weights"]
    settings = explorable.defaults() | {"show": ("sequence_product",)}
    assert values["sequence_product.high"] > 1e30
    assert "\u00a0×\u00a010" in say(explorable.lines(settings, Text("en"))[0], values)
    assert any("\u00a0×\u00a010" in cell for cell in resolve(explorable.table(settings, Text("en")), values)[1])
