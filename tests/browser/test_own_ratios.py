"""The table of ratios under a fast hand: every number arrives, the table stays where it is, and nobody is asked."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.lab import settle

# row -> [ratio, weight of the first objective], as the table shows them
CELLS = """() => Object.fromEntries([...document.querySelectorAll(".lab-grid tbody tr")].map((row) => [
  row.children[0].innerText, [row.querySelector("input").value, row.children[3].innerText]]))"""
PLACE = "document.querySelector('.lab-grid .lab-scroll').scrollTop"


@pytest.fixture
def opened(visit):
    """opened(query="") -> a page with its table open; page.sent counts its messages from then on."""

    def open_page(query: str = ""):
        sent = []

        def count(page):
            page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))

        page = visit(f"/token-weights?lang=en&{query}", before=count)
        page.locator(".lab-grid summary").scroll_into_view_if_needed()
        settle(page)  # figures above that come into sight get their words
        page.locator(".lab-grid summary").click()
        page.wait_for_selector(".lab-grid tbody tr")
        settle(page)
        sent.clear()
        page.sent = sent
        return page

    return open_page


def cell(page, token):
    """The ratio of a token."""
    return page.locator(f".lab-grid input[data-row='{token}']")


def enter(page, token, *numbers):
    """Type numbers from a token's cell on, each with Enter, which goes a row down: as fast as a hand can."""
    cell(page, token).click()
    for number in numbers:
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.type(number)
        page.keyboard.press("Enter")


def edits(page):
    """The edits that the address carries."""
    return parse_qs(urlsplit(page.url).query).get("edits", [""])[0]


def until(page, said):
    """Wait until the address carries these edits."""
    page.wait_for_function("(said) => (new URLSearchParams(location.search).get('edits') ?? '') === said", arg=said)


def test_what_is_typed_row_after_row_all_arrives_and_the_table_stays_where_it_is(opened):
    page = opened()
    cell(page, 18).scroll_into_view_if_needed()
    top = page.evaluate(PLACE)
    assert top > 0
    enter(page, 18, ".5", "3", ".7", "1,5")
    until(page, "18:0.5,19:3,20:0.7,21:1.5")
    assert top <= page.evaluate(PLACE) <= top + 250
    assert page.evaluate("document.activeElement.dataset.row") == "22"
    cells = page.evaluate(CELLS)
    assert [float(cells[f"{token}"][0]) for token in (18, 19, 20, 21)] == [0.5, 3, 0.7, 1.5]
    page.keyboard.type("2")  # and the hand goes on
    page.keyboard.press("Enter")
    until(page, "18:0.5,19:3,20:0.7,21:1.5,22:2")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    until(page, "18:0.5,19:3,20:0.7,21:1.5")
    assert page.sent == []


def test_the_weights_beside_follow(opened):
    page = opened("scenario=on_policy&show=grpo")
    assert page.evaluate(CELLS)["5"] == ["1.0000", "1"]
    enter(page, 5, "5")
    page.wait_for_function("document.querySelector('.lab-grid tbody tr:nth-child(5) td:last-child').innerText === '0'")
    assert page.evaluate(CELLS)["4"][1] == "1" and page.sent == []


def test_a_ratio_out_of_range_is_named_until_it_is_mended(opened):
    page = opened()
    enter(page, 2, "1000")
    until(page, "2:1000")
    page.wait_for_selector(".lab-problems li:has-text('2:1000')")
    enter(page, 2, "10")
    until(page, "2:10")
    page.wait_for_selector(".lab-problems li", state="detached")
    enter(page, 2, "x")
    page.wait_for_selector(".lab-problems li:has-text('2:NaN')")
    enter(page, 2, "")
    until(page, "")
    page.wait_for_function("document.querySelector('.lab-grid input[data-row=\"2\"]').value !== '10'")


def test_edits_from_elsewhere_show_in_the_table(opened):
    page = opened("edits=3:0.25")
    assert page.evaluate(CELLS)["3"][0] == "0.2500"
    enter(page, 2, "4")
    until(page, "2:4,3:0.25")
    page.get_by_text("More controls").click()
    field = page.locator(".st-key-edits input")
    assert field.input_value() == "2:4,3:0.25"
    field.fill("2:0.5")
    field.press("Enter")
    until(page, "2:0.5")
    page.wait_for_function("document.querySelector('.lab-grid input[data-row=\"2\"]').value === '0.5000'")
    assert page.evaluate(CELLS)["3"][0] != "0.2500"
    page.get_by_role("button", name="Clear the edits").click()
    until(page, "")
    page.wait_for_function("document.querySelector('.lab-grid input[data-row=\"2\"]').value !== '0.5000'")
    assert page.sent == []
