"""Figures, sentences, tables and inputs are made of choices: none reads a slider, so all its places share them."""

import random

import numpy as np
import pytest
import torch

from pages import EXPLORABLES
from pages.clip_regions.own_gate.explorable import EXAMPLES, own_gate
from pages.training_race.recordings import lanes_of
from pages.training_race.runner import with_lanes
from tests.pages.test_fuzz import any_value
from viz.live.payload import simple
from viz.look.style import DARK, LIGHT
from viz.look.text import LANGUAGES, Text

EACH = 3  # states drawn for every scenario
MADE = {
    **EXPLORABLES,
    **{f"own_gate {name}": own_gate(formula) for name, formula in EXAMPLES.items()},
    "training_race_own": with_lanes(lanes_of("stale"), 0),
}


def states(explorable):
    """Random settings of every control in every scenario."""
    dice = random.Random(0)
    for scenario in explorable.scenarios:
        for _ in range(EACH):
            drawn = {key: any_value(control, dice) for key, control in explorable.controls.items()}
            if "gate" in drawn:
                drawn["gate"] = dice.choice(list(EXAMPLES.values()))
            yield {"scenario": scenario} | drawn


def made(explorable, settings):
    """All that is made of them, as the browser gets it."""
    found = {"extra": explorable.extra(settings), "rests": sorted(explorable.rests(settings["scenario"]))}
    for lang in LANGUAGES:
        text = Text(lang)
        for kind in ("formula", "lines", "table", "grid"):
            found[kind, lang] = getattr(explorable, kind)(settings, text)
        for palette in (LIGHT, DARK):
            found["figures", lang, palette.paper] = explorable.figures(settings, palette, text)
    return {key: simple(value) for key, value in found.items()}


@pytest.mark.parametrize("name", MADE)
def test_nothing_but_the_outputs_of_compute_depends_on_a_slider(name):
    explorable = MADE[name]
    for settings in states(explorable):
        choices = explorable.choices(settings)
        assert not choices.keys() & explorable.sliders.keys()
        ours, whole = made(explorable, choices), made(explorable, settings)
        for key in whole:
            assert ours[key] == whole[key], (key, settings)


@pytest.mark.parametrize("name", [name for name, one in MADE.items() if one.narrow])
def test_the_narrow_function_is_that_of_the_choices(name):
    explorable = MADE[name]
    for settings in states(explorable):
        x = {key: torch.as_tensor(v, dtype=torch.float64) for key, v in explorable.inputs(settings).items()}
        whole, ours = (explorable.narrow(known)(x) for known in (settings, explorable.choices(settings)))
        assert ours.keys() == whole.keys()
        for key, value in ours.items():
            np.testing.assert_array_equal(value, whole[key], err_msg=key)
