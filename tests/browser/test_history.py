"""Back and Forward: one entry for each thing a person did, and the settings that its address says at once."""

import re

import pytest

from pages import EXPLORABLES
from tests.lab import settle
from viz.look.text import Text

pytestmark = pytest.mark.browser


class Visit:
    """A visitor who follows the menu and goes back; each step waits for the page that it should bring."""

    def __init__(self, page, base):
        self.page, self.base = page, base

    def at(self, path, page, lang="en"):
        """The address is this one, and the page's question is on the screen."""
        self.page.wait_for_url(f"{self.base}{path}")
        self.page.locator("h1", has_text=re.compile(f"^{re.escape(Text(lang)(f'{page}.question'))}$")).wait_for()
        settle(self.page)
        assert self.page.url == f"{self.base}{path}"  # and stays so

    def follow(self, page, path, lang="en"):
        """The menu's link to a page."""
        self.page.get_by_role("link", name=Text(lang)(f"{page}.nav")).first.click()
        self.at(path, page, lang)

    def back(self, path, page, lang="en"):
        self.page.go_back()
        self.at(path, page, lang)

    def forward(self, path, page, lang="en"):
        self.page.go_forward()
        self.at(path, page, lang)

    def shows(self, key, value):
        """A slider stands there."""
        assert self.page.inner_text(f".st-key-{key} [data-testid=stSliderThumbValue]") == value


@pytest.fixture
def visitor(visit, address):
    """visitor(path) -> a Visit that began there."""
    return lambda path: Visit(visit(path), address)


@pytest.mark.parametrize(("path", "page", "key", "value"), [
    ("/sapo-gate?tau_pos=2", "sapo_gate", "tau_pos", "2"), ("/token-weights?A=-1", "token_weights", "A", "−1"),
])  # fmt: skip
def test_back_to_a_page_finds_its_settings_at_once(visitor, path, page, key, value):
    person = visitor(path)
    person.at(path, page)
    before = person.page.evaluate("history.length")
    person.follow("means", "/means")
    assert person.page.evaluate("history.length") == before + 1
    person.back(path, page)
    person.shows(key, value)
    person.forward("/means", "means")
    person.back(path, page)
    person.shows(key, value)


def test_two_pages_forth_and_back(visitor):
    person = visitor("/sapo-gate?tau_pos=2")
    person.follow("means", "/means")
    person.follow("clip_regions", "/clip-regions")
    person.back("/means", "means")
    person.back("/sapo-gate?tau_pos=2", "sapo_gate")
    person.shows("tau_pos", "2")
    person.forward("/means", "means")
    person.forward("/clip-regions", "clip_regions")


def test_a_page_that_remembers_its_settings_is_one_step(visitor):
    person = visitor("/sapo-gate?tau_pos=2")
    person.follow("means", "/means")
    person.follow("sapo_gate", "/sapo-gate?tau_pos=2")
    person.back("/means", "means")
    person.back("/sapo-gate?tau_pos=2", "sapo_gate")
    person.shows("tau_pos", "2")


def test_back_across_languages(visitor):
    person = visitor("/sapo-gate?tau_pos=2")
    person.page.get_by_text(Text("en")("common.language_zh"), exact=True).click()
    person.at("/sapo-gate?tau_pos=2&lang=zh", "sapo_gate", "zh")
    person.follow("means", "/means?lang=zh", "zh")
    person.back("/sapo-gate?tau_pos=2&lang=zh", "sapo_gate", "zh")
    person.shows("tau_pos", "2")
    person.back("/sapo-gate?tau_pos=2", "sapo_gate")
    person.shows("tau_pos", "2")


def test_a_choice_is_a_step_of_its_own(visitor):
    person = visitor("/token-weights")
    person.page.locator(".st-key-scenario_shown input").click()
    name = Text("en")("token_weights.scenario.small_drift")
    person.page.keyboard.type(name)  # a long list draws only what is in sight
    person.page.get_by_role("option", name=name).click()
    person.at("/token-weights?scenario=small_drift", "token_weights")
    person.follow("means", "/means")
    person.back("/token-weights?scenario=small_drift", "token_weights")
    person.back("/token-weights", "token_weights")
    first = Text("en")(f"token_weights.scenario.{next(iter(EXPLORABLES['token_weights'].scenarios))}")
    assert person.page.input_value(".st-key-scenario_shown input") == first


def test_what_a_link_says_in_vain_is_taken_out_of_its_own_entry(visitor):
    person = visitor("/token-weights?ratio=3")  # as it is anyway
    person.at("/token-weights", "token_weights")
    assert person.page.evaluate("history.length") == 2  # the empty page that a browser opens with, and this one
