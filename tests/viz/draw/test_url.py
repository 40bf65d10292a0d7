"""What a session remembers of its controls, and what a browser that is late cannot take back."""

from types import SimpleNamespace

import pytest

from viz.draw import url


@pytest.fixture
def run(monkeypatch):
    """A run of a fragment; its session's state, on a page where a choice and a slider stand."""
    state = {url.PAGE: "lesson", "scenario": "drift", "eps": 0.2, url.OURS: {("lesson", "scenario")}}
    state[url.KEPT] = {("lesson", "scenario"): "drift", ("lesson", "eps"): 0.2, ("other", "scenario"): "noise"}
    context = SimpleNamespace(fragment_ids_this_run=["clock"])
    monkeypatch.setattr(url, "st", SimpleNamespace(session_state=state))
    monkeypatch.setattr(url, "get_script_run_ctx", lambda: context)
    return SimpleNamespace(state=state, context=context)


def test_a_browser_that_has_not_heard_of_a_choice_does_not_undo_it(run):
    url.say("scenario", "loud")
    run.state["scenario"] = "drift"  # the clock's message left before the answer to the choice had come
    url.remember()
    assert run.state["scenario"] == "loud" == run.state[url.KEPT]["lesson", "scenario"]
    assert run.state[url.KEPT]["other", "scenario"] == "noise"


def test_a_slider_says_by_itself_where_it_stands(run):
    run.state["eps"] = 0.4
    url.remember()
    assert run.state["eps"] == 0.4 == run.state[url.KEPT]["lesson", "eps"]


def test_in_a_run_of_the_whole_page_the_address_may_have_changed(run):
    run.context.fragment_ids_this_run = None
    run.state["scenario"] = "noise"  # Back
    url.remember()
    assert run.state["scenario"] == "noise"


def test_what_another_page_left_is_not_kept(run):
    run.state |= {url.FRESH: True, "scenario": "noise", "eps": 0.4}
    before = dict(run.state[url.KEPT])
    url.remember()
    assert run.state[url.KEPT] == before and run.state["scenario"] == "noise"


def test_what_is_on_every_page_is_said_for_every_page(run):
    run.state |= {"lang": "en", url.OURS: {(url.EVERY, "lang")}}
    url.say("lang", "zh", url.EVERY)
    run.state["lang"] = "en"
    url.remember()
    assert run.state["lang"] == "zh"
