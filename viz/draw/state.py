"""Setting controls from code: back to their defaults, or to a state that a scenario, a tour or a prediction names."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from viz.declare.controls import Choices, Control, Number, Slider
from viz.declare.explorable import Explorable, Settings


def reset(controls: Iterable[Control]) -> None:
    """Put every control back to its default; for a button's on_click."""
    for control in controls:
        st.session_state[control.key] = as_state(control, control.default)


def put(explorable: Explorable, settings: Settings) -> None:
    """Set every control of an explorable, the scenario with it; for a callback."""
    st.session_state["scenario"] = settings["scenario"]
    for key, control in explorable.controls.items():
        st.session_state[key] = as_state(control, settings[key])


def slide(explorable: Explorable, values: dict[str, float]) -> None:
    """Set sliders to what a hand in a figure gave them, within their range; for a callback."""
    for key, value in values.items():
        control = explorable.controls[key]
        assert isinstance(control, Slider)
        st.session_state[key] = as_state(control, min(max(float(value), control.low), control.high))


def as_state(control: Control, value: Any) -> Any:
    """A control's value as its widget holds it."""
    if isinstance(control, Choices):
        return ",".join(value)
    if isinstance(control, Number):
        return str(value)
    return control.kind(value) if isinstance(control, Slider) else value
