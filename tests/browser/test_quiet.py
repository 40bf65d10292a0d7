"""A slider that moves asks nobody: no page sends the server a message while one is moved, let go, or put back."""

import pytest

from pages import LESSONS
from tests.lab import settle
from viz.declare.controls import LogSlider, Slider

PATHS = [f"/{name.replace('_', '-')}" for name in LESSONS]
FIGURES = "document.querySelectorAll('.lab-live .lab-plot .main-svg').length"
CHANGED = "document.documentElement.hasAttribute('data-lab-changed')"


@pytest.fixture
def quiet(visit):
    """quiet(path) -> a page whose figures are drawn; page.sent counts its messages from then on."""

    def opened(path):
        sent = []

        def count(page):
            page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))

        page = visit(path, before=count)
        page.set_viewport_size({"width": 1280, "height": 5000})
        page.wait_for_function(f"{FIGURES} > 1")
        settle(page)
        sent.clear()
        page.sent = sent
        return page

    return opened


def sliders(page):
    """Every slider that can be moved, as key -> its input; those behind "more" as well."""
    for more in page.locator("summary:has-text('More controls')").all():
        more.click()
    found = {}
    for box in page.locator(".stSlider").all():
        key = box.evaluate(
            "e => [...e.closest('[class*=st-key-]').classList].find(c => c.startsWith('st-key-')).slice(7)"
        )
        if box.locator("input").first.is_enabled():
            found[key] = box.locator("input").first
    return found


@pytest.mark.parametrize("path", PATHS)
def test_keys_arrows_back_and_a_drag_send_nothing_and_the_address_follows(quiet, path):
    page = quiet(path)
    lesson = LESSONS[path[1:].replace("-", "_")]
    moved = {}
    for key, input in sliders(page).items():
        input.focus()
        before = input.get_attribute("value")
        page.keyboard.press("ArrowLeft" if before == input.get_attribute("max") else "ArrowRight")
        page.wait_for_timeout(30)
        assert input.get_attribute("value") != before, key
        moved[key] = input
    page.wait_for_function(
        "(keys) => keys.every((key) => new URLSearchParams(location.search).has(key))", arg=list(moved)
    )
    if any(isinstance(lesson.explorable.controls.get(key), Slider | LogSlider) for key in moved):
        page.wait_for_function(CHANGED)
    assert page.locator(".lab-back:not(:disabled)").count() >= len(moved) > 0
    while page.locator(".lab-back:not(:disabled)").count():
        page.locator(".lab-back:not(:disabled)").first.dispatch_event("click")
        page.wait_for_timeout(30)
    page.wait_for_function(
        "(keys) => !keys.some((key) => new URLSearchParams(location.search).has(key))", arg=list(moved)
    )
    assert not page.evaluate(CHANGED)
    assert page.sent == []
    key, input = next(iter(moved.items()))
    drag(page, key, input)
    assert f"{key}=" in page.url and page.sent == []


def drag(page, key, input):
    """Take a slider's thumb, move it, and let it go."""
    page.locator(f".st-key-{key} .stSlider").scroll_into_view_if_needed()
    box = page.locator(f".st-key-{key} [data-testid=stSliderThumbValue]").locator("..").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    by = -40 if input.get_attribute("value") == input.get_attribute("max") else 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=5)
    page.mouse.up()
    settle(page)


def test_the_player_the_point_and_a_word_send_nothing(quiet):
    race = quiet("/training-race?step=10")
    race.locator(".lab-player button").nth(1).click()
    race.wait_for_function("location.search.includes('step=11')")
    race.locator(".lab-player button").first.click()
    race.wait_for_timeout(500)
    race.locator(".lab-player button").first.click()
    race.wait_for_function("Number(new URLSearchParams(location.search).get('step')) > 11")
    assert race.sent == []
    triangle = quiet("/negative-gradients")
    point = triangle.locator(".lab-point").first
    point.scroll_into_view_if_needed()
    point.focus()
    triangle.keyboard.press("ArrowRight")
    triangle.wait_for_function("location.search.includes('p1=')")
    assert triangle.sent == []
    weights = quiet("/token-weights")
    weights.locator(".lab-handle").first.focus()
    weights.keyboard.press("PageUp")
    weights.wait_for_function("location.search.includes('edits=')")
    assert weights.sent == []
    weights.locator("summary:has-text('More controls')").first.click()
    weights.locator(".st-key-edits input").fill("3:2, 900:1")
    weights.keyboard.press("Enter")
    weights.wait_for_selector(".lab-problems li:has-text('900:1')")
    assert weights.sent == []


