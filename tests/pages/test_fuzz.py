"""Every page under settings at their ends and under links that nobody should write: it runs, it says its numbers.

States are combinations that hold every pair of scenarios and controls' ends, and a few random ones.
"""

import random
import re

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages import LESSONS
from tests import ROOT
from tests.pages.pairs import all_pairs
from tests.pages.test_pages import PAGES, run
from viz.declare.controls import Choice, Choices, Field, LogSlider, Number, Slider
from viz.declare.spec import say
from viz.draw.state import as_state
from viz.look.text import Text

RANDOM = 10
FEW = 3  # ids of a choice up to which each is an end
text = Text("en")
every = pytest.mark.parametrize("name", LESSONS)
# what only a link sets, on every page
LINK_ONLY = ("hide", "lock", "size", "answers", "plain", "v")
HOSTILE = (
    "", "²", "<b>](http://x)`</b>", "nan", "-0", "1e999", "9" * 5000, "词元\n'\"\\", ["1", "<i>"],
)  # fmt: skip


def ends(control):
    """The values of a control at which something could break."""
    if isinstance(control, Slider | Number):
        return (control.low, control.high)
    if isinstance(control, LogSlider):
        return (control.values[0], control.values[-1])
    if isinstance(control, Choices):
        return (control.ids[:1], control.ids)
    if isinstance(control, Choice):
        return control.ids if len(control.ids) <= FEW else (control.ids[0], control.ids[-1])
    return ("", "1:100, 2:0.01", "1 2 nonsense")


def any_value(control, dice):
    """A value of a control, drawn."""
    if isinstance(control, Slider):
        steps = round((control.high - control.low) / control.step)
        return control.low + dice.randint(0, steps) * control.step
    if isinstance(control, LogSlider | Number):
        return dice.choice(control.values)
    if isinstance(control, Choices):
        return tuple(name for name in control.ids if dice.random() < 0.4) or control.ids[:1]
    if isinstance(control, Choice):
        return dice.choice(control.ids)
    return dice.choice(("", f"{dice.randint(1, 40)}:{10 ** dice.uniform(-2, 2):.3g}", "0.5 2 1", "x:y"))


def states(lesson):
    """Every pair of ends and scenarios, then random states that go through every id of every choice."""
    dice, explorable = random.Random(0), lesson.explorable
    controls, scenarios = explorable.controls, tuple(explorable.scenarios)
    yield from all_pairs({"scenario": scenarios} | {key: ends(control) for key, control in controls.items()}, dice)
    long = {key: c.ids[1:-1] for key, c in controls.items() if isinstance(c, Choice) and len(c.ids) > FEW}
    for number in range(max([RANDOM, *map(len, long.values())])):
        drawn = {key: any_value(control, dice) for key, control in controls.items()}
        yield {"scenario": dice.choice(scenarios)} | drawn | {key: ids[number % len(ids)] for key, ids in long.items()}


@every
def test_the_page_runs_in_every_state(name):
    lesson = LESSONS[name]
    at = run(name, plain="0")
    for settings in states(lesson):
        at.session_state["scenario"] = settings["scenario"]
        for key, control in lesson.explorable.controls.items():
            at.session_state[key] = as_state(control, settings[key])
        at.run()
        assert not at.exception, (settings, at.exception[0].stack_trace)


@every
def test_every_sentence_has_its_numbers_in_every_state(name):
    """A cell of the table may be empty (a dash), a sentence may not; nothing says nan."""
    explorable = LESSONS[name].explorable
    for settings in states(LESSONS[name]):
        settings = {
            key: explorable.controls[key].default if isinstance(explorable.controls.get(key), Field) else value
            for key, value in settings.items()
        }
        values = explorable.evaluate(settings)
        said = [say(line, values) for kind in (explorable.lines, explorable.formula) for line in kind(settings, text)]
        for sentence in said:
            assert not any(bad in sentence for bad in ("–", "nan", "∞")), (settings, sentence)


def opened(page, link):
    """A page as a visitor opens it from a link: its first run is the visit's first."""
    at = AppTest.from_file(str(ROOT / "pages" / "_router.py"), default_timeout=60)
    for key, value in link.items():
        at.query_params[key] = value
    if page != "home":
        at._page_hash = calc_hash(page.replace("_", "-"))  # AppTest itself only knows pages after a first run
    return at.run()


def bound(at):
    """The keys that a page takes from its link, as it says itself, and those that only a link sets."""
    found = (getattr(getattr(element, "proto", None), "query_param_key", "") for element in at.main)
    return [*dict.fromkeys(key for key in found if key), *LINK_ONLY]


@pytest.mark.parametrize("page", PAGES)
def test_no_link_takes_a_page_away(page):
    """All keys of a page at once with hostile values, others on each page: no exception, one notice, and that once."""
    keys = bound(opened(page, {}))
    assert "lang" in keys and (page not in LESSONS or {"tour", "scenario"} < set(keys))
    turns = 4 if page in LESSONS else 2
    for turn in range(turns * PAGES.index(page), turns * (PAGES.index(page) + 1)):
        link = {key: HOSTILE[(turn + place) % len(HOSTILE)] for place, key in enumerate(keys)}
        at = opened(page, link)
        assert len(at.title) == 1 and at.title[0].value == text(f"{page}.question"), link
        assert not at.exception, (link, at.exception[0].stack_trace)
        notices = [notice.value for notice in at.info if "`" in notice.value]
        assert len(notices) == 1 and "<" not in re.sub(r"`[^`]*`", "", notices[0]), link  # shown as code
        at.run()
        assert not at.exception and not [notice for notice in at.info if "`" in notice.value], link
