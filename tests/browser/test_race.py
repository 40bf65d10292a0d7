"""The training race in a browser: the recording plays, and a race of one's own is run, steered, watched and stopped."""

import re
import time

from playwright.sync_api import expect

from tests.browser.conftest import settle
from viz.look.text import Text

TEXT = Text("en")
ALL = 100  # rollouts of a recording


def said(page, key):
    """How many rollouts the sentences of a live element tell of; -1 while there are none."""
    element = page.locator(f".st-key-live-{key}")
    found = re.search(r"after (\d+) rollouts", element.inner_text()) if element.count() else None
    return int(found[1]) if found else -1


def until(page, key, true, seconds=300.0):
    """The number of rollouts told, once `true` of it."""
    end = time.monotonic() + seconds
    while not true(now := said(page, key)):
        assert time.monotonic() < end, f"still {now} rollouts"
        page.wait_for_timeout(50)
    return now


def test_a_recording_plays_pauses_goes_one_step_and_back_to_the_start(visit):
    page = visit("/training-race?seed_range=hidden")
    page.set_viewport_size({"width": 1280, "height": 6000})
    page.wait_for_selector(".lab-player")
    knob = {key: page.locator(".lab-player button", has_text=TEXT(f"live.{key}")) for key in ("step", "reset")}
    play = page.locator(".lab-player button").first
    curve = "document.querySelector('[data-figure=entropy] .lab-plot').data[0].y"
    drawn = f"{curve}.filter(y => y !== null && !isNaN(y)).length"
    page.wait_for_selector("[data-figure=entropy] .main-svg")
    # at the end, still; playing begins at the start again
    assert said(page, "training_race") == ALL and play.inner_text() == TEXT("live.play")
    play.click()
    expect(play).to_have_text(TEXT("live.pause"))
    until(page, "training_race", lambda step: 3 < step < ALL)
    play.click()
    expect(play).to_have_text(TEXT("live.play"))
    rests = said(page, "training_race")
    page.wait_for_timeout(600)
    assert said(page, "training_race") == rests < ALL and page.evaluate(drawn) == rests + 1
    knob["step"].click()
    until(page, "training_race", lambda step: step == rests + 1)
    knob["reset"].click()
    until(page, "training_race", lambda step: step == 0)
    # all takes 15 s, at four times the speed less than 4
    page.locator(".lab-speed select").select_option("4")
    play.click()
    until(page, "training_race", lambda step: step == ALL, 8)
    expect(play).to_have_text(TEXT("live.play"))


def test_a_race_of_ones_own_is_run_steered_watched_and_stopped(visit):
    own = "training_race_own"
    page = visit("/training-race?race_seed=3")
    page.set_viewport_size({"width": 1280, "height": 6000})
    page.locator(".st-key-race-run button").click()
    page.wait_for_selector(f".st-key-live-{own} [data-figure=reward] .main-svg", timeout=300_000)
    first = until(page, own, lambda step: step >= 1)
    begun = time.monotonic()
    until(page, own, lambda step: step > first)
    long = 1000 * max(2, 5 * (time.monotonic() - begun))  # for a rollout to be done and shown, on this machine
    page.locator(".st-key-race-pause button").click()
    expect(page.locator(".st-key-race-pause button")).to_be_disabled()
    page.wait_for_timeout(long)  # the rollout under way
    paused = said(page, own)
    page.wait_for_timeout(long)
    assert said(page, own) == paused
    page.locator(".st-key-race-one button").click()
    until(page, own, lambda step: step > paused)
    page.wait_for_timeout(long)
    assert said(page, own) == paused + 1
    # another tab of another visitor, with the link alone
    other = visit("/" + page.url.split("/")[-1])
    other.set_viewport_size({"width": 1280, "height": 6000})
    until(other, own, lambda step: step == paused + 1)
    assert other.locator("[class*=st-key-cancel-], .st-key-race-pause").count() == 0
    # a refresh begins a new session, but this is still the tab that started it
    page.reload()
    page.wait_for_selector(".st-key-race-pause", timeout=300_000)
    until(page, own, lambda step: step == paused + 1)
    page.locator("[class*=st-key-cancel-] button").click()
    begun = time.monotonic()
    words = TEXT("jobs.cancelled_asked", seconds="@").split("@")[1]
    for tab in (page, other):
        expect(tab.get_by_text(words)).to_be_visible(timeout=5000)
    assert time.monotonic() - begun < 5
    settle(page)
    assert page.locator(".st-key-race-pause").count() == 0 and said(page, own) == paused + 1
    assert page.locator("[data-testid=stException]").count() == 0
