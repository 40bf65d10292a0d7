"""The table of ratios under a fast hand: every number arrives, and the table stays where it is."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.lab import settle

pytestmark = pytest.mark.browser
GRID = "[data-testid=stDataFrame]"
ROW = 36  # px, of the head as well
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))"
PLACE = """() => {
  const grid = document.querySelector("[data-testid=stDataFrame]");
  return [grid.querySelector(".dvn-scroller").scrollTop, grid.contains(document.activeElement)];
}"""
# row -> [ratio, weight] as the grid tells a screen reader, for the rows on the screen
CELLS = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-testid=stDataFrame] canvas tbody tr")]
    .map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent))
    .map((cells) => [cells[0], [cells[1], cells[3]]]))"""


@pytest.fixture
def at_row(visit):
    """at_row(number, query="") -> a page with its table open, the ratio of that token chosen."""

    def opened(number: int, query: str = ""):
        page = visit(f"/token-weights?lang=en&{query}")
        page.locator(".st-key-table label").click()
        page.wait_for_selector(f"{GRID} canvas")
        settle(page)
        grid = page.locator(GRID)
        grid.scroll_into_view_if_needed()
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 0.28 * box["width"], box["y"] + 1.5 * ROW)
        page.wait_for_selector(chosen(1), state="attached")
        for row in range(2, number + 1):
            page.keyboard.press("ArrowDown")
            page.wait_for_selector(chosen(row), state="attached")
        return page

    return opened


def chosen(row):
    """The selector of a row's ratio while it is the chosen cell."""
    return f"{GRID} #glide-cell-1-{row - 1}[aria-selected=true]"


def enter(page, *numbers):
    """Type numbers, each with Enter, which goes a row down: as fast as the grid takes them, never awaiting the lab."""
    for number in numbers:
        page.keyboard.type(number[0])
        cell = page.wait_for_selector("textarea.gdg-input")
        page.keyboard.type(number[1:])
        page.wait_for_function("([cell, number]) => cell.value === number", arg=[cell, number])
        page.evaluate(DRAWN)  # the grid forgets a key that comes in the same frame as Enter
        page.keyboard.press("Enter")
        page.wait_for_selector("textarea.gdg-input", state="detached")


def edits(page):
    """The edits that the address carries, once the page is at rest."""
    settle(page)
    page.wait_for_timeout(500)
    settle(page)
    return parse_qs(urlsplit(page.url).query).get("edits", [""])[0]


def test_what_is_typed_row_after_row_all_arrives_and_the_table_stays_where_it_is(at_row):
    page = at_row(18)
    top, _ = page.evaluate(PLACE)
    assert top > 0
    enter(page, ".5", "3", ".7", "1,5")
    assert edits(page) == "18:0.5,19:3,20:0.7,21:1.5"
    after, focused = page.evaluate(PLACE)
    assert focused and top <= after <= top + 5 * ROW
    cells = page.evaluate(CELLS)
    assert [cells[str(number)][0] for number in (18, 19, 20, 21)] == [".5", "3", ".7", "1,5"]
    assert float(cells["18"][1]) == 0.5 and float(cells["21"][1]) == 0  # the weights beside them follow
    enter(page, "2")  # and the hand goes on
    assert edits(page).endswith("21:1.5,22:2")


def test_a_ratio_out_of_range_is_named_until_it_is_mended(at_row):
    page = at_row(2)
    enter(page, "1000")
    assert edits(page) == "2:1000"
    assert "2:1000" in page.locator("[data-testid=stAlert]").inner_text()
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(chosen(2), state="attached")
    enter(page, "10")
    assert edits(page) == "2:10" and page.locator("[data-testid=stAlert]").count() == 0
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(chosen(2), state="attached")
    page.keyboard.press("Delete")
    assert edits(page) == ""
    assert page.evaluate(CELLS)["2"][0] not in ("10", "1000", "")


def test_edits_from_elsewhere_show_in_the_table(at_row):
    page = at_row(2, "edits=3:0.25")
    assert page.evaluate(CELLS)["3"][0] == "0.2500"
    enter(page, "4")
    assert edits(page) == "2:4,3:0.25"
    page.get_by_text("More controls").click()
    field = page.locator(".st-key-edits input")
    field.fill("2:0.5")
    field.press("Enter")
    assert edits(page) == "2:0.5"
    cells = page.evaluate(CELLS)
    assert cells["2"][0] == "0.5000" and cells["3"][0] != "0.2500"
    page.get_by_role("button", name="Clear the edits").click()
    assert edits(page) == ""
    assert page.evaluate(CELLS)["2"][0] != "0.5000"
