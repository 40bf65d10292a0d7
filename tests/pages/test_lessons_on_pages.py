"""Predictions, tour and teacher's links, on every lesson, without a browser."""

import pytest

from pages import LESSONS
from tests.pages.test_pages import run, words
from viz.draw.state import as_state
from viz.lesson import filled
from viz.look.text import Text

every = pytest.mark.parametrize("name", LESSONS)
text = Text("en")


@every
def test_a_prediction_is_committed_and_answered(name):
    lesson = LESSONS[name]
    first = lesson.predictions[0]
    values = lesson.values(first.at)
    truth = first.truth(values)
    wrong = next(option for option in first.options if option != truth)
    reveal = filled(f"{name}.predict.{first.key}.reveal", first.numbers, values, text)
    for guess, said in ((truth, "That is what happens"), (wrong, "What happens: ")):
        at = run(name)
        assert reveal not in words(at) and at.button(key=f"commit-{first.key}").disabled
        at.radio(key=f"guess-{first.key}").set_value(guess).run()
        at.button(key=f"commit-{first.key}").click().run()
        assert not at.exception and said in words(at) and reveal in words(at)
        at.button(key=f"see-{first.key}").click().run()
        assert not at.exception
        own = first.at.get("scenario", next(iter(lesson.explorable.scenarios)))
        assert at.session_state["scenario"] == own


@every
def test_predictions_can_be_skipped_and_held_back(name):
    first = LESSONS[name].predictions[0]
    at = run(name, answers="hidden")
    at.button(key=f"skip-{first.key}").click().run()
    assert not at.exception and "held back" in words(at) and "What happens" not in words(at)
    expected = text(f"{name}.expect.{next(iter(LESSONS[name].explorable.scenarios))}")
    assert expected not in words(at)
    at.button(key="reveal-answers").click().run()
    assert not at.exception and "What happens" in words(at) and expected in words(at)


@every
def test_the_tour_leads_through_all_its_states(name):
    lesson = LESSONS[name]
    at = run(name)
    at.button(key="tour-start").click().run()
    for number, step in enumerate(lesson.tour, 1):
        assert not at.exception
        assert filled(f"{name}.tour.{number}", step.numbers, lesson.values(step.at), text) in words(at)
        for key, value in lesson.settings(step.at).items():
            control = lesson.explorable.controls.get(key)  # none for the scenario
            assert at.session_state[key] == (as_state(control, value) if control else value), key
        at.button(key="tour-next").click().run()
    assert not at.exception and "tour-next" not in [button.key for button in at.button]


@every
def test_a_step_of_the_tour_opens_from_its_address(name):
    lesson = LESSONS[name]
    at = run(name, tour="2")
    step = lesson.tour[1]
    assert not at.exception
    assert filled(f"{name}.tour.2", step.numbers, lesson.values(step.at), text) in words(at)


@pytest.mark.parametrize(
    ("name", "asked"),
    [*((name, "abc") for name in LESSONS), *(("token_weights", asked) for asked in ("", "-1", "²", "9" * 5000, "99"))],
)
def test_a_step_that_there_is_not_gives_no_tour_and_one_notice(name, asked):
    at = run(name, tour=asked)
    assert not at.exception, at.exception[0].stack_trace
    assert [notice.value.count("`") for notice in at.info] == [2] and f"tour={asked[:35]}" in at.info[0].value
    assert "tour-next" not in [button.key for button in at.button]
    assert at.session_state["scenario"] == next(iter(LESSONS[name].explorable.scenarios))
    at.run()
    assert not at.exception and not at.info


@every
def test_a_teachers_link_locks_hides_and_enlarges(name):
    keys = [key for key in LESSONS[name].explorable.controls if key not in ("edits",)]
    keys = [keys[0], (keys[1:] or ["scenario"])[0]]  # a lesson may have one control
    at = run(name, lock=keys[0], hide=keys[1], size="big")
    assert not at.exception and not at.info
    widgets = {widget.key: widget for kind in (at.slider, at.select_slider) for widget in kind}
    if keys[0] in widgets:
        assert widgets[keys[0]].disabled
    assert f"back-{keys[1]}" in [button.key for button in at.button] or keys[1] not in widgets


def test_a_bad_teachers_link_gives_a_notice_and_the_usual_page():
    at = run("home", hide="<b>", size="huge", answers="maybe")
    assert not at.exception and len(at.info) == 1
    assert all(name in at.info[0].value for name in ("hide=", "size=huge", "answers=maybe"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_classroom_page_builds_a_link(lang):
    at = run("classroom", lang=lang)
    assert not at.exception
    at.selectbox(key="class-lesson").set_value("sapo_gate").run()
    at.multiselect(key="class-lock").set_value(["tau_pos"]).run()
    at.checkbox(key="class-big").check().run()
    assert not at.exception and at.code[0].value == f"/sapo-gate?lang={lang}&lock=tau_pos&size=big"
