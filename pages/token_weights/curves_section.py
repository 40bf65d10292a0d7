"""The curves of the objective in focus with the tokens on them, and what its numbers were checked against."""

import streamlit as st

from pages.token_weights import curves
from viz.declare.explorable import Settings
from viz.draw import trust
from viz.live import component as live
from viz.look.style import palette
from viz.look.text import Text


def section(settings: Settings, text: Text) -> None:
    """Draw them; a sentence where the objective has no curve of one ratio."""
    focus = text(f"objectives.{settings['focus']}.name")
    st.header(text("token_weights.curves_header", objective=focus))
    if figures := curves.figures(settings, palette(st.context.theme.type), text):
        st.markdown(text("token_weights.curves_see"))
        live.still("token_weights-curves", figures, text)
    else:
        st.info(text("token_weights.no_curves", objective=focus))
    st.caption(trust.provenance(settings["focus"], text))
