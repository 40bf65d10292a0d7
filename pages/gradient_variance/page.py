"""Gradient variance: whether lower is better."""

import streamlit as st

from pages.gradient_variance import section
from pages.gradient_variance.lesson import GRADIENT_VARIANCE_LESSON
from pages.gradient_variance.take import OFFER
from viz import lesson
from viz.declare.explorable import Settings


def below(settings: Settings) -> None:
    """Where to read more of a claim, and what is too heavy for the playground."""
    text = st.session_state["text"]
    section.claim(text)
    section.growth(settings, text)
    section.clouds(settings, text)


lesson.show(GRADIENT_VARIANCE_LESSON, below)
lesson.foot(GRADIENT_VARIANCE_LESSON, OFFER)
