"""Claims: what popular explanations say, and which of it holds."""

from urllib.parse import urlencode

import streamlit as st

from algos.claims import CLAIMS
from viz import claims, glossary, page, teacher
from viz.claim_facts import PLACES, SHAPES, judged
from viz.controls import Choice
from viz.widgets import choice

text = st.session_state["text"]
st.title(text("claims.question"))
st.markdown(glossary.linked(text("claims.lead"), text))

chosen = "all"
if not teacher.now().hidden_answers:
    names = {"all": text("claims.all")} | {id: f"{SHAPES[id]} {text(f'claims.verdict.{id}')}" for id in SHAPES}
    with page.seen("verdict"):
        control = Choice("verdict", tuple(names), "all")
        chosen = choice(control, text, names.__getitem__, disabled="verdict" in teacher.now().lock)
shown = [id for id in CLAIMS if chosen in ("all", judged(id).verdict)]

st.header(text("claims.table_header"))
head = [text(f"claims.column_{key}") for key in ("claim", "verdict", "where")]
rows = [head, ["---"] * len(head)]
for id in shown:
    held = teacher.now().hidden_answers
    there = PLACES[id].page
    address = f"{there.replace('_', '-')}?{urlencode(claims.kept(text), safe=',')}#{id.lower()}"
    rows.append([
        f"[{id}](#{id.lower()}) {text(f'claims.{id.lower()}.title')}",
        text("claims.held_back_short") if held else claims.verdict(id, text),
        f"[{text(f'{there}.nav')}]({address})",
    ])  # fmt: skip
st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))

st.header(text("claims.each_header"))
for id in shown:
    claims.show(id, text)
