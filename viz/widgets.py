"""Controls drawn as native widgets bound to the URL.

Streamlit puts the words of a choice into the URL, which would tie a link to a language. So a choice is drawn
unbound, and a hidden text field of the same key, bound to the URL, carries its id (`choice`, `choices`).
A value in the URL that is not allowed gives the default and one notice.
"""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from viz.controls import Choice, Choices, Control, Field, LogSlider, Slider
from viz.text import Text
from viz.url import before, keep, url_value


def slider(control: Slider, text: Text, disabled: bool = False) -> float:
    """Draw the slider and return its value, snapped to the grid (a URL may name any number in range)."""
    whole = all(float(v).is_integer() for v in (control.low, control.high, control.step, control.default))
    number: Callable[[Any], Any] = int if whole else float
    before(control.key, lambda raw: control.low <= float(raw) <= control.high, number)
    value = st.slider(
        text(f"control.{control.key}.label"),
        number(control.low), number(control.high), number(control.default), number(control.step),
        key=control.key, bind="query-params", disabled=disabled, help=text(f"control.{control.key}.help"),
    )  # fmt: skip
    steps = round((value - control.low) / control.step)
    return keep(control.key, number(round(min(max(control.low + steps * control.step, control.low), control.high), 10)))


def log_slider(control: LogSlider, text: Text, disabled: bool = False) -> float:
    """Draw the slider over the listed values and return the value."""
    named = {f"{value:g}": value for value in control.values}
    before(control.key, named.__contains__, named.__getitem__)
    value = st.select_slider(
        text(f"control.{control.key}.label"), control.values, control.default, format_func=lambda v: f"{v:g}",
        key=control.key, bind="query-params", disabled=disabled, help=text(f"control.{control.key}.help"),
    )  # fmt: skip
    return keep(control.key, value)


def choice(
    control: Choice,
    text: Text,
    names: Callable[[str], str],
    widget: str = "selectbox",
    then: Callable[[str], None] = lambda chosen: None,
) -> str:
    """Draw the choice with `names(id)` as words and return the id; widget is "selectbox" or "segmented_control".

    `then(id)` is called when a person chooses, before the page runs again.
    """
    chosen = url_value(control.key, control.default, lambda raw: raw in control.ids)
    shown = f"{control.key}_shown"
    st.session_state[shown] = chosen

    def store() -> None:
        st.session_state[control.key] = st.session_state[shown]
        then(st.session_state[shown])

    label, help_text = text(f"control.{control.key}.label"), text(f"control.{control.key}.help")
    if widget == "segmented_control":
        options = {"required": True, "label_visibility": "collapsed"}
        st.segmented_control(label, control.ids, format_func=names, key=shown, on_change=store, **options)
    else:
        st.selectbox(label, control.ids, format_func=names, key=shown, on_change=store, help=help_text)
    return chosen


def choices(control: Choices, text: Text, names: Callable[[str], str]) -> tuple[str, ...]:
    """Draw the multiple choice and return the ids, in the order of the declaration; never empty."""

    def ids_of(raw: str) -> list[str]:
        return [piece for piece in raw.split(",") if piece]

    def allowed(raw: str) -> bool:
        return bool(ids_of(raw)) and set(ids_of(raw)) <= set(control.ids)

    chosen = ids_of(url_value(control.key, ",".join(control.default), allowed))
    shown = f"{control.key}_shown"
    st.session_state[shown] = chosen

    def store() -> None:
        kept = [name for name in control.ids if name in st.session_state[shown]]
        st.session_state[control.key] = ",".join(kept or control.default)

    st.multiselect(
        text(f"control.{control.key}.label"), control.ids, format_func=names, key=shown, on_change=store,
        help=text(f"control.{control.key}.help"),
    )  # fmt: skip
    return tuple(name for name in control.ids if name in chosen)


def field(control: Field, text: Text) -> str:
    """Draw a text field and return what stands in it."""
    before(control.key, lambda raw: True)
    typed = st.text_input(
        text(f"control.{control.key}.label"), key=control.key, bind="query-params", placeholder=control.example,
        max_chars=2000, help=text(f"control.{control.key}.help"),
    )  # fmt: skip
    return keep(control.key, typed)


def reset(controls: Iterable[Control]) -> None:
    """Put every control back to its default; for a button's on_click."""
    for control in controls:
        default = control.default
        st.session_state[control.key] = ",".join(default) if isinstance(control, Choices) else default
