"""Where trainers differ: the same batch, two sets of numbers, and the setting that sets them apart."""

import streamlit as st

from pages.disagreements import figures as disagreements
from viz.live import component as live
from viz.look import glossary
from viz.look.style import BLUE, ORANGE, palette
from viz.look.text import Text

text: Text = st.session_state["text"]
figures = disagreements.figures(palette(st.context.theme.type), text)

st.title(text("disagreements.question"))
st.markdown(glossary.linked(text("disagreements.lead"), text))
for pair in disagreements.pairs():
    key = pair["key"]
    st.subheader(text(f"disagreements.{key}.title"), anchor=key)
    st.markdown(glossary.linked(text(f"disagreements.{key}.why"), text))
    for side, colour, mark in (("left", BLUE, "■"), ("right", ORANGE, "▨")):
        shown = f"<span style='color:{colour}'>{mark}</span> {disagreements.label(pair, side, text)}"
        options = disagreements.settings(pair[side])
        st.html(f"<div>{shown}{' · <code>' + options + '</code>' if options else ''}</div>")
    live.still(f"disagreements-{key}", {key: figures[key]}, text)
    said = {"grad": "loss"}.get(pair["what"], pair["what"])
    st.markdown(text(f"disagreements.said.{said}", case=pair["case"], **disagreements.numbers(pair)))
    st.markdown(text(f"disagreements.{key}.do"))
st.caption(text("disagreements.foot"))
