"""Claims: what popular explanations say, and which of it holds."""

from urllib.parse import urlencode

import streamlit as st

from algos.claims import CLAIMS
from pages import LESSONS
from viz.declare.controls import Choice
from viz.draw import page, teacher
from viz.draw.widgets import choice
from viz.lesson import claims
from viz.lesson.claim_facts import SHAPES, judged
from viz.look import glossary

text = st.session_state["text"]
st.title(text("claims.question"))
st.markdown(glossary.linked(text("claims.lead"), text))

chosen = "all"
if not teacher.now().hidden_answers:
    names = {"all": text("claims.all")} | {id: f"{SHAPES[id]} {text(f'claims.verdict.{id}')}" for id in SHAPES}
    with page.seen("verdict"):
        control = Choice("verdict", tuple(names), "all")
        chosen = choice(control, text, names.__getitem__, disabled="verdict" in teacher.now().lock)
# claim -> the lesson that it is at home on, and what that says of it
homes = {told.id: (lesson, told) for lesson in LESSONS.values() for told in lesson.claims if not told.page}
shown = [id for id in CLAIMS if id in homes and chosen in ("all", judged(id).verdict)]

st.header(text("claims.table_header"))
head = [text(f"claims.column_{key}") for key in ("claim", "verdict", "where")]
rows = [head, ["---"] * len(head)]
for id in shown:
    held = teacher.now().hidden_answers
    there = homes[id][0].name
    address = f"{there.replace('_', '-')}?{urlencode(claims.kept(text), safe=',')}#{id.lower()}"
    rows.append([
        f"[{id}](#{id.lower()}) {text(f'claims.{id.lower()}.title')}",
        text("claims.held_back_short") if held else claims.verdict(id, text),
        f"[{text(f'{there}.nav')}]({address})",
    ])  # fmt: skip
st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))

st.header(text("claims.each_header"))
for id in shown:
    lesson, told = homes[id]
    claims.show(told, lesson, text)
