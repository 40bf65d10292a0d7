"""The part of a control that lives in the URL: reading a value, refusing a bad one, saying so once."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from viz.look.text import Text, language

NOTICES = "_notices"
KEPT = "_kept"  # the last value of every control in this session, by (page, key)
OURS = "_ours"  # which of them no browser sets, but only a link or the script
VERSION = "1"  # of the names and meanings in a link
RENAMED: dict[str, dict[str, str]] = {}  # version of a link -> {a control's name there: its name now}
# control -> {a value that it no longer has: the one that took its place}
MOVED: dict[str, dict[str, str]] = {
    "scenario": {"rogue_token": "loud", "mismatch_noise": "small_drift"},
}
PAGE = "_page"  # the page that is being drawn
EVERY = "*"  # what stands there while the router draws what is on every page
LEFT = "_left"  # the page that was drawn before
EMBED = ("embed", "embed_options")  # Streamlit's own, which a script cannot see
FRESH = "_fresh"  # whether this run is the first on its page, after another page


def come_back() -> None:
    """After the browser's Back or Forward, take the address at its word; for the router, before any control.

    Streamlit first drops every parameter that the page just left has a control for, although the page that comes back
    may have one of the same name. The run still knows what the browser asked for.
    """
    run = get_script_run_ctx()
    if run is None or not run.is_history_navigation:
        return
    asked = parse_qs(run.query_string, keep_blank_values=True)
    if dropped := {key: asked[key] for key in asked.keys() - st.query_params.keys() if key not in EMBED}:
        st.query_params.update(dropped)
    with run.session_state.query_params() as parameters:
        parameters.set_initial_query_params_from_current()  # what controls begin with


def enter(page: str) -> None:
    """Begin to draw a page, and note whether another one was on the screen before.

    Pages share names of controls: Streamlit would take a value along to a page where nobody set it.
    """
    st.session_state[FRESH] = st.session_state.get(LEFT, page) != page
    st.session_state[PAGE] = st.session_state[LEFT] = page


def entered() -> None:
    """The page has been drawn: its parts that are drawn again by themselves come after no other page."""
    st.session_state[FRESH] = False


def remember() -> None:
    """In a run that draws only a part of the page: keep what its sliders say, which say it unasked.

    What only the script sets goes the other way: a browser that asked for this run before it had heard of the last
    choice still says what it was before.
    """
    page, kept = st.session_state.get(PAGE), st.session_state.setdefault(KEPT, {})
    if st.session_state.get(FRESH):
        return  # what stands there may be another page's, under the same name
    run = get_script_run_ctx()
    part = run is not None and bool(run.fragment_ids_this_run)
    for was, key in list(kept):
        if was not in (page, EVERY) or key not in st.session_state:
            continue
        if (was, key) not in st.session_state.get(OURS, ()):
            kept[was, key] = st.session_state[key]
        elif part and st.session_state[key] != kept[was, key]:
            st.session_state[key] = kept[was, key]


def say(key: str, value: Any, page: str | None = None) -> None:
    """Set a control of this page, or of another one, from a callback."""
    st.session_state[key] = value
    st.session_state.setdefault(KEPT, {})[page or st.session_state.get(PAGE), key] = value


def notices(text: Text) -> None:
    """One notice that names every value of the URL that could not be used in this run."""
    if pieces := st.session_state.pop(NOTICES, None):
        st.info(text("common.bad_link", values=", ".join(pieces)), icon=":material/link_off:")


def url_value(key: str, default: str, allowed: Callable[[str], bool], link_only: bool = False) -> str:
    """The value of a hidden, bound text field; a value that is not allowed is replaced and noticed.

    With `link_only`, nothing on the page sets it but a link: without one no field is drawn, since each costs time.
    """

    def usable(raw: str) -> str:
        """What of it can be used, under the name it has now."""
        now = today(key, raw)
        return now if allowed(now) else default

    if key in st.session_state and st.session_state[key] != usable(st.session_state[key]):
        st.session_state[key] = usable(st.session_state[key])
    before(key, default, allowed)
    if link_only and key not in st.session_state and key not in st.query_params:
        return default
    with st.container(key=f"url-{key}"):
        raw = st.text_input(key, default, key=key, bind="query-params")
    st.session_state.setdefault(OURS, set()).add((st.session_state.get(PAGE), key))
    return keep(key, usable(raw))


def keep(key: str, value: Any) -> Any:
    """Remember a control's value for the next visit to its page, and return it."""
    st.session_state.setdefault(KEPT, {})[st.session_state.get(PAGE), key] = value
    return value


def before(key: str, default: Any, allowed: Callable[[str], bool], read: Callable[[str], Any] = str) -> None:
    """To be called before a control is drawn: bring back what it was, or note a value of the URL that it will not take.

    Streamlit forgets the widgets of a page, and takes their parameters out of the URL, when another page is opened.
    `read` turns the URL's text into the widget's value, for a link that names the control as it was once called.
    """
    page = st.session_state.get(PAGE)
    strange = key in st.session_state and page != EVERY and st.session_state.get(FRESH, False)
    if key in st.session_state and not strange:
        return
    raw = written(key)
    if raw is None:
        kept = st.session_state.get(KEPT, {}).get((page, key), default)
        if strange or kept != default:
            st.session_state[key] = kept
        return
    try:
        good = allowed(raw)
    except ValueError:
        good = False
    if not good:
        # shown as code: a link must not be able to put words or links of its own on the page
        piece = f"{key}={raw[:40]}".replace("`", "'").replace("\n", " ")
        st.session_state.setdefault(NOTICES, []).append(f"`{piece}`")
    elif strange or key not in st.query_params:
        st.session_state[key] = read(raw)


def written(key: str) -> str | None:
    """What the URL says of a control, under its name or the one it had in the link's version."""
    if key in st.query_params:
        return today(key, st.query_params[key])
    names = RENAMED.get(st.query_params.get("v", VERSION), {})
    return next((st.query_params[old] for old, new in names.items() if new == key and old in st.query_params), None)


def today(key: str, raw: str) -> str:
    """A value of a control as it is written today: `MOVED` ones by their new name, a language without its country."""
    return language(raw) if key == "lang" else MOVED.get(key, {}).get(raw, raw)


def lab(page: str | None) -> str:
    """The lab's own address: that of the page that is shown, without the page's name; "" where it is not known."""
    return page.partition("?")[0].rpartition("/")[0] if page else ""


def permalink(page: str, settings: dict[str, Any], defaults: dict[str, Any], lang: str = "en") -> str:
    """A link to these settings, after the lab's address: page, version, language, what differs from its default."""
    changed = {key: value for key, value in settings.items() if value != defaults[key]}
    texts = {key: ",".join(value) if isinstance(value, tuple) else value for key, value in changed.items()}
    texts = {key: f"{value:g}" if isinstance(value, float) else value for key, value in texts.items()}
    path = page.replace("_", "-")
    return f"/{path}?" + urlencode({"v": VERSION, "lang": lang} | texts, safe=":,")