def test_a_choice_brings_what_the_sliders_said_and_changes_no_slider(quiet):
    page = quiet("/sapo-gate")
    page.locator(".st-key-r input").first.focus()
    page.keyboard.press("ArrowRight")
    raw = page.locator(".st-key-r input").first.get_attribute("value")
    page.wait_for_function("location.search.includes('r=')")
    said = page.inner_text(".lab-lines li")
    page.get_by_text("中文", exact=True).click()
    page.wait_for_function("document.querySelector('h1').innerText.match(/[\\u4e00-\\u9fff]/)")
    settle(page)
    assert page.sent and page.locator(".st-key-r input").first.get_attribute("value") == raw
    page.get_by_text("English", exact=True).click()
    page.wait_for_function("(said) => document.querySelector('.lab-lines li').innerText === said", arg=said)


def test_a_page_that_one_comes_back_to_is_as_it_was_left(quiet):
    page = quiet("/sapo-gate")
    page.locator(".st-key-tau_pos input").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('tau_pos=')")
    was, said = page.url, page.inner_text(".lab-lines li")
    page.get_by_role("link", name="Negative updates").first.click()
    page.wait_for_function("location.pathname.endsWith('negative-gradients')")
    settle(page)
    page.get_by_role("link", name="SAPO's gate").first.click()
    page.wait_for_function("(was) => location.href === was", arg=was)
    page.wait_for_function("(said) => document.querySelector('.lab-lines li').innerText === said", arg=said)


def test_what_one_takes_home_is_of_the_state_that_the_address_says(quiet):
    page = quiet("/sapo-gate")
    page.locator("summary:has-text('Take it with you')").click()
    page.wait_for_selector(".lab-take-file")
    settle(page)
    page.sent.clear()
    page.locator(".st-key-tau_pos input").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('tau_pos=')")
    value = page.evaluate("new URLSearchParams(location.search).get('tau_pos')")
    page.wait_for_function(
        "(v) => document.querySelector('.lab-take pre').innerText.endsWith(`tau_pos=${v}`)", arg=value
    )
    with page.expect_download() as download:
        page.locator(".lab-take-file:has-text('CSV')").first.click()
    rows = download.value.path().read_text().splitlines()
    assert next(row for row in rows if row.startswith("tau_pos,")).split(",")[2] == str(float(value))
    page.locator(".lab-take > button").click()
    page.wait_for_selector(f"pre:has-text('sapo_temperature_pos={float(value)}')")
    page.locator(".st-key-tau_pos input").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".lab-take > button:not(:disabled):has-text('anew')")
    assert page.sent == []


def test_an_arrow_under_the_keyboard_can_be_seen(quiet):
    page = quiet("/sapo-gate")
    page.locator(".st-key-tau_pos input").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".st-key-tau_pos .lab-back:not(:disabled)")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('lab-back')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_function("!location.search.includes('tau_pos')")


def test_a_view_that_the_lab_has_forgotten_is_asked_for_once_more(visit):
    asked = []

    def once(page):
        def answer(route):
            asked.append(route.request.url)
            if asked.count(asked[-1]) > 1:
                route.continue_()
            else:
                route.fulfill(status=404)

        page.route("**/_lab/view/*", answer)

    page = visit("/sapo-gate", before=once)
    page.wait_for_function(f"{FIGURES} > 1")
    assert len(asked) > len(set(asked)) and page.locator(".stPlotlyChart").count() == 0


@pytest.mark.parametrize("path", ["/negative-gradients", "/token-weights"])
def test_every_arrow_stands_right_of_its_slider_and_comes_after_it(quiet, path):
    page = quiet(path)
    page.wait_for_timeout(2000)  # Streamlit draws a slider in two steps
    wrong = """[...document.querySelectorAll('.lab-back')].filter((arrow) => {
      const slider = arrow.parentElement.querySelector('.stSlider');
      const after = slider.compareDocumentPosition(arrow) & Node.DOCUMENT_POSITION_FOLLOWING;
      return !after || arrow.getBoundingClientRect().left < slider.getBoundingClientRect().right;
    }).map((arrow) => arrow.innerText)"""
    assert page.locator(".lab-back").count() and page.evaluate(wrong) == []
