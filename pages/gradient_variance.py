"""Gradient variance: whether lower is better."""

import streamlit as st

from viz import lesson
from viz.lessons import LESSONS
from viz.variance import section
from viz.variance.pieces import pieces

here, text = LESSONS["gradient_variance"], st.session_state["text"]
settings = lesson.show(here)
section.claim(here, settings, text)
grown, clouds = section.growth(settings, text), section.clouds(settings, text)
lesson.foot(here, settings, None, {}, pieces(grown, clouds))
