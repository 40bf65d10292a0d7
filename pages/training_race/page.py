"""The training race: the same start, the same prompts, different objectives."""

import streamlit as st

from pages.training_race import reading, runner
from pages.training_race.lesson import TRAINING_RACE_LESSON
from viz import lesson

text = st.session_state["text"]
lesson.show(TRAINING_RACE_LESSON, below=lambda settings: reading.section(settings, text))
runner.section(text)
lesson.foot(TRAINING_RACE_LESSON)
