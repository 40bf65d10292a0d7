"""The table of ratios under a fast hand: every number arrives, and the table stays where it is."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.lab import settle

pytestmark = pytest.mark.browser
GRID = "[data-testid=stDataFrame]"
ROW = 35  # px, of the head as well
TOP = "document.querySelector('.dvn-scroller').scrollTop"
FOCUS = "document.activeElement.closest('[data-testid=stDataFrame]') !== null"


@pytest.fixture
def at_the_table(visit):
    """at_the_table(query, row) -> the page with that row's ratio chosen in the table."""

    def opened(query: str, row: int = 1):
        page = visit(f"/token-weights?{query}")
        page.locator(".st-key-table label").click()
        page.wait_for_selector(f"{GRID} canvas")
        settle(page)
        choose(page, row)
        return page

    return opened


def choose(page, row):
    """Click into the first ratio on the screen and go down to the row's."""
    page.evaluate("document.querySelector('.dvn-scroller').scrollTop = 0")
    grid = page.locator(GRID).first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    width = page.locator(f"{GRID} canvas").first.evaluate("canvas => canvas.getBoundingClientRect().width")
    share = page.evaluate(COLUMN, width)
    page.mouse.click(box["x"] + share, box["y"] + 1.5 * ROW)
    for _ in range(row - 1):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)


def edits(page):
    """The edits that the address carries."""
    return parse_qs(urlsplit(page.url).query).get("edits", [""])[0]


def cells(page):
    """Row -> what the grid tells a screen reader of the ratio there, for the rows on the screen."""
    rows = page.locator(f"{GRID} canvas table tbody tr").all()
    return {int(row.get_attribute("aria-rowindex")) - 1: row.locator("td").nth(1).inner_text() for row in rows}
