"""Controls drawn as native widgets bound to the URL, each with its range in the help and a button back to its default.

Streamlit puts the words of a choice into the URL, which would tie a link to a language. So a choice is drawn
unbound, and a hidden text field of the same key, bound to the URL, carries its id (`choice`, `choices`).
A value in the URL that is not allowed gives the default and one notice.
"""

import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, Literal

import streamlit as st

from viz.declare.controls import Choice, Choices, Field, LogSlider, Number, Slider
from viz.draw import plain
from viz.draw.state import reset
from viz.draw.url import PAGE, before, keep, say, url_value
from viz.look.numbers import number
from viz.look.text import Text


def slider(control: Slider, text: Text, disabled: bool = False) -> float:
    """Draw the slider and return its value, snapped to the grid (a URL may name any number in range)."""
    kind = control.kind
    before(control.key, kind(control.default), lambda raw: control.low <= float(raw) <= control.high, kind)
    label, about = words(control, control.low, control.high, text)
    with row(control):
        value = st.slider(
            label, kind(control.low), kind(control.high), kind(control.default), kind(control.step),
            format="%d" if kind is int else "%.6g", key=control.key, bind="query-params", disabled=disabled, help=about,
            on_change=told(),
        )  # fmt: skip
        if plain.reruns():
            back(control, value, text, disabled)
    return keep(control.key, control.nearest(value))


def log_slider(control: LogSlider, text: Text, disabled: bool = False) -> float:
    """Draw the slider over the listed values and return the value.

    Streamlit puts its words of a value into the URL, so they are plain; viz/live/thumbs.js writes them for a person.
    """
    named = {f"{value:g}": value for value in control.values}
    before(control.key, control.default, named.__contains__, named.__getitem__)
    label, about = words(control, control.values[0], control.values[-1], text)
    with row(control):
        value = st.select_slider(
            label, control.values, control.default, format_func=lambda v: f"{v:g}",
            key=control.key, bind="query-params", disabled=disabled, help=about, on_change=told(),
        )  # fmt: skip
        if plain.reruns():
            back(control, value, text, disabled)
    return keep(control.key, value)


def row(control: Slider | LogSlider) -> Any:
    """Where a slider stands: beside the button back to its default; elsewhere viz/live/beside.js draws that."""
    if not plain.reruns():
        return nullcontext()
    return st.container(horizontal=True, vertical_alignment="bottom", key=f"row-{control.key}")


def told() -> Literal["ignore"] | None:
    """What a control does that the browser answers by itself: nothing, or a run where the page has plain charts."""
    return None if plain.reruns() else "ignore"


def number_field(control: Number, text: Text, disabled: bool = False) -> int:
    """Draw a field in which the number is typed or stepped and return it; unbound, as `choice` is.

    Streamlit 1.67 reads a bound one as a float and ends the page where a link says 1e999.
    """

    def allowed(raw: str) -> bool:
        return re.fullmatch(r"-?[0-9]{1,9}", raw) is not None and control.low <= int(raw) <= control.high

    value = int(url_value(control.key, str(control.default), allowed))
    shown = f"{control.key}_shown"
    st.session_state[shown] = value
    page = st.session_state.get(PAGE)

    def store() -> None:
        say(control.key, str(st.session_state[shown]), page)

    label, about = words(control, control.low, control.high, text)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"row-{control.key}"):
        st.number_input(
            label, control.low, control.high, step=1, key=shown, on_change=store, help=about, disabled=disabled
        )
        back(control, value, text, disabled)
    return value


def words(control: Slider | LogSlider | Number, low: float, high: float, text: Text) -> tuple[str, str]:
    """The label of a slider or number, and its help with the range."""
    about = text(f"control.{control.key}.help")
    return text(f"control.{control.key}.label"), f"{about} {text('common.range', low=low, high=high)}"


