"""The training race: the same start, the same prompts, different objectives."""

import streamlit as st

from pages.training_race import reading, runner
from pages.training_race.lesson import TRAINING_RACE_LESSON
from viz import lesson
from viz.declare.explorable import Settings


def below(settings: Settings) -> None:
    """What the recording says, and a race of one's own."""
    text = st.session_state["text"]
    reading.section(settings, text)
    runner.section(settings["scenario"], text)


lesson.show(TRAINING_RACE_LESSON, below)
lesson.foot(TRAINING_RACE_LESSON)
