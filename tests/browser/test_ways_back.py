"""Where something is missing a sentence says so, and there is a way on: no page at an address, a file that failed."""

import pytest

from tests.lab import settle
from viz.look.text import Text

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "lang"), [("/nowhere?lang=zh", "zh"), ("/home?lang=en-US", "en"), ("/%E4%BD%A0%20x", "en")]
)
def test_an_address_without_a_page_says_so_in_the_readers_language(visit, path, lang):
    page, text = visit(path), Text(lang)
    assert page.inner_text("h1") == text("nowhere.question")
    assert page.locator("[role=dialog]").count() == 0
    page.get_by_role("link", name=text("nowhere.home")).click()
    settle(page)
    assert page.inner_text("h1") == text("home.title")


@pytest.mark.parametrize("part", ["plotly-cartesian.min", "main", "draw", "sapo_gate.traced"])
def test_plain_charts_are_announced_and_another_try_brings_the_live_ones(visit, part):
    def block(page):
        page.route(f"**/_lab/{part}.*", lambda route: route.abort())

    page = visit("/sapo-gate?lang=zh-CN&tau_pos=2", before=block)
    again = page.get_by_role("button", name=Text("zh")("live.again"))
    again.wait_for()
    page.wait_for_selector(".stPlotlyChart", state="attached")
    settle(page)
    assert Text("zh")("live.missed") in page.inner_text(".stMain")
    page.unroute_all()
    again.click()
    page.wait_for_selector("[data-figure] .main-svg", state="attached")
    settle(page)
    assert page.locator(".stPlotlyChart").count() == 0 and again.count() == 0
    assert "tau_pos=2" in page.url  # and nothing is lost


def test_a_scenario_opens_under_the_name_it_had(visit):
    page = visit("/token-weights?lang=en&scenario=mismatch_noise")
    assert Text("en")("token_weights.expect.small_drift") in page.inner_text(".stMain")
    assert page.locator("[data-testid=stAlert]").count() == 0
