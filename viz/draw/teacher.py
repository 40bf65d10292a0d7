"""What a teacher's link does to every page: hide or lock controls, hold answers back, enlarge type for a projector.

The link carries `hide` and `lock` (keys of controls, with commas), `size=big` and `answers=hidden`. The router reads
them once per run, on every page, so they stay while a class goes from page to page.
"""

import re
from dataclasses import dataclass

import streamlit as st

from viz.draw.url import EVERY, say, url_value
from viz.look.text import Text

STATE = "_teacher"
BIG = 1.3  # how much larger type is for a projector
KEYS = re.compile(r"([a-zA-Z]\w*)?(,[a-zA-Z]\w*)*")


@dataclass(frozen=True)
class Teacher:
    """What the link asks for: keys of hidden and of locked controls, large type, answers held back."""

    hide: frozenset[str] = frozenset()
    lock: frozenset[str] = frozenset()
    big: bool = False
    hidden_answers: bool = False

    @property
    def scale(self) -> float:
        """By how much type in figures grows."""
        return BIG if self.big else 1.0


def read(text: Text) -> None:
    """Read the teacher's part of the URL; to be called by the router on every page, before the page runs."""
    hide, lock = (url_value(key, "", lambda raw: KEYS.fullmatch(raw) is not None, True) for key in ("hide", "lock"))
    size = url_value("size", "normal", ("normal", "big").__contains__, True)
    answers = url_value("answers", "shown", ("shown", "hidden").__contains__, True)
    hide_set, lock_set = (frozenset(raw.split(",")) - {""} for raw in (hide, lock))
    st.session_state[STATE] = teacher = Teacher(hide_set, lock_set, size == "big", answers == "hidden")
    if teacher.big:
        st.html(f"<style>html {{ font-size: {100 * BIG:.0f}% !important; }}</style>")
    if teacher.hidden_answers:
        with st.container(horizontal=True, vertical_alignment="center", key="answers-note"):
            st.caption(text("teacher.hidden"))
            st.button(text("teacher.reveal"), on_click=_reveal, type="tertiary", key="reveal-answers")


def now() -> Teacher:
    """What the link of this run asks for."""
    found = st.session_state.get(STATE, Teacher())
    assert isinstance(found, Teacher)
    return found


def _reveal() -> None:
    say("answers", "shown", EVERY)
