"""The variance lab in a browser: it opens, computes long responses in a child process, shows them, can be stopped."""

from playwright.sync_api import expect

from pages import LESSONS
from pages.gradient_variance import long
from pages.gradient_variance.enumeration.compute import SHOWABLE
from tests.browser.conftest import settle
from viz.look.text import Text

LAB, TEXT = LESSONS["gradient_variance"].explorable, Text("en")
DRAWN = "[data-figure=variance] .main-svg"
FIRST = "document.querySelector('[data-figure=variance] .lab-plot').data[0]"
# a growth of every objective in groups of 64 takes minutes: there is time to stop it
LONG = f"/gradient-variance?group_size=64&show={','.join(SHOWABLE)}"


def wanted(**changes):
    """The command for these settings, as the page writes it."""
    return long.command(long.arguments("growth", LAB.defaults() | changes))


def opened(visit, path):
    """The page, so high that its figures of long responses are in sight, and so drawn."""
    page = visit(path)
    page.set_viewport_size({"width": 1280, "height": 6000})
    page.wait_for_selector(DRAWN)
    return page


def test_a_growth_is_computed_in_a_child_process_and_shown(visit):
    page = opened(visit, "/gradient-variance?seed=5&show=sapo&group_size=2")
    assert page.evaluate(f"{FIRST}.name") == TEXT("objectives.grpo.name")
    page.locator(".st-key-compute-growth button").click()
    expect(page.get_by_text(wanted(seed=5, show=("sapo",), group_size=2))).to_be_visible(timeout=60_000)
    settle(page)
    page.wait_for_function(f"{FIRST}.name === '{TEXT('objectives.sapo.name')}'")
    assert page.evaluate(f"{FIRST}.y.length") == 8
    assert page.locator(".st-key-compute-growth").count() == page.locator(".st-key-compute-cloud").count() == 1
    assert page.locator("[data-testid=stException]").count() == 0


def test_a_growth_can_be_stopped_and_the_recording_stays(visit):
    page = opened(visit, LONG)
    before = page.evaluate(f"{FIRST}.y.join()")
    page.locator(".st-key-compute-growth button").click()
    page.locator("[class*=st-key-cancel-] button").click()
    said = TEXT("jobs.cancelled_asked", seconds="@").split("@")[0]
    expect(page.get_by_text(said)).to_be_visible(timeout=20_000)
    settle(page)
    assert page.locator("[class*=st-key-cancel-]").count() == 0
    assert page.locator(".st-key-compute-growth button").count() == 1
    assert page.evaluate(f"{FIRST}.y.join()") == before
    # the page still follows its controls
    page.locator(".st-key-batch_groups input[type=range]").press("ArrowRight")
    settle(page)
    assert "batch_groups=64" in page.url and page.locator("[data-testid=stException]").count() == 0
