"""Every token in a table whose ratios can be typed. What is typed goes into the edits that the link carries.

Streamlit keeps a table in place while its key, its columns and its number of rows stay: the person's cells lie over
the numbers, which change below them. So the table is made anew only once the edits say something else than its cells.
"""

# Goes, with tests/browser/test_own_ratios.py's part on it, once the browser draws TOKEN_WEIGHTS.grid.
from typing import Any

import pandas as pd
import streamlit as st

from viz.declare import edits
from viz.declare.explorable import Explorable, Settings
from viz.draw import page
from viz.look.text import Text

MADE = "_own_ratios"  # how many tables have been made in this session


def section(explorable: Explorable, settings: Settings, text: Text) -> None:
    """A switch, and the table once it is on."""
    if st.toggle(text("token_weights.edit_header"), key="table"):
        st.markdown(text("token_weights.edit_help", low=edits.LOWEST, high=edits.HIGHEST))
        table(explorable, settings, text)
        clear = text("token_weights.clear")
        st.button(clear, on_click=lambda: st.session_state.update(edits=""), disabled=not settings["edits"])


def table(explorable: Explorable, settings: Settings, text: Text) -> None:
    """The ratios as text, in which a decimal comma means what it means in the links; beside them the weights."""
    if edits.merge(settings["edits"], typed()) != edits.merge(settings["edits"], {}):
        st.session_state[MADE] = made() + 1
    # a cell that was cleared is sent empty once: Streamlit takes an edit back that equals the number below it
    empty = {number for number, ratio in typed().items() if ratio is None}
    values, length = explorable.evaluate(settings), int(settings["length"])
    token, ratio, prob = (text(f"token_weights.tokens.{key}") for key in ("token", "ratio", "prob"))
    ratios = [None if number in empty else f"{r:.4f}" for number, r in enumerate(values["r"][:length], 1)]
    columns: dict[str, Any] = {token: range(1, length + 1), ratio: ratios}
    columns |= {prob: values["prob"][:length].round(6)}
    for name in settings["show"]:
        columns[f"c/A {text(f'objectives.{name}.name')}"] = values[f"{name}.weight"][:length].round(6)
    st.data_editor(
        pd.DataFrame(columns), hide_index=True, key=editor(), on_change=store, alt=text("token_weights.edit_header"),
        disabled=[column for column in columns if column != ratio],
        column_config={ratio: st.column_config.TextColumn(validate=f"^{edits.CELL}$", alignment="right")},
    )  # fmt: skip


def made() -> int:
    """How many tables have been made in this session."""
    return int(st.session_state.get(MADE, 0))


def editor() -> str:
    """The key of the table that is on the screen."""
    return f"own-ratios-{made()}"


def typed() -> dict[int, float | None]:
    """Token -> the ratio that was typed into its cell of that table, None where the cell was cleared."""
    rows = st.session_state.get(editor(), {}).get("edited_rows", {})
    return {int(row) + 1: edits.cell(next(iter(cells.values()))) for row, cells in rows.items()}


def store() -> None:
    """Put what was typed behind the edits that the URL carries; for a callback."""
    for number, ratio in typed().items():
        page.edit(number, ratio)
