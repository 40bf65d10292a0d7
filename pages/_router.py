"""Runs before every page: language, look, list of pages."""

from pathlib import Path

import streamlit as st
import torch

from viz.controls import Choice
from viz.text import LANGUAGES, Text, from_locale
from viz.url import PAGE, notices
from viz.widgets import choice

ROOT = Path(__file__).parent.parent
PAGES = (
    ("home", ":material/home:"),
    ("token-weights", ":material/bar_chart:"),
    ("means", ":material/functions:"),
    ("sapo-gate", ":material/area_chart:"),
)

torch.set_num_threads(1)
st.set_page_config(page_title=Text("en")("common.lab"), page_icon=str(ROOT / "assets" / "favicon.svg"), layout="wide")
st.html(ROOT / "assets" / "lab.css")

with st.container(horizontal=True, horizontal_alignment="right", key="language"):
    browser = Text(from_locale(st.context.locale))
    control = Choice("lang", LANGUAGES, browser.lang)
    lang = choice(control, browser, lambda code: browser(f"common.language_{code}"), widget="segmented_control")
st.session_state["text"] = text = Text(lang)

page = st.navigation(
    [
        st.Page(
            ROOT / "pages" / f"{(module := name.replace('-', '_'))}.py",
            title=text(f"{module}.nav"),
            icon=icon,
            url_path=name,
            default=name == "home",
            help=text(f"{module}.question"),
        )
        for name, icon in PAGES
    ],
    position="top",
)
st.session_state[PAGE] = page.url_path
notice = st.container()  # above the page, filled once the page's controls have read the link
page.run()
with notice:
    notices(text)
