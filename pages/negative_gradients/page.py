"""Negative updates: where they push the tokens that nobody sampled."""

import streamlit as st

from pages.negative_gradients.lesson import NEGATIVE_GRADIENTS_LESSON
from pages.negative_gradients.simplex import SIMPLEX
from viz import lesson
from viz.draw import page

text = st.session_state["text"]
here = NEGATIVE_GRADIENTS_LESSON
settings = lesson.show(here)
st.header(text("simplex.question"))
st.markdown(text("simplex.lead"))
part = page.part(SIMPLEX, settings)
lesson.foot(here, settings, "sapo", {"tau_neg": settings["tau_neg"]}, [part])
