"""Every page in both languages and themes, wide and on a phone: axe, no sideways scroll, targets for a finger.

Nothing is asked of other hosts, and nothing fails, all that time. A load costs more than a look: one page, many looks.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import settle
from tests.pages.test_pages import PAGES
from viz.look.text import LANGUAGES

PATHS = ["/" if name == "home" else f"/{name.replace('_', '-')}" for name in PAGES]
PAPER = {"light": "rgb(253, 253, 251)", "dark": "rgb(21, 23, 27)"}
WIDTHS = (1280, 360)
SMALLEST = 24  # pixels that a finger needs, in the smaller direction

# until what the page shows has been the same for 0.4 s: figures drawn, named, and fitted to the width
STILL = """
async () => {
  const shown = () => document.querySelector('[data-testid=stMain]').outerHTML;
  for (let before = shown(), calm = 0, looks = 0; calm < 4 && looks < 100; looks++) {
    await new Promise(done => setTimeout(done, 100));
    const now = shown();
    calm = now === before ? calm + 1 : 0;
    before = now;
  }
}
"""
# whether the page and every figure in sight stand on this paper; figures out of sight are drawn later
ON_PAPER = """
(paper) => [...document.querySelectorAll('[data-testid=stApp], .js-plotly-plot .svg-container > :first-child')]
  .filter(e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().bottom > 0)
  .every(e => getComputedStyle(e).backgroundColor === paper)
"""
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
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (rule["id"], node["html"][:160])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def wear(page, theme):
    """Put the page into a theme in place, and draw it anew: a load costs more than all the rest."""
    if page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor") == PAPER[theme]:
        return
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.wait_for_function("(paper) => getComputedStyle(document.querySelector('[data-testid=stApp]'))"
                           ".backgroundColor === paper", arg=PAPER[theme])  # fmt: skip
    page.keyboard.press("r")  # Streamlit's key for a new run, which is told the theme
    settle(page)
    page.wait_for_function(ON_PAPER, arg=PAPER[theme])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_can_be_read_and_used_by_everyone(visit, address, path, lang):
    asked, errors = [], []

    def watch(page):
        page.emulate_media(reduced_motion="reduce")  # home's picture would never rest
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))

    page = visit(f"{path}?lang={lang}", theme="light", before=watch)
    # each language sees both themes and both widths, the two together all four pairs
    for theme, width in zip(PAPER, WIDTHS if lang == "en" else reversed(WIDTHS), strict=True):
        wear(page, theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(STILL)
        assert violations(page) == [], (theme, width)
        widths = page.evaluate("[...document.querySelectorAll('html, [data-testid=stMain]')].map(e => e.scrollWidth)")
        assert max(widths) <= width, (theme, widths)
        assert page.evaluate(OVERFLOWING) == [], (theme, width)
        assert page.evaluate(SMALL % SMALLEST) == [], theme
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert asked and [url for url in asked if not url.startswith(own)] == []
    assert errors == []
