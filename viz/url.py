"""The part of a control that lives in the URL: reading a value, refusing a bad one, saying so once."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from viz.text import Text

NOTICES = "_notices"
KEPT = "_kept"  # the last value of every control in this session, by its key


def notices(text: Text) -> None:
    """One notice that names every value of the URL that could not be used in this run."""
    if pieces := st.session_state.pop(NOTICES, None):
        st.info(text("common.bad_link", values=", ".join(pieces)), icon=":material/link_off:")


def url_value(key: str, default: str, allowed: Callable[[str], bool]) -> str:
    """The value of a hidden, bound text field; a value that is not allowed is replaced and noticed."""
    if key in st.session_state and not allowed(st.session_state[key]):
        st.session_state[key] = default
    before(key, allowed)
    with st.container(key=f"url-{key}"):
        raw = st.text_input(key, default, key=key, bind="query-params")
    return keep(key, raw if allowed(raw) else default)


def keep(key: str, value: Any) -> Any:
    """Remember a control's value for the next visit to its page, and return it."""
    st.session_state.setdefault(KEPT, {})[key] = value
    return value


def before(key: str, allowed: Callable[[str], bool]) -> None:
    """To be called before a control is drawn: bring back what it was, or note a value of the URL that it will not take.

    Streamlit forgets the widgets of a page, and takes their parameters out of the URL, when another page is opened.
    """
    if key in st.session_state:
        return
    if key not in st.query_params:
        if key in (kept := st.session_state.get(KEPT, {})):
            st.session_state[key] = kept[key]
        return
    raw = st.query_params[key]
    try:
        good = allowed(raw)
    except ValueError:
        good = False
    if not good:
        # shown as code: a link must not be able to put words or links of its own on the page
        piece = f"{key}={raw[:40]}".replace("`", "'").replace("\n", " ")
        st.session_state.setdefault(NOTICES, []).append(f"`{piece}`")
