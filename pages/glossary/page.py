"""Glossary: the words of the field, each with a definition, a two-line picture, and its name in the other language."""

import streamlit as st

from viz.look.glossary import WORDS
from viz.look.text import LANGUAGES, Text

text: Text = st.session_state["text"]
other = Text(next(lang for lang in LANGUAGES if lang != text.lang))

st.title(text("glossary.question"))
st.markdown(text("glossary.lead"))
for word in WORDS:
    st.subheader(f"{text(f'glossary.{word}.name')} · {other(f'glossary.{word}.name')}", anchor=word)
    words, picture = st.columns([3, 2], gap="large")
    words.markdown(text(f"glossary.{word}.definition"))
    drawn = text(f"glossary.{word}.picture").replace("<", "&lt;")
    picture.html(f"<pre class='lab-picture'>{drawn}</pre>")
