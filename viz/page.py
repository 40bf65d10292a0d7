"""A page of an explorable: its question, its controls, its figures; what is on every such page is drawn here."""

from typing import Any

import streamlit as st

from viz import edits, live
from viz.controls import Choice, Choices, Control, Field, LogSlider
from viz.explorable import Explorable, Settings
from viz.style import palette
from viz.text import Text
from viz.widgets import choice, choices, field, log_slider, reset, slider


def show(explorable: Explorable) -> Settings:
    """Draw the page and return the settings of its controls."""
    text: Text = st.session_state["text"]
    st.title(text(f"{explorable.name}.question"))
    st.markdown(text(f"{explorable.name}.lead"))
    beside, plots = st.columns([3, 8], gap="large")
    with beside:
        settings = controls(explorable, text)
    with plots:
        colours = palette(st.context.theme.type)
        if not live.draw(explorable, settings, text, colours, on_edit=edit):
            live.plain(explorable, settings, text, colours)
    return settings


def controls(explorable: Explorable, text: Text) -> Settings:
    """The scenario, the first controls, the others behind "more", and a button that resets all."""
    first = Choice("scenario", tuple(explorable.scenarios), next(iter(explorable.scenarios)))
    changed = {key for own in explorable.scenarios.values() for key in own}

    def own_values(scenario: str) -> None:
        reset(control for key, control in explorable.at(scenario).items() if key in changed)

    scenario = choice(first, text, lambda name: text(f"{explorable.name}.scenario.{name}"), then=own_values)
    st.caption(text(f"{explorable.name}.expect.{scenario}"))
    settings: Settings = {"scenario": scenario}
    resting, keys = explorable.rests(scenario), list(explorable.controls)
    more = None
    for number, (key, control) in enumerate(explorable.at(scenario).items()):
        if number == explorable.first and len(keys) > explorable.first:
            more = st.expander(text("common.more"))
        with more or st.container():
            settings[key] = draw(control, text, key in resting)
    if "edits" in settings:
        say_problems(settings["edits"], int(settings["length"]), text)
    everything = (first, *explorable.controls.values())
    st.button(text("common.reset"), icon=":material/restart_alt:", on_click=reset, args=(everything,))
    return settings


def draw(control: Control, text: Text, rests: bool) -> Any:
    """Draw one control by its kind and return its value."""
    if isinstance(control, Choices):
        return choices(control, text, lambda name: text(f"objectives.{name}.name"))
    if isinstance(control, Choice):
        return choice(control, text, lambda name: text(f"control.{control.key}.{name}"))
    if isinstance(control, Field):
        return field(control, text)
    if isinstance(control, LogSlider):
        return log_slider(control, text, rests)
    return slider(control, text, rests)


def say_problems(typed: str, length: int, text: Text) -> None:
    """A warning for each hand edit that cannot be used, the first five."""
    limits = {"length": length, "low": f"{edits.LOWEST:g}", "high": f"{edits.HIGHEST:g}"}
    for problem in edits.parse(typed, length)[1][:5]:
        st.warning(text(f"common.edit_problem.{problem.key}", piece=problem.piece.replace("`", "'"), **limits))


def edit(token: int, ratio: float | None) -> None:
    """Put a token's new ratio behind the edits that the URL carries; None takes it out. For a callback."""
    st.session_state["edits"] = edits.merge(st.session_state.get("edits", ""), {token: ratio})
