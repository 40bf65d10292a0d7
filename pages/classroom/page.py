"""Classroom: a link that hides, locks and enlarges, and worksheets to print."""

from urllib.parse import urlencode

import streamlit as st

from pages import LESSONS, minutes
from pages.classroom.worksheet import EACH, sheet
from viz.draw.url import lab
from viz.look.text import LANGUAGES, Text

text: Text = st.session_state["text"]
address = lab(st.context.url)
st.title(text("classroom.question"))
st.markdown(text("classroom.lead"))

st.header(text("classroom.link_header"))
names = {name: text(f"{name}.nav") for name in LESSONS}
chosen = st.selectbox(text("classroom.lesson"), names, format_func=names.__getitem__, key="class-lesson")
keys = ("scenario", *LESSONS[chosen].explorable.controls)
labels = {key: text(f"control.{key}.label") for key in keys}
picking = {"options": keys, "format_func": labels.__getitem__, "placeholder": text("classroom.none")}
hide = st.multiselect(text("classroom.hide"), **picking, key="class-hide")
lock = st.multiselect(text("classroom.lock"), **picking, key="class-lock")
big = st.checkbox(text("classroom.big"), key="class-big")
hidden = st.checkbox(text("classroom.hidden"), key="class-hidden")
asked = {
    "lang": text.lang,
    "hide": ",".join(hide),
    "lock": ",".join(lock),
    "size": "big" if big else "",
    "answers": "hidden" if hidden else "",
}
given = {key: value for key, value in asked.items() if value}
st.markdown(text("classroom.copy"))
st.code(f"{address}/{chosen.replace('_', '-')}?{urlencode(given, safe=',')}", "text", wrap_lines=True)
st.page_link(f"{chosen}/page.py", label=text("classroom.open"), icon=":material/open_in_new:", query_params=given)
st.caption(text("classroom.note"))

st.header(text("classroom.sheets_header"))
st.markdown(text("classroom.sheets", total=EACH * len(LESSONS), minutes=minutes()))
for lang in LANGUAGES:
    own = Text(lang)
    st.subheader(text(f"common.language_{lang}"))
    sheets = {"all": (tuple(LESSONS.values()), EACH), **{name: ((lesson,), None) for name, lesson in LESSONS.items()}}
    for name, (lessons, each) in sheets.items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"sheet-{lang}-{name}"):
            st.markdown(text("classroom.all") if name == "all" else names[name])
            for answers in (False, True):
                kind = "answers" if answers else "questions"
                st.download_button(
                    text(f"classroom.{kind}"), lambda a=(lessons, own, answers, each, address): sheet(*a),
                    f"{name}.{kind}.{lang}.html", "text/html", on_click="ignore", key=f"take-{lang}-{name}-{kind}",
                )  # fmt: skip
