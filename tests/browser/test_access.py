"""Every page in both languages and themes, wide and on a phone: axe, no sideways scroll, targets for a finger."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pages.test_pages import PAGES

pytestmark = pytest.mark.browser
PATHS = ["/" if name == "home" else f"/{name.replace('_', '-')}" for name in PAGES]
LOOKS = [("en", "light"), ("en", "dark"), ("zh", "light"), ("zh", "dark")]
WIDTHS = (1280, 360)
SMALLEST = 24  # pixels that a finger needs, in the smaller direction

OVERFLOWING = """
[...document.querySelectorAll('[data-testid=stMain] p, h1, h2, h3, .js-plotly-plot')]
  .filter(e => e.offsetParent && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))
"""
# what can be pressed in the page itself; links within a sentence may be as high as their line (WCAG 2.5.8)
SMALL = """
[...document.querySelectorAll('[data-testid=stMain] :is(button, [role=slider], input[type=range] + div)')]
  .filter(e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.offsetWidth > 1)
  .filter(e => e.tabIndex >= 0 && Math.min(e.offsetWidth, e.offsetHeight) < %d)
  .map(e => `${e.offsetWidth}x${e.offsetHeight} ${e.outerHTML.slice(0, 120)}`)
"""


def violations(page):
    """What axe calls serious or critical: rule and element."""
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], node["html"][:160])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("lang, theme", LOOKS)
def test_every_page_can_be_read_and_used_by_everyone(visit, path, lang, theme):
    page = visit(f"{path}?lang={lang}", theme=theme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(700)  # figures drawn, named, and fitted to the width
        assert violations(page) == [], width
        widths = page.evaluate("[...document.querySelectorAll('html, [data-testid=stMain]')].map(e => e.scrollWidth)")
        assert max(widths) <= width
        assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate(SMALL % SMALLEST) == []
