"""SAPO's gate: its two temperatures, its reading at the level of a response, and one rogue token."""

import streamlit as st

from pages import EXPLORABLES
from pages.sapo_gate.lesson import SAPO_GATE_LESSON
from viz import lesson
from viz.draw import page

text = st.session_state["text"]
here = SAPO_GATE_LESSON
settings = lesson.show(here)
parts = []
for name in ("sapo_sequence", "sapo_rogue"):
    st.header(text(f"{name}.question"))
    st.markdown(text(f"{name}.lead"))
    parts.append(page.part(EXPLORABLES[name], settings))
lesson.foot(here, settings, "sapo", {key: settings[key] for key in ("tau_pos", "tau_neg")}, parts)
