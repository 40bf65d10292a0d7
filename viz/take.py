"""What a visitor takes home from a page: the link, the widget, the numbers, the code, the options of a trainer."""

import inspect
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from viz.explorable import Explorable, Settings
from viz.export import bibtex, configs, numbers_csv, snippet, widget_html
from viz.export.shown import objectives_of
from viz.text import Text
from viz.url import permalink

# hosts that only this machine reaches: a link to them would be dead in a post
OWN = ("localhost", "127.0.0.1", "::1")


def foot(explorable: Explorable, settings: Settings, objective: str | None, fields: dict[str, Any]) -> None:
    """Draw the foot of an explorable's page.

    `objective` with those `fields` is what "copy as config" writes; None where the page is about none, and leaves it
    out.
    """
    text: Text = st.session_state["text"]
    with st.expander(text("take.header"), icon=":material/download:"):
        st.markdown(text("take.link"))
        here = permalink(explorable.name, settings, explorable.unsaid(settings), text.lang)
        st.code(f"{lab(st.context.url)}{here}", "text")
        st.markdown(text("take.files"))
        with st.container(horizontal=True):
            files(explorable, settings, text)
        if objective is not None:
            as_config(objective, fields, text)
    with st.expander(text("take.source"), icon=":material/code:"):
        st.markdown(text("take.source_note"))
        compute = getattr(explorable.compute, "func", explorable.compute)  # of a partial, the function
        st.code(inspect.getsource(inspect.getmodule(compute) or compute), "python")
        st.markdown(text("take.program"))
        st.code(snippet(explorable, settings), "python", height=300)


def as_config(objective: str, fields: dict[str, Any], text: Text) -> None:
    """The objective with those fields, as options of each trainer."""
    st.markdown(text("take.config", objective=text(f"objectives.{objective}.name")))
    for trainer, options in configs(objective, fields, text).items():
        # options begin with a comment that names the trainer; a sentence says that it has none
        if options.startswith("#"):
            st.code(options, "python" if trainer == "trl" else "bash")
        else:
            st.caption(options)


def lab(page: str | None) -> str:
    """The lab's own address: that of the page that is shown, without the page's name; "" where it is not known."""
    return page.partition("?")[0].rpartition("/")[0] if page else ""


def link_of(explorable: Explorable, page: str | None) -> str | None:
    """Where a widget's link leads: the explorable's page in this lab; None where only this machine reaches it."""
    if not page or urlsplit(page).hostname in OWN:
        return None
    return f"{lab(page)}/{explorable.name.replace('_', '-')}"


def files(explorable: Explorable, settings: Settings, text: Text) -> None:
    """A download button for each file; a file is made when its button is pressed."""
    link = link_of(explorable, st.context.url)

    def widget(mode: str) -> str:
        return widget_html(explorable, settings, text.lang, mode, link=link)

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
