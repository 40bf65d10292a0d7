"""A lesson from its prediction to the end of its tour by keyboard alone, and every stop on the way can be seen."""

import pytest

from pages import LESSONS
from tests.browser.conftest import settle
from viz.look.text import Text

FAR = 300  # stops of the tab key, more than any page has above its sliders

# outline, border or shadow that the element under the keyboard has and would not have without it
VISIBLE = """
() => {
  const shown = (node) => { const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(node);
    return [outlineStyle !== 'none' && outlineWidth, boxShadow, borderColor].join(); };
  const chain = []; for (let n = document.activeElement; n && chain.length < 4; n = n.parentElement) chain.push(n);
  const near = [...chain, ...document.activeElement.parentElement.children];
  const focused = near.map(shown).join('|');
  const node = document.activeElement; node.blur();
  const blurred = near.map(shown).join('|'); node.focus();
  return focused !== blurred;
}
"""


def tab_to(page, selector, key="Tab"):
    """Press Tab until the keyboard is inside what the selector names; a busy machine may draw it late."""
    page.wait_for_selector(selector)
    page.wait_for_timeout(500)
    for _ in range(FAR):
        page.keyboard.press(key)
        if page.evaluate("(selector) => Boolean(document.activeElement?.closest(selector))", selector):
            return
    raise AssertionError(f"the tab key does not reach {selector}")


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_by_keyboard_alone(visit, name):
    lesson, text = LESSONS[name], Text("en")
    first = lesson.predictions[0]
    page = visit(f"/{name.replace('_', '-')}")
    tab_to(page, f".st-key-guess-{first.key}")
    page.keyboard.press("Space")
    settle(page)
    tab_to(page, f".st-key-commit-{first.key}")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(f".st-key-again-{first.key}").count() == 1
    tab_to(page, ".st-key-tour-start", "Shift+Tab")  # it stands above
    page.keyboard.press("Enter")
    settle(page)
    for number in range(2, len(lesson.tour) + 1):
        page.keyboard.press("Space")
        page.wait_for_function("(step) => location.search.includes(`tour=${step}`)", arg=number)
        settle(page)
    page.keyboard.press("Space")
    page.wait_for_selector(".st-key-tour-start")
    settle(page)
    assert "tour=" not in page.url
    slider = next(key for key in lesson.explorable.controls if page.locator(f".st-key-{key} input[type=range]").count())
    tab_to(page, f".st-key-{slider} input[type=range]")
    assert page.evaluate(VISIBLE)
    before = page.locator(f".st-key-{slider} [data-testid=stSliderThumbValue]").inner_text()
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert page.locator(f".st-key-{slider} [data-testid=stSliderThumbValue]").inner_text() != before
    assert text(f"{name}.question") == page.inner_text("h1")
