"""Means: why GSPO takes the geometric one."""

import streamlit as st

from pages.means.lesson import MEANS_LESSON
from pages.means.many.section import section
from viz import lesson

here = MEANS_LESSON
settings = lesson.show(here)
many = section(st.session_state["text"])
lesson.foot(here, settings, "gspo", {}, [many])
