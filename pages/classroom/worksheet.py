"""A printable worksheet: one HTML page with the questions of some lessons, or with their answers."""

import html
import re
from collections.abc import Iterable
from pathlib import Path

from viz.declare.lesson import Lesson, Question, filled
from viz.draw.url import permalink
from viz.look.text import Text

STYLE = Path(__file__).with_name("worksheet.css").read_text(encoding="utf-8")
EACH = 2  # questions of every lesson on the sheet that covers all of them


def sheet(lessons: Iterable[Lesson], text: Text, answers: bool, each: int | None = None, lab: str = "") -> str:
    """The worksheet of these lessons as HTML; with `answers` the same sheet answered, with `each` that many of each.

    `lab` is the lab's own address, under which an answer's state can be opened.
    """
    kind = "answers" if answers else "questions"
    parts, number = [], 1
    for lesson in lessons:
        chosen = lesson.questions[:each]
        items = "".join(item(lesson, question, text, answers, lab) for question in chosen)
        lead = as_html(text(f"{lesson.name}.question"))
        parts.append(
            f"<h2>{as_html(text(f'{lesson.name}.nav'))}</h2><p class=lead>{lead}</p><ol start={number}>{items}</ol>"
        )
        number += len(chosen)
    title = text(f"worksheet.{kind}")
    name = "" if answers else f"<p>{as_html(text('worksheet.name'))}: ____________________</p>"
    return (
        f"<!doctype html><html lang={text.lang}><head><meta charset=utf-8><title>{title}</title>"
        f"<style>{STYLE}</style></head><body><h1>{title}</h1>{name}{''.join(parts)}"
        f"<footer>{as_html(text('worksheet.foot'))}</footer></body></html>"
    )


def item(lesson: Lesson, question: Question, text: Text, answers: bool, lab: str) -> str:
    """One question with room to write, or with its answer and the state in which it can be read off."""
    key, values = f"{lesson.name}.worksheet.{question.key}", lesson.values(question.at)
    asked = as_html(filled(f"{key}.ask", question.numbers, values, text))
    if not answers:
        return f"<li>{asked}<div class=lines></div></li>"
    answer = as_html(filled(f"{key}.answer", question.numbers, values, text))
    settings = lesson.settings(question.at)
    state = lab + permalink(lesson.name, settings, lesson.explorable.unsaid(settings), text.lang)
    return f"<li>{asked}<p><b>{answer}</b></p><p class=state>{html.escape(state)}</p></li>"


def as_html(markdown: str) -> str:
    """Words for HTML: escaped, bold kept, glossary marks dropped."""
    bare = re.sub(r"\(\(\w+\|(.+?)\)\)", r"\1", markdown)
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(bare, quote=False))
