"""Token weights: one response, one advantage, every objective."""

import streamlit as st

from pages.token_weights.lesson import TOKEN_WEIGHTS_LESSON
from pages.token_weights.take import OFFER
from viz import lesson
from viz.declare.explorable import Settings
from viz.draw import trust


def below(settings: Settings) -> None:
    """What the table counts, and what the objective in focus was checked against."""
    text = st.session_state["text"]
    st.caption(text("token_weights.table_legend"))
    st.caption(trust.provenance(settings["focus"], text))


lesson.show(TOKEN_WEIGHTS_LESSON, below)
lesson.foot(TOKEN_WEIGHTS_LESSON, OFFER)
