"""Home: what the lab is, in one picture that moves, and three ways through it."""

import streamlit as st

from algos import OBJECTIVES
from pages import LESSONS, file_of, minutes
from pages.home.picture import PICTURE, summit
from viz.draw import page, trust

REFERENCE = ("objectives", "claims", "disagreements", "glossary")

text = st.session_state["text"]
st.title(text("home.title"))
st.markdown(text("home.lead"))

page.figures(PICTURE, PICTURE.defaults())
st.caption(text("home.picture", **summit()))

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
