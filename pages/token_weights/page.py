"""Token weights: one response, one advantage, every objective."""

import pandas as pd
import streamlit as st

from pages.token_weights import curves as token_curves
from pages.token_weights.lesson import TOKEN_WEIGHTS_LESSON
from viz import lesson
from viz.declare import edits
from viz.draw import page, trust
from viz.live import component as live
from viz.look.numbers import number
from viz.look.style import palette

here = TOKEN_WEIGHTS_LESSON
settings = lesson.show(here)
text = st.session_state["text"]
focus = text(f"objectives.{settings['focus']}.name")
st.caption(text("token_weights.table_legend"))

st.header(text("token_weights.curves_header", objective=focus))
if curves := token_curves.figures(settings, palette(st.context.theme.type), text):
    st.markdown(text("token_weights.curves_see"))
    live.still("token_weights-curves", curves, text)
else:
    st.info(text("token_weights.no_curves", objective=focus))
st.caption(trust.provenance(settings["focus"], text))


def table() -> None:
    """Every token in a table whose ratios can be typed; made only when it is asked for."""
    values, length = here.explorable.evaluate(settings), int(settings["length"])
    names = {name: text(f"objectives.{name}.name") for name in settings["show"]}
    st.markdown(text("token_weights.edit_help", low=number(edits.LOWEST), high=number(edits.HIGHEST)))
    token, ratio, prob = (text(f"token_weights.tokens.{key}") for key in ("token", "ratio", "prob"))
    columns = {token: range(1, length + 1), ratio: values["r"], prob: values["prob"]}
    columns |= {f"c/A {label}": values[f"{name}.weight"] for name, label in names.items()}
    # a fresh table for every state: its edits are in the URL by then
    editor = f"editor-{hash((str(settings), text.lang))}"

    def store() -> None:
        """Put what was typed into the table behind the edits that the URL carries."""
        for row, cells in st.session_state[editor]["edited_rows"].items():
            page.edit(row + 1, cells[ratio])

    st.data_editor(
        pd.DataFrame({name: column[:length] for name, column in columns.items()}).round(6), hide_index=True,
        key=editor, on_change=store, alt=text("token_weights.edit_header"),
        disabled=[column for column in columns if column != ratio],
        column_config={ratio: st.column_config.NumberColumn(
            min_value=edits.LOWEST, max_value=edits.HIGHEST, format="%.4f")},
    )  # fmt: skip
    st.button(
        text("token_weights.clear"), on_click=lambda: st.session_state.update(edits=""), disabled=not settings["edits"]
    )


if st.toggle(text("token_weights.edit_header"), key="table"):
    table()

lesson.foot(here, settings, settings["focus"], {})
