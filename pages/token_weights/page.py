"""Token weights: one response, one advantage, every objective."""

import streamlit as st

from pages.token_weights import own_ratios
from pages.token_weights.lesson import TOKEN_WEIGHTS_LESSON
from viz import lesson
from viz.draw import trust

here, text = TOKEN_WEIGHTS_LESSON, st.session_state["text"]
settings = lesson.show(here)
st.caption(text("token_weights.table_legend"))
st.caption(trust.provenance(settings["focus"], text))
own_ratios.section(here.explorable, settings, text)
lesson.foot(here, settings, settings["focus"], {})
