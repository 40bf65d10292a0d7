"""Home: what the lab is, in one picture that moves, and three ways through it."""

from dataclasses import replace
from typing import Any

import streamlit as st

from algos import OBJECTIVES
from pages import EXPLORABLES, LESSONS, file_of, minutes
from viz.draw import trust
from viz.live import component as live
from viz.look.style import palette

SHOWN = ("grpo", "gspo", "sapo")
SWING = {"key": "ratio", "low": 0.3, "high": 4.0, "seconds": 9}
REFERENCE = ("objectives", "claims", "disagreements", "glossary")

text = st.session_state["text"]
whole = EXPLORABLES["token_weights"]


def pictures(*args: Any) -> dict[str, Any]:
    """The two figures that make the point: the ratios, and what each objective makes of them."""
    return {name: figure for name, figure in whole.figures(*args).items() if name in ("ratios", "strip")}


explorable = replace(whole, figures=pictures, lines=lambda settings, text: whole.lines(settings, text)[: len(SHOWN)])

st.title(text("home.title"))
st.markdown(text("home.lead"))

settings = explorable.defaults("rogue_up_pos") | {"show": SHOWN, "length": 24}
colours = palette(st.context.theme.type)
own = {"play": SWING, "table": [], "formula": [], "sliders": []}
if not live.draw(explorable, settings, text, colours, own=own):
    live.plain(explorable, settings, text, colours)
st.caption(text("home.picture"))

st.header(text("home.paths_header"))
tour, course, reference = st.columns(3)
with tour, st.container(border=True, height="stretch"):
    st.subheader(text("home.tour_header"))
    st.markdown(text("home.tour"))
    for name in ("token_weights", "sapo_gate", "means"):
        st.page_link(file_of(name), label=text(f"{name}.nav"), icon=":material/directions_walk:",
                     query_params={"tour": "1", "lang": text.lang})  # fmt: skip
with course, st.container(border=True, height="stretch"):
    st.subheader(text("home.course_header"))
    st.markdown(text("home.course", lessons=len(LESSONS), minutes=minutes()))
    for number, name in enumerate(LESSONS, 1):
        st.page_link(file_of(name), label=f"{number}. {text(f'{name}.nav')}")
    st.page_link("classroom/page.py", label=text("home.teach"), icon=":material/school:")
with reference, st.container(border=True, height="stretch"):
    st.subheader(text("home.reference_header"))
    st.markdown(text("home.reference", objectives=len(OBJECTIVES)))
    for name in REFERENCE:
        st.page_link(file_of(name), label=text(f"{name}.nav"))

st.header(text("home.trust_header"))
st.markdown(text("home.trust", **trust.totals()))
st.markdown(text("home.code"))