def back(control: Slider | LogSlider | Number, value: float, text: Text, disabled: bool) -> None:
    """A small button that names the control's default and goes back to it."""
    st.button(
        f"↺ {number(control.default)}", key=f"back-{control.key}", type="tertiary", on_click=reset, args=((control,),),
        disabled=disabled or value == control.default, help=text("live.back"),
    )  # fmt: skip


def choice(
    control: Choice,
    text: Text,
    names: Callable[[str], str],
    widget: str = "selectbox",
    then: Callable[[str], None] = lambda chosen: None,
    disabled: bool = False,
) -> str:
    """Draw the choice with `names(id)` as words and return the id; widget is "selectbox" or "segmented_control".

    `then(id)` is called when a person chooses, before the page runs again.
    """
    chosen = url_value(control.key, control.default, lambda raw: raw in control.ids)
    shown = f"{control.key}_shown"
    st.session_state[shown] = chosen
    page = st.session_state.get(PAGE)

    def store() -> None:
        picked = st.session_state[shown]
        if picked in control.ids:  # else a click that came with the words of another language
            say(control.key, picked, page)
            then(picked)

    label, help_text = text(f"control.{control.key}.label"), text(f"control.{control.key}.help")
    if widget == "segmented_control":
        options = {"required": True, "label_visibility": "collapsed", "disabled": disabled}
        st.segmented_control(label, control.ids, format_func=names, key=shown, on_change=store, **options)
    else:
        st.selectbox(
            label, control.ids, format_func=names, key=shown, on_change=store, help=help_text, disabled=disabled
        )
    return chosen


def choices(control: Choices, text: Text, names: Callable[[str], str], disabled: bool = False) -> tuple[str, ...]:
    """Draw the multiple choice and return the ids, in the order of the declaration; never empty."""

    def ids_of(raw: str) -> list[str]:
        return [piece for piece in raw.split(",") if piece]

    def allowed(raw: str) -> bool:
        return bool(ids_of(raw)) and set(ids_of(raw)) <= set(control.ids)

    chosen = ids_of(url_value(control.key, ",".join(control.default), allowed))
    shown = f"{control.key}_shown"
    st.session_state[shown] = chosen
    page = st.session_state.get(PAGE)

    def store() -> None:
        kept = [name for name in control.ids if name in st.session_state[shown]]
        say(control.key, ",".join(kept or control.default), page)

    st.multiselect(
        text(f"control.{control.key}.label"), control.ids, format_func=names, key=shown, on_change=store,
        help=text(f"control.{control.key}.help"), disabled=disabled,
    )  # fmt: skip
    return tuple(name for name in control.ids if name in chosen)


def several(key: str, ids: tuple[str, ...], text: Text, names: Callable[[str], str]) -> tuple[str, ...]:
    """Draw pills of which any number, also none, can be chosen; return the ids chosen."""
    raw = url_value(key, "", lambda raw: set(raw.split(",")) - {""} <= set(ids))
    st.session_state[f"{key}_shown"] = [one for one in ids if one in raw.split(",")]
    page = st.session_state.get(PAGE)

    def store() -> None:
        say(key, ",".join(st.session_state[f"{key}_shown"]), page)

    st.pills(
        text(f"control.{key}.label"), ids, selection_mode="multi", format_func=names, key=f"{key}_shown",
        on_change=store, help=text(f"control.{key}.help"),
    )  # fmt: skip
    return tuple(one for one in ids if one in raw.split(","))


def field(control: Field, text: Text, disabled: bool = False) -> str:
    """Draw a text field and return what stands in it."""
    before(control.key, control.default, lambda raw: len(raw) <= control.longest)
    label, about = text(f"control.{control.key}.label"), text(f"control.{control.key}.help")
    typed = st.text_input(
        label, control.default, key=control.key, bind="query-params", placeholder=control.example,
        max_chars=control.longest, help=about, disabled=disabled, on_change=told() if control.read_here else None,
    )  # fmt: skip
    return keep(control.key, typed)
