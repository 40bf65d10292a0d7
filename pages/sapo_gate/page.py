"""SAPO's gate: its two temperatures, its reading at the level of a response, and one rogue token."""

import streamlit as st

from pages.sapo_gate.lesson import SAPO_GATE_LESSON
from pages.sapo_gate.rogue import SAPO_ROGUE
from pages.sapo_gate.sequence import SAPO_SEQUENCE
from viz import lesson
from viz.draw import page

text = st.session_state["text"]
here = SAPO_GATE_LESSON
settings = lesson.show(here)
parts = []
for further in (SAPO_SEQUENCE, SAPO_ROGUE):
    st.header(text(f"{further.name}.question"))
    st.markdown(text(f"{further.name}.lead"))
    parts.append(page.part(further, settings))
lesson.foot(here, settings, "sapo", {key: settings[key] for key in ("tau_pos", "tau_neg")}, parts)
