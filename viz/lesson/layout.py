"""What every lesson's page has, in the order in which a learner meets it."""

import time
from collections.abc import Callable

import streamlit as st

from viz.declare.explorable import Settings
from viz.declare.lesson import Lesson
from viz.draw import page, take
from viz.draw.apart import apart
from viz.draw.taken import Offer
from viz.draw.turns import LATER, TURNS
from viz.export.piece import of
from viz.lesson import claims, place, predict, tour
from viz.live import component as live
from viz.look import glossary
from viz.look.style import palette
from viz.look.text import Text

Below = Callable[[Settings], object]
BREATH = 0.3  # s
SEEN = "_lessons_seen"


def breathe(name: str) -> None:
    """On the first run of a lesson, let the browser draw what it has so far before it gets the rest.

    It would draw all of the page in one go otherwise, and the first figure last: a third of a second later.
    """
    seen = st.session_state.setdefault(SEEN, set())
    if name not in seen:
        seen.add(name)
        with TURNS.aside(LATER):
            time.sleep(BREATH)


def show(lesson: Lesson, below: Below | None = None) -> None:
    """Draw the lesson down to its playground, and `below` it what depends on its choices."""
    text: Text = st.session_state["text"]
    name = lesson.name
    st.title(text(f"{name}.question"))
    st.markdown(glossary.linked(text(f"{name}.lead"), text))
    step = tour.step_of(lesson)
    tour.offer(lesson, step, text)
    apart(predict.ask)(lesson, text)
    st.header(text(f"{name}.multiples.header"))
    st.markdown(glossary.linked(text(f"{name}.multiples.see"), text))
    live.still(f"{name}-multiples", lesson.multiples(palette(st.context.theme.type), text), text)
    breathe(name)
    st.header(text("lesson.playground"))
    spot = f"{step}:{lesson.tour[step - 1].spot}" if step else ""
    # a choice draws this part of the page again and nothing else
    apart(stage)(lesson, spot, below)


def stage(lesson: Lesson, spot: str, below: Below | None) -> None:
    """The playground, and what is below it."""
    settings = page.playground(lesson.explorable, spot=spot)
    if below is not None:
        below(settings)


def foot(lesson: Lesson, offer: Offer | None = None) -> None:
    """The claims with their verdicts, the sources, what to take home (None: the explorable's own), the tour's bar."""
    text: Text = st.session_state["text"]
    if lesson.claims:
        st.header(text("lesson.claims"))
        for told in lesson.claims:
            claims.show(told, lesson, text)
    st.header(text("lesson.sources"))
    for source in lesson.sources:
        link = f"[arXiv {source.arxiv}](https://arxiv.org/abs/{source.arxiv})"
        st.markdown(
            "- " + text("lesson.source", paper=link, place=place.said(source.place, text), code=f"`{source.code}`")
        )
    take.foot(lesson.name, offer or Offer((of(lesson.explorable),)))
    tour.bar(lesson, tour.current(), text)
