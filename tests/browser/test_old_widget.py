"""A widget that somebody put on a page before the lab was rearranged: it opens from a file, and its link leads on.

tests/data/widget_of_before.html was written then, by `sapo_gate --mode small --lang zh --set tau_pos=2` with a link.
"""

from functools import partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route

from pages import EXPLORABLES
from tests import ROOT
from tests.lab import settle
from viz.declare.explorable import resolve, unmarked
from viz.live.routes import PLOTLY
from viz.look.text import Text

pytestmark = pytest.mark.browser
WIDGET = ROOT / "tests" / "data" / "widget_of_before.html"


@pytest.fixture
def widget(chromium):
    """widget(plotly) -> its page, opened from the file; plotly is answered for its CDN, nothing else is reached."""
    contexts = []

    def opened(plotly: bool):
        contexts.append(context := chromium.new_context(color_scheme="light"))
        context.route("**/*", lambda route: route.continue_() if route.request.url[:5] == "file:" else route.abort())
        if plotly:
            headers = {"access-control-allow-origin": "*", "content-type": "text/javascript"}
            context.route(
                "https://cdn.jsdelivr.net/**", partial(Route.fulfill, body=PLOTLY.read_text(), headers=headers)
            )
        page = context.new_page()
        page.goto(WIDGET.as_uri())
        page.wait_for_function("document.getElementById('widget').widget")
        return page

    yield opened
    for context in contexts:
        context.close()


def sentences(settings):
    """What today's lab says at these settings, in Chinese."""
    explorable = EXPLORABLES["sapo_gate"]
    values = explorable.evaluate(settings)
    lines = explorable.lines(settings, Text("zh"))
    return [unmarked(resolve({"$p": line}, values)).replace("**", "") for line in lines]


def test_it_draws_and_its_link_opens_the_state_that_it_shows(widget, visit):
    page = widget(plotly=True)
    page.wait_for_function("document.querySelectorAll('.plot .main-svg').length > 0")
    page.focus("input[data-key=tau_pos]")
    page.keyboard.press("ArrowRight")
    settings = EXPLORABLES["sapo_gate"].defaults() | {"tau_pos": 3.0}
    said = page.locator("main .lines li").all_inner_texts()
    link = urlsplit(page.locator("a[href*='example.org']").get_attribute("href"))
    assert link.path == "/sapo-gate"
    lab = visit(f"/sapo-gate?{link.query}")
    lab.wait_for_selector(".lab-lines li")
    settle(lab)
    assert lab.locator("[data-testid=stAlert]").count() == 0 and lab.inner_text("h1") == Text("zh")(
        "sapo_gate.question"
    )
    assert lab.locator(".lab-lines li").first.inner_text() == sentences(settings)[0]
    assert len(said) == len(sentences(settings))


def test_without_plotly_it_still_says_its_numbers(widget):
    page = widget(plotly=False)
    assert page.locator("main .lines li").count() and page.locator(".main-svg").count() == 0
    assert "2" in page.locator(".slider:has(input[data-key=tau_pos]) output").inner_text()
