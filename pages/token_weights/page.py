"""Token weights: one response, one advantage, every objective."""

import streamlit as st

from pages.token_weights import curves_section, own_ratios
from pages.token_weights.lesson import TOKEN_WEIGHTS_LESSON
from pages.token_weights.take import OFFER
from viz import lesson
from viz.declare.explorable import Settings


def below(settings: Settings) -> None:
    """The legend of the table, the curves of the objective in focus, and the table of ratios."""
    text = st.session_state["text"]
    st.caption(text("token_weights.table_legend"))
    curves_section.section(settings, text)
    own_ratios.section(TOKEN_WEIGHTS_LESSON.explorable, settings, text)


lesson.show(TOKEN_WEIGHTS_LESSON, below)
lesson.foot(TOKEN_WEIGHTS_LESSON, OFFER)
