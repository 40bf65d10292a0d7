"""What only a real browser shows: deep links, the URL, keys, edits of a table, the theme of figures."""

import re
from urllib.parse import parse_qs, urlparse

from tests.browser.conftest import settle
from tests.browser.test_access import PATHS
from viz.look.text import Text


def query(page):
    """The query parameters of the address bar."""
    return {key: values[0] for key, values in parse_qs(urlparse(page.url).query).items()}


def said(page, pattern):
    """The text on the page that matches the pattern; what a component draws may come a moment later."""
    for _ in range(50):
        if found := re.search(pattern, page.inner_text("[data-testid=stMain]")):
            return found
        page.wait_for_timeout(100)
    return None


def test_a_deep_link_is_right_on_the_first_visit(visit):
    """A folder named pages/ must not switch Streamlit to its old multipage mode."""
    page = visit("/token-weights?lang=zh&A=-1")
    assert page.inner_text("h1") == Text("zh")("token_weights.question")
    assert page.locator("[data-testid=stTopNavLinkContainer]").count() == len(PATHS)


def test_figures_wear_the_theme(visit):
    for theme, paper in (("light", "rgb(253, 253, 251)"), ("dark", "rgb(21, 23, 27)")):
        page = visit("/token-weights", theme=theme)
        page.wait_for_selector(".js-plotly-plot .main-svg")
        drawn = page.evaluate("getComputedStyle(document.querySelector('.js-plotly-plot .main-svg')).backgroundColor")
        behind = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
        assert (drawn, behind) == (paper, paper)


def test_arrow_keys_move_a_slider_the_numbers_and_the_url_and_a_reload_keeps_them(visit):
    page = visit("/token-weights")
    thumb = page.locator(".st-key-length [role=slider], .st-key-length input[type=range]").first
    thumb.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert query(page) == {"length": "25"} and said(page, "of 25 tokens")
    page.reload()
    settle(page)
    assert query(page) == {"length": "25"} and said(page, "of 25 tokens")
    thumb.focus()
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert query(page) == {} and said(page, "of 24 tokens")


def test_a_choice_puts_its_id_into_the_url_and_the_language_keeps_the_state(visit):
    page = visit("/token-weights")
    page.locator(".st-key-scenario_shown input").click()
    page.keyboard.type(Text("en")("token_weights.scenario.routing_flips"))  # a long list draws only what is in sight
    page.get_by_role("option", name=Text("en")("token_weights.scenario.routing_flips")).click()
    settle(page)
    assert query(page) == {"scenario": "routing_flips"}
    s = said(page, r"(?:sequence ratio|序列比率) s = (\d\.\d{4}) ?[(（]").group(1)
    page.get_by_text("中文").click()
    settle(page)
    assert query(page) == {"scenario": "routing_flips", "lang": "zh"}
    assert page.inner_text("h1") == Text("zh")("token_weights.question")
    assert said(page, r"(?:sequence ratio|序列比率) s = (\d\.\d{4}) ?[(（]").group(1) == s
    page.reload()
    settle(page)
    assert said(page, r"(?:sequence ratio|序列比率) s = (\d\.\d{4}) ?[(（]").group(1) == s
    assert Text("zh")("token_weights.expect.routing_flips") in page.inner_text("[data-testid=stMain]")


def test_state_survives_a_visit_to_another_page_and_reset_undoes_it(visit):
    page = visit("/token-weights?A=-1&scenario=on_policy&edits=3:2")
    for name in ("home.nav", "token_weights.nav"):
        page.locator("[data-testid=stTopNavLink]", has_text=Text("en")(name)).click()
        settle(page)
    assert query(page) == {"A": "-1", "scenario": "on_policy", "edits": "3:2"}
    assert Text("en")("token_weights.expect.on_policy") in page.inner_text("[data-testid=stMain]")
    page.get_by_role("button", name=Text("en")("common.reset")).click()
    settle(page)
    assert query(page) == {}
    assert Text("en")("token_weights.expect.loud") in page.inner_text("[data-testid=stMain]")
