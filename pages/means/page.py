"""Means: why GSPO takes the geometric one."""

import streamlit as st

from pages.means import many as spread
from pages.means import many_figures as spread_figures
from pages.means import many_piece as spread_csv
from pages.means.lesson import MEANS_LESSON
from viz import lesson
from viz.draw import page
from viz.live import component as live
from viz.look import glossary
from viz.look.style import palette

here = MEANS_LESSON
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
