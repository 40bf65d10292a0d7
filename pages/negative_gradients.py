"""Negative updates: where they push the tokens that nobody sampled."""

import streamlit as st

from viz import lesson, page
from viz.explorables import EXPLORABLES
from viz.lessons import LESSONS

text = st.session_state["text"]
here = LESSONS["negative_gradients"]
settings = lesson.show(here)
st.header(text("simplex.question"))
st.markdown(text("simplex.lead"))
part = page.part(EXPLORABLES["simplex"], settings)
lesson.foot(here, settings, "sapo", {"tau_neg": settings["tau_neg"]}, [part])
