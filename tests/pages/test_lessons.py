"""Every lesson, from its declaration alone: the parts that the checklist asks for are there, and their numbers hold."""

import re

import plotly.graph_objects as go
import pytest

from pages import LESSONS
from tests.pages.reading import spoken, strange
from viz.declare.controls import Choice, Choices, Field, LogSlider, Number, Slider
from viz.lesson import filled
from viz.look.glossary import MARK, WORDS, linked
from viz.look.style import palette
from viz.look.text import LANGUAGES, Text, catalogue

every = pytest.mark.parametrize("name", LESSONS)
in_both = pytest.mark.parametrize("lang", LANGUAGES)
DIGITS = re.compile(r"(?<![\w.−-])\d+\.\d+")


@every
def test_a_lesson_has_all_its_parts(name):
    lesson = LESSONS[name]
    # a lesson whose scenarios are recorded races has one prediction for each of them
    most = 5 if name == "training_race" else 3
    assert 2 <= len(lesson.predictions) <= most and 4 <= len(lesson.tour) <= 6 and len(lesson.questions) >= 4
    assert 3 <= len(lesson.explorable.scenarios) <= 9 and lesson.explorable.first <= 4
    assert lesson.sources
    keys = [part.key for part in (*lesson.predictions, *lesson.questions)]
    assert len(set(keys)) == len(keys)


@every
def test_every_state_that_a_lesson_names_is_one_that_its_controls_can_take(name):
    lesson = LESSONS[name]
    for part in (*lesson.predictions, *lesson.tour, *lesson.questions):
        for key, value in part.at.items():
            if key == "scenario":
                assert value in lesson.explorable.scenarios
                continue
            control = lesson.explorable.controls[key]
            if isinstance(control, LogSlider | Number):
                assert value in control.values, (part, key)
            elif isinstance(control, Slider):
                steps = (value - control.low) / control.step
                assert control.low <= value <= control.high and steps == pytest.approx(round(steps), abs=1e-9)
            elif isinstance(control, Choices):
                assert value and set(value) <= set(control.ids)
            elif isinstance(control, Choice):
                assert value in control.ids
            else:
                assert isinstance(control, Field)


@every
@in_both
def test_every_text_of_a_lesson_gets_its_numbers(name, lang):
    lesson, text = LESSONS[name], Text(lang)
    said = []
    for prediction in lesson.predictions:
        key, values = f"{name}.predict.{prediction.key}", lesson.values(prediction.at)
        assert prediction.truth(values) in prediction.options
        assert set(text.group(f"{key}.option")) == set(prediction.options)
        for part in ("question", "reveal"):
            said.append(filled(f"{key}.{part}", prediction.numbers, values, text))
    for number, step in enumerate(lesson.tour, 1):
        said.append(filled(f"{name}.tour.{number}", step.numbers, lesson.values(step.at), text))
    for question in lesson.questions:
        for part in ("ask", "answer"):
            key = f"{name}.worksheet.{question.key}.{part}"
            said.append(filled(key, question.numbers, lesson.values(question.at), text))
    for words in said:
        assert "{" not in words and strange(words) == []


@every
@in_both
def test_scenarios_say_what_one_should_see(name, lang):
    starts = {"en": "You should see", "zh": "你会看到"}
    for scenario in LESSONS[name].explorable.scenarios:
        assert Text(lang)(f"{name}.expect.{scenario}").startswith(starts[lang]), scenario


@every
@in_both
def test_small_multiples_are_figures_with_fixed_axes(name, lang):
    for theme in ("light", "dark"):
        figures = LESSONS[name].multiples(palette(theme), Text(lang))
        assert len(figures) >= 2
        for figure in figures.values():
            drawn = go.Figure(figure["data"], figure["layout"])  # plotly refuses a misspelt property
            assert drawn.layout.xaxis.range and drawn.layout.yaxis.range
            assert strange("\n".join(spoken(figure))) == []


@every
def test_the_tour_points_at_figures_that_are_there(name):
    lesson = LESSONS[name]
    for step in lesson.tour:
        settings = lesson.settings(step.at)
        figures = lesson.explorable.figures(settings, palette("light"), Text("en"))
        assert step.spot == "" or step.spot in figures, step


@in_both
def test_typed_numbers_look_as_computed_ones_do(lang):
    assert {key: found for key, words in catalogue(lang).items() if (found := strange(words))} == {}


@in_both
def test_glossary_marks_name_words_that_exist(lang):
    text = Text(lang)
    for key, words in catalogue(lang).items():
        for found in MARK.finditer(words):
            assert found[1] in WORDS, key
        linked(words, text)
    for word in WORDS:
        assert text(f"glossary.{word}.name") and text(f"glossary.{word}.definition")


@every
@in_both
def test_no_number_is_typed_into_a_text_that_speaks_of_results(name, lang):
    """Decimals in reveals, tours and answers are computed (what a scenario promises is held by tests of its own)."""
    for key, words in catalogue(lang).items():
        if not re.match(rf"{name}\.(tour|predict|worksheet)\b", key):
            continue
        typed = DIGITS.findall(re.sub(r"\(eq\.[^)]*\)|arXiv [\d.]+", "", words))
        assert not typed, f"{key}: {typed}"
