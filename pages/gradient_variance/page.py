"""Gradient variance: whether lower is better."""

import streamlit as st

from pages.gradient_variance import section
from pages.gradient_variance.lesson import GRADIENT_VARIANCE_LESSON
from pages.gradient_variance.long import pieces
from viz import lesson

here, text = GRADIENT_VARIANCE_LESSON, st.session_state["text"]
settings = lesson.show(here)
section.claim(text)
grown, clouds = section.growth(settings, text), section.clouds(settings, text)
lesson.foot(here, settings, None, {}, pieces(grown, clouds))
