"""The section on many responses: its controls, both figures, both tables, and what they say."""

import streamlit as st

from pages.means.many import figures, study
from viz.draw import page
from viz.live import component as live
from viz.live.payload import still
from viz.look import glossary
from viz.look.style import Palette, palette
from viz.look.text import Text

SAID = ("arithmetic", "log_s", "steady", "variance")


def warm(palette: Palette, text: Text) -> None:
    """Make what the section shows as it opens."""
    length, kl, end, seed = study.chosen({control.key: control.default for control in study.CONTROLS})
    still("means-many", figures.figures(end, length, kl, seed, palette, text), text, 1.0)
    study.table_of_kinds(study.study("fixed", length, kl, seed), seed, text)


def section(text: Text) -> None:
    """Draw it."""
    st.header(text("means.many.header"))
    st.markdown(glossary.linked(text("means.many.lead", n=study.RESPONSES), text))
    beside, plots = st.columns([3, 8], gap="large")
    with beside:
        settings = {control.key: page.draw(control, text, False) for control in study.CONTROLS}
    length, kl, end, seed = study.chosen(settings)
    with plots:
        live.still("means-many", figures.figures(end, length, kl, seed, palette(st.context.theme.type), text), text)
        st.html(study.table(study.study(end, length, kl, seed), text))
    fixed = study.study("fixed", length, kl, seed)
    numbers = study.numbers(fixed)
    sentences = [text(f"means.many.{key}", **numbers) for key in SAID]
    st.markdown(glossary.linked("\n".join(f"- {sentence}" for sentence in sentences), text))
    st.subheader(text("means.many.kinds_header"))
    st.markdown(text("means.many.kinds_see"))
    st.html(study.table_of_kinds(fixed, seed, text))
