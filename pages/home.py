"""Home: what the lab is, in one picture, and where to begin."""

import streamlit as st

from algos import OBJECTIVES
from viz import token_figures, token_weights, trust
from viz.figures import CONFIG
from viz.response import State
from viz.style import STORY, palette

text = st.session_state["text"]
colours = palette(st.context.theme.type)
names = {name: text(f"objectives.{name}.name") for name in STORY}

st.title(text("home.title"))
st.markdown(text("home.lead"))

state = State(show=("grpo", "gspo", "sapo"))
view = token_weights.view(state)
counts = {row.name: int(row.silent.sum()) for row in view.rows}
summary = text("home.picture", total=state.length, ratio=f"{state.ratio:g}", s=f"{view.sequence:.4f}", **counts)
words = text.group("token_weights.figure")
st.plotly_chart(
    token_figures.strip(view, colours, words, names), theme=None, config=CONFIG, key="home-strip", alt=summary
)
st.markdown(summary)
st.page_link("token_weights.py", label=text("home.open"), icon=":material/arrow_forward:")

st.header(text("home.what_header"))
st.markdown(text("home.what", objectives=len(OBJECTIVES)))
st.header(text("home.trust_header"))
st.markdown(text("home.trust", **trust.totals()))
