"""A tour of a lesson: a bar at the foot of the window with one step's words; each step sets the page to its state.

The step is in the URL (`tour=2`), Next answers to the space bar, and any step can be jumped to.
"""

import streamlit as st

from viz.declare.lesson import Lesson, filled
from viz.draw.state import put
from viz.draw.url import say, url_value
from viz.look.text import Text

KEY = "tour"
SHOWN = "_tour"  # (the lesson whose tour is on the screen, the step), or None


def step_of(lesson: Lesson) -> int:
    """The step that is shown, from 1; 0 where no tour runs. Draws the hidden field that carries it in the URL."""
    total = len(lesson.tour)
    step = int(url_value(KEY, "0", {str(number) for number in range(total + 1)}.__contains__))
    before, _ = st.session_state.get(SHOWN) or ("", 0)
    if step and before != lesson.name and not set(st.query_params) & set(lesson.explorable.controls):
        put(lesson.explorable, lesson.settings(lesson.tour[step - 1].at))  # opened from an address that says no more
    st.session_state[SHOWN] = (lesson.name, step) if step else None
    return step


def current() -> int:
    """The same, once the field has been drawn in this run; what stands in the field itself may be no step."""
    _, step = st.session_state[SHOWN] or ("", 0)
    return int(step)


def offer(lesson: Lesson, step: int, text: Text) -> None:
    """The button that starts the tour, while none runs."""
    if not step:
        label = text("lesson.tour_start", total=len(lesson.tour))
        st.button(label, icon=":material/directions_walk:", on_click=go, args=(lesson, 1), key="tour-start")


def bar(lesson: Lesson, step: int, text: Text) -> None:
    """The words of the step with the buttons that lead on, back, anywhere, and out."""
    if not step:
        return
    here, total = lesson.tour[step - 1], len(lesson.tour)
    with st.container(key="tour-bar"):
        st.markdown(filled(f"{lesson.name}.tour.{step}", here.numbers, lesson.values(here.at), text))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(text("lesson.back"), on_click=go, args=(lesson, step - 1), disabled=step == 1, key="tour-back")
            last = step == total
            st.button(text("lesson.done" if last else "lesson.next"), on_click=go, shortcut="space", type="primary",
                      args=(lesson, 0 if last else step + 1), key="tour-next")  # fmt: skip
            st.session_state["tour-jump"] = step
            st.pills(
                text("lesson.jump"), range(1, total + 1), key="tour-jump", label_visibility="collapsed",
                on_change=lambda: go(lesson, st.session_state["tour-jump"] or step),
            )  # fmt: skip
            st.button(text("lesson.stop"), on_click=go, args=(lesson, 0), type="tertiary", key="tour-stop")


def go(lesson: Lesson, step: int) -> None:
    """Show a step, or with 0 end the tour where it stands; for a callback."""
    say(KEY, str(step))
    st.session_state[SHOWN] = (lesson.name, step)
    if step:
        put(lesson.explorable, lesson.settings(lesson.tour[step - 1].at))
