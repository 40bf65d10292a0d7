"""Means: why GSPO takes the geometric one."""

import streamlit as st

from viz import glossary, lesson, live, page, spread, spread_csv, spread_figures
from viz.lessons import LESSONS
from viz.style import palette

here = LESSONS["means"]
settings = lesson.show(here)

text = st.session_state["text"]
st.header(text("means.many.header"))
st.markdown(glossary.linked(text("means.many.lead", n=spread.RESPONSES), text))
beside, plots = st.columns([3, 8], gap="large")
with beside:
    many = {control.key: page.draw(control, text, False) for control in spread.CONTROLS}
length, kl, end, seed = many.values()
with plots:
    live.still("means-many", spread_figures.figures(end, length, kl, seed, palette(st.context.theme.type), text), text)
    st.html(spread.table(spread.study(end, length, kl, seed), text))
fixed = spread.study("fixed", length, kl, seed)
numbers = spread.numbers(fixed)
said = (text(f"means.many.{key}", **numbers) for key in ("arithmetic", "log_s", "steady", "variance"))
st.markdown(glossary.linked("\n".join(f"- {sentence}" for sentence in said), text))
st.subheader(text("means.many.kinds_header"))
st.markdown(text("means.many.kinds_see"))
st.html(spread.table_of_kinds(fixed, seed, text))

lesson.foot(here, settings, "gspo", {}, [spread_csv.piece(many)])
