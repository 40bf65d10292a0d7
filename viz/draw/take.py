"""What a visitor takes home from a page: the link, the widgets, the numbers, the code, the options of a trainer."""

import inspect
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from viz.declare.explorable import Explorable, Settings
from viz.draw import piece
from viz.draw.piece import Piece
from viz.draw.url import permalink
from viz.export import configs
from viz.look.text import Text

# hosts that only this machine reaches: a link to them would be dead in a post
OWN = ("localhost", "127.0.0.1", "::1")
# kind of a file -> how its name ends, and its media type
ENDINGS = {
    "self-contained": ("html", "text/html"),
    "small": ("small.html", "text/html"),
    "csv": ("csv", "text/csv"),
    "bibtex": ("bib", "text/plain"),
    "snippet": ("py", "text/x-python"),
}


def foot(
    explorable: Explorable,
    settings: Settings,
    objective: str | None,
    fields: dict[str, Any],
    parts: Sequence[Piece] = (),
) -> None:
    """Draw the foot of an explorable's page, of which `parts` are what else it holds.

    `objective` with those `fields` is what "copy as config" writes; None where the page is about none, and leaves it
    out.
    """
    text: Text = st.session_state["text"]
    pieces = (piece.of(explorable, settings), *parts)
    drawers: dict[str, tuple[str, Callable[[], None]]] = {
        "header": (":material/download:", lambda: home(pieces, objective, fields, text)),
        "source": (":material/code:", lambda: sources(pieces, text)),
    }
    for key, (icon, draw) in drawers.items():
        box = st.expander(text(f"take.{key}"), icon=icon, key=f"take-{key}-{explorable.name}", on_change="rerun")
        if box.open:  # what it holds is made only for who opens it
            with box:
                draw()


def home(pieces: Sequence[Piece], objective: str | None, fields: dict[str, Any], text: Text) -> None:
    """The address of the page's state, the files of each piece, and the options of the trainers."""
    st.markdown(text("take.link"))
    st.code(f"{lab(st.context.url)}{address(pieces, text.lang)}", "text")
    st.markdown(text("take.files"))
    link = link_of(pieces[0].name, st.context.url)
    for one in pieces:
        titled(one, pieces, text)
        with st.container(horizontal=True):
            files(one, link, text)
    if objective is not None:
        as_config(objective, fields, text)


def sources(pieces: Sequence[Piece], text: Text) -> None:
    """The code that computes each piece, and where there is one a program that prints its numbers."""
    st.markdown(text("take.source_note"))
    for one in pieces:
        titled(one, pieces, text)
        for compute in one.computes:
            st.code(source(compute), "python", height=400)
        if program := one.makers(text, None).get("snippet"):
            st.markdown(text("take.program"))
            st.code(program(), "python", height=300)


def titled(one: Piece, pieces: Sequence[Piece], text: Text) -> None:
    """The name of a piece, where the page has more than one."""
    if len(pieces) > 1:
        st.markdown(f"**{text(one.title)}**")


@cache
def source(compute: Callable[..., Any]) -> str:
    """The file in which a function stands."""
    return inspect.getsource(inspect.getmodule(compute) or compute)


def address(pieces: Sequence[Piece], lang: str) -> str:
    """The link to a page's whole state, after the lab's address."""
    settings: Settings = {}
    defaults: Settings = {}
    # the page's explorable comes first, and once more at last: of what it shares with a part, its say counts
    for one in (*pieces, pieces[0]):
        settings |= one.settings
        defaults |= one.defaults
    return permalink(pieces[0].name, settings, defaults, lang)


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


def link_of(name: str, page: str | None) -> str | None:
    """Where a widget's link leads: the page of that name in this lab; None where only this machine reaches it."""
    if not page or urlsplit(page).hostname in OWN:
        return None
    return f"{lab(page)}/{name.replace('_', '-')}"


def files(one: Piece, link: str | None, text: Text) -> None:
    """A download button for each file; a file is made when its button is pressed."""
    for kind, make in one.makers(text, link).items():
        ending, media = ENDINGS[kind]
        label, key = text(f"take.{kind}"), f"take-{one.name}-{kind}"
        st.download_button(label, make, f"{one.name}.{ending}", media, on_click="ignore", key=key)
