"""Every control of every lesson at its ends and in 200 random states: the page runs, every sentence has its numbers."""

import itertools
import random

import pytest

from pages import LESSONS
from tests.pages.test_pages import run
from viz.declare.controls import Choice, Choices, Field, LogSlider, Slider
from viz.declare.spec import say
from viz.draw.state import as_state
from viz.look.text import Text

STATES = 200
text = Text("en")
every = pytest.mark.parametrize("name", LESSONS)


def ends(control):
    """The values of a control at which something could break."""
    if isinstance(control, Slider):
        return (control.low, control.high)
    if isinstance(control, LogSlider):
        return (control.values[0], control.values[-1])
    if isinstance(control, Choices):
        return (control.ids[:1], control.ids)
    return control.ids if isinstance(control, Choice) else ("", "1:100, 2:0.01", "1 2 nonsense")


def any_value(control, dice):
    """A value of a control, drawn."""
    if isinstance(control, Slider):
        steps = round((control.high - control.low) / control.step)
        return control.low + dice.randint(0, steps) * control.step
    if isinstance(control, LogSlider):
        return dice.choice(control.values)
    if isinstance(control, Choices):
        return tuple(name for name in control.ids if dice.random() < 0.4) or control.ids[:1]
    if isinstance(control, Choice):
        return dice.choice(control.ids)
    return dice.choice(("", f"{dice.randint(1, 40)}:{10 ** dice.uniform(-2, 2):.3g}", "0.5 2 1", "x:y"))


def states(lesson, scenarios):
    """Each control at each of its ends in these scenarios, then random states of all controls in any scenario."""
    explorable = lesson.explorable
    for scenario, key in itertools.product(scenarios, explorable.controls):
        for value in ends(explorable.controls[key]):
            yield explorable.defaults(scenario) | {key: value}
    dice = random.Random(0)
    for _ in range(STATES):
        drawn = {key: any_value(control, dice) for key, control in explorable.controls.items()}
        yield {"scenario": dice.choice(list(explorable.scenarios))} | drawn


@every
def test_the_page_runs_in_every_state(name):
    lesson = LESSONS[name]
    at = run(name, plain="0")
    for settings in states(lesson, list(lesson.explorable.scenarios)[:1]):
        at.session_state["scenario"] = settings["scenario"]
        for key, control in lesson.explorable.controls.items():
            at.session_state[key] = as_state(control, settings[key])
        at.run()
        assert not at.exception, (settings, at.exception[0].stack_trace)


@every
def test_every_sentence_has_its_numbers_in_every_state(name):
    """A cell of the table may be empty (a dash), a sentence may not; nothing says nan."""
    explorable = LESSONS[name].explorable
    for settings in states(LESSONS[name], explorable.scenarios):
        settings = {
            key: explorable.controls[key].default if isinstance(explorable.controls.get(key), Field) else value
            for key, value in settings.items()
        }
        values = explorable.evaluate(settings)
        said = [say(line, values) for kind in (explorable.lines, explorable.formula) for line in kind(settings, text)]
        for sentence in said:
            assert not any(bad in sentence for bad in ("–", "nan", "∞")), (settings, sentence)
