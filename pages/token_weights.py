"""Token weights: one response, one advantage, every objective."""

import pandas as pd
import streamlit as st

from viz import edits, page, take, token_curves, trust
from viz.controls import Choice
from viz.explorables import EXPLORABLES
from viz.explorables.token_weights import NAMES
from viz.figures import CONFIG
from viz.style import palette
from viz.widgets import choice

explorable = EXPLORABLES["token_weights"]
settings = page.show(explorable)
text = st.session_state["text"]
colours = palette(st.context.theme.type)
names = {name: text(f"objectives.{name}.name") for name in NAMES}
st.caption(text("token_weights.table_legend"))

values = explorable.evaluate(settings)
length = int(settings["length"])

st.subheader(text("token_weights.curves_header"))
focus = choice(Choice("focus", NAMES, "sapo"), text, names.__getitem__)
curve = token_curves.curve(focus, values)
if curve is None:
    st.info(text("token_weights.no_curves", objective=names[focus]))
else:
    for key, column in zip(token_curves.PANELS, st.columns(3), strict=True):
        with column:
            title = text(f"token_weights.panel.{key}")
            st.markdown(title)
            figure = token_curves.panel(key, focus, curve, colours, text)
            st.plotly_chart(figure, theme=None, config=CONFIG, key=f"panel-{key}", alt=title)
st.caption(trust.provenance(focus, text))

with st.expander(text("token_weights.edit_header")):
    st.markdown(text("token_weights.edit_help", low=f"{edits.LOWEST:g}", high=f"{edits.HIGHEST:g}"))
    token, ratio, prob = (text(f"token_weights.tokens.{key}") for key in ("token", "ratio", "prob"))
    columns = {
        token: range(1, length + 1),
        ratio: values["r"][:length].round(6),
        prob: values["prob"][:length].round(6),
    }
    columns |= {f"c/A {names[name]}": values[f"{name}.weight"][:length].round(6) for name in settings["show"]}
    editor = (
        f"editor-{hash((str(settings), text.lang))}"  # a fresh table for every state: its edits are in the URL by then
    )

    def store() -> None:
        """Put what was typed into the table behind the edits that the URL carries."""
        for row, cells in st.session_state[editor]["edited_rows"].items():
            page.edit(row + 1, cells[ratio])

    st.data_editor(
        pd.DataFrame(columns), hide_index=True, key=editor, on_change=store, alt=text("token_weights.edit_header"),
        disabled=[column for column in columns if column != ratio],
        column_config={ratio: st.column_config.NumberColumn(
            min_value=edits.LOWEST, max_value=edits.HIGHEST, format="%.4f")},
    )  # fmt: skip
    st.button(
        text("token_weights.clear"), on_click=lambda: st.session_state.update(edits=""), disabled=not settings["edits"]
    )

take.foot(explorable, settings, focus, {})
