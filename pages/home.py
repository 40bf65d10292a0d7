"""Home: what the lab is, in one picture, and where to begin."""

import streamlit as st

from viz import live, trust
from viz.explorable import resolve
from viz.explorables import EXPLORABLES
from viz.explorables.token_weights import NAMES
from viz.style import palette

text = st.session_state["text"]
explorable = EXPLORABLES["token_weights"]

st.title(text("home.title"))
st.markdown(text("home.lead"))

shown = ("grpo", "gspo", "sapo")
settings = explorable.defaults() | {"show": shown}
values = explorable.evaluate(settings)
counts = {name: round(values[f"{name}.removed"]) for name in shown}
numbers = {"total": settings["length"], "ratio": f"{settings['ratio']:g}", "s": f"{values['s']:.4f}"}
summary = text("home.picture", **numbers, **counts)
strip = explorable.figures(settings, palette(st.context.theme.type), text)["strip"]
del strip["layout"]["meta"]
live.chart("home-strip", resolve(strip, values), summary)
st.markdown(summary)
st.page_link("token_weights.py", label=text("home.open"), icon=":material/arrow_forward:")

st.header(text("home.what_header"))
st.markdown(text("home.what", objectives=len(NAMES)))
st.header(text("home.trust_header"))
st.markdown(text("home.trust", **trust.totals()))
