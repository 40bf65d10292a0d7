"""SAPO's gate: its two temperatures, its reading at the level of a response, and one rogue token."""

import streamlit as st

from viz import lesson, page
from viz.explorables import EXPLORABLES
from viz.lessons import LESSONS

text = st.session_state["text"]
here = LESSONS["sapo_gate"]
settings = lesson.show(here)
parts = []
for name in ("sapo_sequence", "sapo_rogue"):
    st.header(text(f"{name}.question"))
    st.markdown(text(f"{name}.lead"))
    parts.append(page.part(EXPLORABLES[name], settings))
lesson.foot(here, settings, "sapo", {key: settings[key] for key in ("tau_pos", "tau_neg")}, parts)
