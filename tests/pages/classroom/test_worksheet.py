"""Worksheets: every question is on the sheet, answers only on the other one, in both languages."""

import pytest

from pages import LESSONS
from pages.classroom.worksheet import EACH, as_html, sheet
from viz.lesson import filled
from viz.look.text import Text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", LESSONS)
def test_questions_and_answers_stand_on_their_own_sheets(name, lang):
    lesson, text = LESSONS[name], Text(lang)
    lab = "https://a.example/demo"
    asked, answered = (sheet((lesson,), text, answers, lab=lab) for answers in (False, True))
    state = f"{lab}/{name.replace('_', '-')}?"
    assert answered.count(state) == len(lesson.questions) and state not in asked
    for question in lesson.questions:
        values, key = lesson.values(question.at), f"{name}.worksheet.{question.key}"
        ask, answer = (as_html(filled(f"{key}.{part}", question.numbers, values, text)) for part in ("ask", "answer"))
        assert ask in asked and ask in answered and answer in answered and answer not in asked


def test_the_sheet_of_all_lessons_numbers_its_questions_through():
    made = sheet(LESSONS.values(), Text("en"), answers=False, each=EACH)
    assert made.count("<li>") == EACH * len(LESSONS)
    assert f"<ol start={1 + EACH * (len(LESSONS) - 1)}>" in made


def test_words_are_escaped():
    assert as_html("a < b, **c** & ((ratio|r))") == "a &lt; b, <b>c</b> &amp; r"
