"""The training race: the same start, the same prompts, different objectives."""

import streamlit as st

from viz import lesson
from viz.lessons import LESSONS
from viz.race import reading, runner

here, text = LESSONS["training_race"], st.session_state["text"]
settings = lesson.show(here)
reading.section(settings, text)
runner.section(settings["scenario"], text)
lesson.foot(here, settings, None, {})
