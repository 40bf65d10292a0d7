"""What a visitor takes home from a page: the link, the widget, the numbers, the code, the options of a trainer."""

import inspect
from typing import Any

import streamlit as st

from viz.explorable import Explorable, Settings
from viz.export import bibtex, configs, numbers_csv, snippet, widget_html
from viz.export.shown import objectives_of
from viz.text import Text
from viz.url import permalink


def foot(explorable: Explorable, settings: Settings, objective: str, fields: dict[str, Any]) -> None:
    """Draw the foot of an explorable's page; `objective` with those `fields` is what "copy as config" writes."""
    text: Text = st.session_state["text"]
    with st.expander(text("take.header"), icon=":material/download:"):
        st.markdown(text("take.link"))
        st.code(permalink(settings, explorable.defaults()), "text")
        st.markdown(text("take.files"))
        with st.container(horizontal=True):
            files(explorable, settings, text)
        st.markdown(text("take.config", objective=text(f"objectives.{objective}.name")))
        for trainer, options in configs(objective, fields, text).items():
            # options begin with a comment that names the trainer; a sentence says that it has none
            if options.startswith("#"):
                st.code(options, "python" if trainer == "trl" else "bash")
            else:
                st.caption(options)
    with st.expander(text("take.source"), icon=":material/code:"):
        st.markdown(text("take.source_note"))
        st.code(inspect.getsource(inspect.getmodule(explorable.extra) or explorable.extra), "python")
        st.markdown(text("take.program"))
        st.code(snippet(explorable, settings), "python", height=300)


def files(explorable: Explorable, settings: Settings, text: Text) -> None:
    """A download button for each file; a file is made when its button is pressed."""

    def widget(mode: str) -> str:
        return widget_html(explorable, settings, text.lang, mode)

    makers = {
        "self-contained": (lambda: widget("self-contained"), "html", "text/html"),
        "small": (lambda: widget("small"), "small.html", "text/html"),
        "csv": (lambda: numbers_csv(explorable, settings, text), "csv", "text/csv"),
        "bibtex": (lambda: bibtex(objectives_of(explorable, settings)), "bib", "text/plain"),
        "snippet": (lambda: snippet(explorable, settings), "py", "text/x-python"),
    }
    for name, (make, ending, kind) in makers.items():
        st.download_button(
            text(f"take.{name}"), make, f"{explorable.name}.{ending}", kind, on_click="ignore", key=f"take-{name}"
        )
