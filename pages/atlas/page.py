"""The atlas: one card per objective, a filter, and two side by side."""

import streamlit as st

from algos import OBJECTIVES
from pages.atlas import cards as atlas
from viz.declare.controls import Choice
from viz.draw import trust
from viz.draw.widgets import choice, several
from viz.look.style import palette
from viz.look.text import Text

text: Text = st.session_state["text"]
colours = palette(st.context.theme.type)
names = {name: text(f"objectives.{name}.name") for name in OBJECTIVES}


def formulas(formula: str, coefficient: str, drawn: str) -> None:
    """Both formulas of an objective, and its curve."""
    lines = ((text("atlas.formula"), formula), (text("atlas.coefficient"), coefficient))
    st.html(
        "".join(f"<p class='lab-card-line'><small>{label}</small><br>{words}</p>" for label, words in lines) + drawn
    )


def card(name: str) -> None:
    """What the atlas says of one objective."""
    st.subheader(names[name], anchor=name)
    drawn = atlas.curve(name, colours, text)
    formulas(OBJECTIVES[name].formula, OBJECTIVES[name].coefficient, drawn)
    has = " · ".join(text(f"atlas.property.{one}") for one in atlas.PROPERTIES if one in atlas.properties(name))
    paper = OBJECTIVES[name].paper.arxiv
    link = f"[arXiv {paper}](https://arxiv.org/abs/{paper}), {atlas.year(name)}. " if paper else ""
    pieces = (
        text(f"objectives.{name}.short"),
        "" if drawn else f"*{text('atlas.no_curve')}*",
        f"{text('atlas.defaults')}: `{atlas.defaults(name) or text('atlas.no_defaults')}`",
        f"{has}.",
        f"{link}{trust.provenance(name, text)}",
    )
    st.markdown("\n\n".join(piece for piece in pieces if piece))
    source = st.popover(text("atlas.source"), icon=":material/code:", key=f"source-{name}", on_change="rerun")
    if source.open:
        path, code = atlas.source(name)
        source.caption(path)
        source.code(code, "python")


st.title(text("objectives.question"))
st.markdown(text("atlas.lead"))

st.header(text("atlas.compare"))
st.caption(text("atlas.compare_help"))
left, right = st.columns(2, gap="large")
with left:
    one = choice(Choice("first", tuple(OBJECTIVES), "grpo"), text, names.__getitem__)
with right:
    other = choice(Choice("second", tuple(OBJECTIVES), "sapo"), text, names.__getitem__)
pairs = [
    atlas.differing(getattr(OBJECTIVES[one], part), getattr(OBJECTIVES[other], part))
    for part in ("formula", "coefficient")
]
for column, side in ((left, 0), (right, 1)):
    with column:
        formulas(pairs[0][side], pairs[1][side], atlas.curve((one, other)[side], colours, text))

st.header(text("objectives.nav"))
wanted = several("properties", atlas.PROPERTIES, text, lambda one: text(f"atlas.property.{one}"))
found = atlas.having(wanted)
st.markdown(text("atlas.found", count=len(found), total=len(OBJECTIVES)) if found else text("atlas.none"))
columns = st.columns(2, gap="medium")
for number, name in enumerate(found):
    with columns[number % 2], st.container(border=True, key=f"card-{name}"):
        card(name)
