"""What stands at an address of the lab that has no page: a sentence, and the way to those that have."""

import streamlit as st

from pages import LESSONS, file_of

text = st.session_state["text"]
st.title(text("nowhere.question"))
st.markdown(text("nowhere.body"))
st.page_link(file_of("home"), label=text("nowhere.home"), icon=":material/home:", query_params={"lang": text.lang})
st.markdown(text("nowhere.lessons"))
for name, lesson in LESSONS.items():
    st.page_link(file_of(name), label=text(f"{name}.nav"), icon=lesson.icon, query_params={"lang": text.lang})
