"""What a visitor takes home from a page: the link, the widgets, the numbers, the code, the options of a trainer."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from viz.draw import plain
from viz.draw.apart import apart
from viz.draw.taken import CONFIG, FOLDER, Offer, Options, options
from viz.draw.url import VERSION, lab
from viz.live.component import COMPONENT
from viz.live.routes import url_of
from viz.look.text import Text

LABELS = ("link", "files", "config", "configured", "program", "anew", "copy", "copied", "failed")


def foot(page: str, offer: Offer) -> None:
    """Draw the foot of a page."""
    apart(drawers)(page, offer)


def drawers(page: str, offer: Offer) -> None:
    """What to take home, and the source; what they hold is made only for who opens them."""
    text: Text = st.session_state["text"]
    inside: dict[str, tuple[str, Callable[[], None]]] = {
        "header": (":material/download:", lambda: panel(page, offer, "files", text)),
        "source": (":material/code:", lambda: sources(page, offer, text)),
    }
    for key, (icon, draw) in inside.items():
        box = st.expander(text(f"take.{key}"), icon=icon, key=f"take-{key}-{page}", on_change="rerun")
        if box.open:
            with box:
                draw()


def sources(page: str, offer: Offer, text: Text) -> None:
    """The code that computes each piece, and where there is one a program that prints its numbers."""
    st.markdown(text("take.source_note"))
    for one in offer.pieces:
        if len(offer.pieces) > 1:
            st.markdown(f"**{text(one.title)}**")
        for compute in one.computes:
            st.code(source(compute), "python", height=400)
    panel(page, offer, "program", text)


def panel(page: str, offer: Offer, shows: str, text: Text) -> None:
    """The link and the files, or the programs: the browser reads the page's address and asks for what is wanted."""
    if plain.reruns():
        plainly(page, offer, shows, text)
        return
    pieces = [one for one in offer.pieces if shows == "files" or "snippet" in one.makers]
    COMPONENT(key=f"take-{shows}-{page}", data={
        "live": url_of("take.js"), "css": url_of("main.css"), "folder": FOLDER, "page": page.replace("_", "-"),
        "shows": shows, "lang": text.lang, "version": VERSION, "keys": sorted(keys(offer)),
        "config": CONFIG if offer.config else "", "words": {key: text(f"take.{key}") for key in LABELS},
        "pieces": [{"name": one.name, "title": text(one.title), "kinds": {k: text(f"take.{k}") for k in one.makers}}
                   for one in pieces],
    })  # fmt: skip


def plainly(page: str, offer: Offer, shows: str, text: Text) -> None:
    """The same as ordinary elements, at the state of this run."""
    said = st.query_params.to_dict() | {"v": VERSION, "lang": text.lang}
    if shows == "files":
        query = urlencode(said, safe=":,")
        st.markdown(text("take.link"))
        st.code(f"{(st.context.url or '').partition('?')[0]}?{query}", "text", wrap_lines=True)
        st.markdown(text("take.files"))
    for one in offer.pieces:
        if len(offer.pieces) > 1:
            st.markdown(f"**{text(one.title)}**")
        if shows == "files":
            folder = f"{lab(st.context.url)}/{FOLDER}{page.replace('_', '-')}/{one.name}"
            with st.container(horizontal=True):
                for kind in one.makers:
                    st.link_button(text(f"take.{kind}"), f"{folder}/{kind}?{query}", key=f"take-{one.name}-{kind}")
        elif make := one.makers.get("snippet"):
            st.code(make(one.read(said), text, None), "python", height=300)
    if shows == "files" and offer.config:
        as_config(options(offer, said, text), text)


def as_config(found: Options, text: Text) -> None:
    """The options of each trainer; a sentence where one has none."""
    st.markdown(text("take.configured", objective=found["objective"]))
    for trainer, said in found["options"].items():
        if said.startswith("#"):  # a comment that names the trainer
            st.code(said, "python" if trainer == "trl" else "bash")
        else:
            st.caption(said)


def keys(offer: Offer) -> set[str]:
    """Every key of the page's address that says something of its state."""
    return {key for one in offer.pieces for key in one.read({})}


@cache
def source(compute: Callable[..., Any]) -> str:
    """The file in which a function stands."""
    return inspect.getsource(inspect.getmodule(compute) or compute)
