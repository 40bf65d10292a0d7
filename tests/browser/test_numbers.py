"""What Streamlit and plotly write by themselves reads as every number does: sliders, hover texts, ticks."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from tests.lab import settle
from tests.pages.reading import strange

pytestmark = pytest.mark.browser
SAID = '[...document.querySelectorAll(".hoverlayer text")].map((text) => text.textContent).join(" ")'
# where a point of the first curve stands in the plot
PLACE = """({ data, _fullLayout: { xaxis, yaxis } }) =>
  [xaxis._offset + xaxis.d2p(data[0].x[20]), yaxis._offset + yaxis.d2p(data[0].y[20])]"""
DRAWN = '[...document.querySelectorAll("svg text")].map((text) => text.textContent).join("\\n")'


def said(page, key):
    """What stands over a slider's thumb and below its ends, and what is read out."""
    slider = page.locator(f".st-key-{key} .stSlider").first
    ends = slider.locator("[data-testid=stSliderTickBar]").inner_text().split()
    return (
        slider.locator("[data-testid=stSliderThumbValue]"),
        ends,
        slider.locator("input").get_attribute("aria-valuetext"),
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_slider_reads_as_the_page_does_and_its_link_stays_plain(visit, lang):
    page = visit(f"/negative-gradients?lang={lang}&A=-0.5&vocab=10000")
    page.wait_for_selector(".lab-plot .main-svg")
    for key, words, ends in (("A", "−0.5", ["−2", "2"]), ("vocab", "10,000", ["3", "50,000"])):
        thumb, shown, aloud = said(page, key)
        expect(thumb).to_have_text(words)
        assert shown == ends and aloud == words
    page.locator(".st-key-A input[type=range]").focus()
    page.keyboard.press("ArrowLeft")
    expect(said(page, "A")[0]).to_have_text("−0.6")
    settle(page)
    assert said(page, "A")[2] == "−0.6"
    link = parse_qs(urlparse(page.url).query)
    assert link["A"] == ["-0.6"] and link["vocab"] == ["10000"]


def test_a_slider_over_powers_of_ten(visit):
    page = visit("/means?outlier=1e-05")
    page.wait_for_selector(".lab-plot .main-svg")
    expect(said(page, "outlier")[0]).to_have_text("10⁻⁵")
    page.locator(".st-key-outlier input[type=range]").focus()
    page.keyboard.press("ArrowLeft")
    expect(said(page, "outlier")[0]).to_have_text("10⁻⁶")
    settle(page)
    expect(page.locator(".st-key-outlier .lab-back").first).to_have_text("↺ 10⁻⁶")
    assert said(page, "outlier")[1:] == (["10⁻⁶", "10"], "10⁻⁶")


def test_a_hover_text_has_a_true_minus_and_no_ticks_are_strange(visit):
    page = visit("/negative-gradients?lang=en")
    figure = page.locator("[data-figure=sweep] .lab-plot")
    figure.scroll_into_view_if_needed()
    page.wait_for_selector("[data-figure=sweep] .main-svg")
    box, (x, y) = figure.bounding_box(), figure.evaluate(PLACE)
    for near in (3, 0):  # the pointer must move
        page.mouse.move(box["x"] + x + near, box["y"] + y)
        page.wait_for_timeout(200)
    page.wait_for_function(f"{SAID} !== ''")
    assert " −0." in page.evaluate(SAID) and strange(page.evaluate(SAID)) == []
    assert strange(page.evaluate(DRAWN)) == []
