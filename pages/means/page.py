"""Means: why GSPO takes the geometric one."""

import streamlit as st

from pages.means.lesson import MEANS_LESSON
from pages.means.many.section import section
from pages.means.take import OFFER
from viz import lesson
from viz.draw.apart import apart

lesson.show(MEANS_LESSON)
apart(section)(st.session_state["text"])
lesson.foot(MEANS_LESSON, OFFER)
