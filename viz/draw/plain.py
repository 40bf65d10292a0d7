"""Whether a page has plain charts: its link asks for them, or this browser could not draw the live ones.

Such a page follows a slider once it is let go, by a run of the script. On every other page a slider that moves asks
nobody: Streamlit puts it into the address, the browser redraws, and the next run brings its value along.
"""

import logging

import streamlit as st

from viz.look.text import Text

LOG = logging.getLogger(__name__)
ASKED = "_plain"  # whether the link of this visit asked for plain charts
FAILED = "_live_failed"  # what this browser could not draw, by name, for the rest of the visit
NEWS = "_live_news"  # whether a failure has been heard of and the page not been drawn since
MISSED = "_live_missed"  # whether this run has drawn plain charts for that reason


def asked() -> bool:
    """Whether the link asks for plain charts, on this page or on one before it in the same visit."""
    if (said := st.query_params.get("plain")) is not None:
        st.session_state[ASKED] = said == "1"
    return bool(st.session_state.get(ASKED))


def only(name: str) -> bool:
    """Whether only plain charts will do for that name: the link asks for them, or this browser failed to draw it."""
    if st.session_state.pop(NEWS, False):
        st.rerun()  # all of the page, of which a failure would draw but a part again
    if asked():
        return True
    if name not in st.session_state.get(FAILED, ()):
        return False
    st.session_state[MISSED] = True
    return True


def reruns() -> bool:
    """Whether a slider that was let go, or a field that was filled, has to run the script."""
    return asked() or bool(st.session_state.get(FAILED))


def give_up(key: str, name: str) -> None:
    """Remember that this browser cannot draw the component of that key; for a callback."""
    LOG.warning("a browser cannot draw live: %r", str(st.session_state[key].failed)[:200])
    st.session_state[FAILED] = {*st.session_state.get(FAILED, ()), name}
    st.session_state[NEWS] = True


def notice(text: Text) -> None:
    """Where this run drew plain charts because the browser had failed: a sentence, and a button that tries again."""
    if st.session_state.pop(MISSED, False):
        with st.container(horizontal=True, vertical_alignment="center", key="live-missed"):
            st.caption(text("live.missed"))
            st.button(
                text("live.again"), on_click=try_again, type="tertiary", icon=":material/refresh:", key="live-again"
            )


def try_again() -> None:
    """Forget what failed; for a callback."""
    st.session_state[FAILED] = set()
