"""The training race: the same start, the same prompts, different objectives."""

import streamlit as st

from pages.training_race import reading, runner
from pages.training_race.lesson import TRAINING_RACE_LESSON
from viz import lesson

here, text = TRAINING_RACE_LESSON, st.session_state["text"]
settings = lesson.show(here)
reading.section(settings, text)
runner.section(settings["scenario"], text)
lesson.foot(here, settings, None, {})
