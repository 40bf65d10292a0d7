"""Runs before every page: language, look, list of pages."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import streamlit as st
import torch

from pages import LESSONS, ROOMS, file_of
from viz.declare.controls import Choice
from viz.draw import plain, teacher
from viz.draw.turns import LATER, TURNS
from viz.draw.url import EVERY, PAGE, come_back, enter, entered, notices
from viz.draw.widgets import choice
from viz.look.text import LANGUAGES, Text, from_locale

ROOT = Path(__file__).parent.parent
# part of the menu -> its pages: name in the address, icon. Drawn without headings, because those that Streamlit puts
# into its menu on a phone are no valid list for a screen reader.
SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "start": (("home", ":material/home:"),),
    "lessons": tuple((name.replace("_", "-"), LESSONS[name].icon if name in LESSONS else "") for name in ROOMS),
    "reference": (
        ("objectives", ":material/grid_view:"),
        ("claims", ":material/fact_check:"),
        ("disagreements", ":material/compare_arrows:"),
        ("glossary", ":material/menu_book:"),
    ),
    "teach": (("classroom", ":material/school:"),),
}


def frame() -> Text:
    """Draw what is on every page, and read the language."""
    st.set_page_config(
        page_title=Text("en")("common.lab"), page_icon=str(ROOT / "assets" / "favicon.svg"), layout="wide"
    )
    st.html(ROOT / "pages" / "lab.css")
    come_back()

    st.session_state[PAGE] = EVERY  # language and the teacher's link
    with st.container(horizontal=True, horizontal_alignment="right", key="language"):
        browser = Text(from_locale(st.context.locale))
        control = Choice("lang", LANGUAGES, browser.lang)
        lang = choice(control, browser, lambda code: browser(f"common.language_{code}"), widget="segmented_control")
    st.session_state["text"] = text = Text(lang)
    teacher.read(text)
    return text


def entry(text: Text, name: str, icon: str, address: str | None = None) -> Any:
    """A page; its file, title and question go by its name. One with an address of its own is not in the menu."""
    module, home = name.replace("-", "_"), name == "home"
    return st.Page(
        ROOT / "pages" / file_of(module), title=text(f"{module}.nav"), icon=icon or None,
        url_path="" if home else address or name, default=home, help=text(f"{module}.question"),
        visibility="hidden" if address else "visible",
    )  # fmt: skip


def show(text: Text) -> None:
    """Draw the page of the address."""
    menu = [entry(text, *one) for pages in SECTIONS.values() for one in pages]
    # Without a page at the address Streamlit shows a dialog of its own, in English. Where it knows the page after all,
    # this one is never opened.
    asked = unquote(urlsplit(st.context.url or "").path).rpartition("/")[2].strip()
    if asked and asked not in {one.url_path for one in menu}:
        menu.append(entry(text, "nowhere", ":material/explore_off:", asked))
    page = st.navigation(menu, position="top")
    enter(page.url_path)
    notice = st.container()  # above the page, filled once the page's controls have read the link
    page.run()
    entered()
    with notice:
        notices(text)
        plain.notice(text)


torch.set_num_threads(1)
with TURNS.turn(LATER):
    show(frame())
