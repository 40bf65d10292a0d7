"""Predict first: a question with a few answers, committed before the effect is shown. Nothing of it is recorded."""

import streamlit as st

from viz.declare.lesson import Lesson, Prediction, filled
from viz.draw import teacher
from viz.draw.state import put
from viz.look.text import Text

STATE = "_predicted"  # (lesson, key) -> the option committed, or "" where it was skipped


def ask(lesson: Lesson, text: Text) -> None:
    """Draw the first prediction that is open, or what came of those that were made."""
    made = st.session_state.setdefault(STATE, {})
    for number, prediction in enumerate(lesson.predictions, 1):
        mine = (lesson.name, prediction.key)
        with st.container(border=True, key=f"predict-{prediction.key}"):
            st.markdown(f"**{text('lesson.predict', number=number, total=len(lesson.predictions))}**")
            key = f"{lesson.name}.predict.{prediction.key}"
            st.markdown(filled(f"{key}.question", prediction.numbers, lesson.values(prediction.at), text))
            if mine in made:
                outcome(lesson, prediction, made[mine], text)
            else:
                choose(prediction, key, mine, text)
        if mine not in made:
            return


def choose(prediction: Prediction, key: str, mine: tuple[str, str], text: Text) -> None:
    """The options, and a button that commits one; another skips."""
    made = st.session_state[STATE]
    chosen = st.radio(
        text("lesson.options"), prediction.options, index=None, key=f"guess-{prediction.key}",
        format_func=lambda option: text(f"{key}.option.{option}"), label_visibility="collapsed",
    )  # fmt: skip
    with st.container(horizontal=True):
        commit, skip = text("lesson.commit"), text("lesson.skip")
        st.button(commit, disabled=chosen is None, on_click=made.update, args=({mine: chosen},), type="primary",
                  key=f"commit-{prediction.key}")  # fmt: skip
        st.button(skip, on_click=made.update, args=({mine: ""},), type="tertiary", key=f"skip-{prediction.key}")


def outcome(lesson: Lesson, prediction: Prediction, chosen: str, text: Text) -> None:
    """Own answer against the true one, with its numbers, and a button that sets the page to that state."""
    key = f"{lesson.name}.predict.{prediction.key}"
    values = lesson.values(prediction.at)
    truth = prediction.truth(values)
    own = text(f"{key}.option.{chosen}") if chosen else text("lesson.skipped")
    if teacher.now().hidden_answers:
        st.markdown(text("lesson.held_back", own=own))
        return
    verdict = "right" if chosen == truth else "wrong" if chosen else "shown"
    st.markdown(text(f"lesson.{verdict}", own=own, truth=text(f"{key}.option.{truth}")))
    st.markdown(filled(f"{key}.reveal", prediction.numbers, values, text))
    at = lesson.settings(prediction.at)
    with st.container(horizontal=True):
        if st.button(text("lesson.see"), on_click=put, args=(lesson.explorable, at), key=f"see-{prediction.key}",
                     icon=":material/arrow_downward:"):  # fmt: skip
            st.rerun()  # all of the page: the playground is another part of it
        forget = st.session_state[STATE].pop
        st.button(text("lesson.again"), on_click=forget, args=((lesson.name, prediction.key),), type="tertiary",
                  key=f"again-{prediction.key}")  # fmt: skip
