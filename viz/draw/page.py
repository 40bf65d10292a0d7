"""A page of an explorable: its question, its controls, its figures; what is on every such page is drawn here."""

from collections.abc import Collection
from contextlib import nullcontext
from typing import Any

import streamlit as st

from viz.declare import edits
from viz.declare.controls import Choice, Choices, Control, Field, LogSlider, Number, Slider
from viz.declare.explorable import Explorable, Settings
from viz.draw import plain, teacher
from viz.draw.apart import apart
from viz.draw.state import reset
from viz.draw.widgets import choice, choices, field, log_slider, number_field, slider
from viz.export.contents import said
from viz.live import component as live
from viz.look import glossary
from viz.look.numbers import number
from viz.look.style import palette
from viz.look.text import Text


def show(explorable: Explorable) -> None:
    """Draw a page that has nothing but an explorable, as the one that README.md writes."""
    text: Text = st.session_state["text"]
    st.title(text(f"{explorable.name}.question"))
    st.markdown(glossary.linked(text(f"{explorable.name}.lead"), text))
    apart(playground)(explorable)


def playground(explorable: Explorable, spot: str = "") -> Settings:
    """Draw the controls beside the figures and return the settings; `spot` is a figure to point out."""
    text: Text = st.session_state["text"]
    beside, plots = st.columns([3, 8], gap="large")
    with beside:
        settings = controls(explorable, text)
    with plots:
        figures(explorable, settings, spot)
    return settings


def further(*explorables: Explorable, above: Explorable) -> None:
    """Further explorables on a page, each with its question and its lead; they share sliders with the one above.

    A choice in one of them draws that one again.
    """
    text: Text = st.session_state["text"]
    for explorable in explorables:
        st.header(text(f"{explorable.name}.question"))
        st.markdown(text(f"{explorable.name}.lead"))
        apart(beneath)(explorable, above)


def beneath(explorable: Explorable, above: Explorable) -> None:
    """One of them; the sliders that it shares are where they stand in this run."""
    part(explorable, {key: standing(above.controls[key]) for key in explorable.controls if key in above.controls})


def standing(control: Control) -> Any:
    """Where a slider that is drawn elsewhere on the page stands."""
    value = st.session_state.get(control.key, control.default)
    return control.nearest(value) if isinstance(control, Slider) else value


def part(explorable: Explorable, base: Settings, code: str | None = None) -> None:
    """A further explorable on a page: only the controls that `base`, the settings above it, does not hold yet.

    `code` is the address of its function in JavaScript where none was traced.
    """
    text: Text = st.session_state["text"]
    shared = {key: base[key] for key in explorable.controls if key in base}
    own = {key: control for key, control in explorable.controls.items() if key not in base}
    settings: Settings = {"scenario": next(iter(explorable.scenarios))} | shared
    beside, plots = st.columns([3, 8], gap="large")
    with beside:
        for key, control in own.items():
            settings[key] = draw(control, text, False)
        if own:
            st.button(text("common.reset"), icon=":material/restart_alt:", on_click=reset, args=(own.values(),),
                      key=f"reset-{explorable.name}")  # fmt: skip
    with plots:
        figures(explorable, settings, own=own, code=code)


def figures(
    explorable: Explorable, settings: Settings, spot: str = "", own: Collection[str] | None = None,
    code: str | None = None,
) -> None:  # fmt: skip
    """The figures, sentences and table: live, or plain where the browser cannot."""
    text: Text = st.session_state["text"]
    colours = palette(st.context.theme.type)
    if not live.draw(explorable, settings, text, colours, spot=spot, own=own, code=code):
        live.plain(explorable, settings, text, colours)


def controls(explorable: Explorable, text: Text) -> Settings:
    """The scenario, the first controls, the others behind "more", and a button that resets all."""
    first = Choice("scenario", tuple(explorable.scenarios), next(iter(explorable.scenarios)))
    changed = {key for own in explorable.scenarios.values() for key in own}

    def own_values(scenario: str) -> None:
        reset(control for key, control in explorable.at(scenario).items() if key in changed)

    def named(scenario: str) -> str:
        return text(f"{explorable.name}.scenario.{scenario}")

    with seen("scenario"):
        scenario = choice(first, text, named, then=own_values, disabled="scenario" in teacher.now().lock)
        promise = st.container()
    settings: Settings = {"scenario": scenario}
    resting, keys = explorable.rests(scenario), list(explorable.controls)
    more = None
    for place, (key, control) in enumerate(explorable.at(scenario).items()):
        if place == explorable.first and len(keys) > explorable.first:
            more = st.expander(text("common.more"))
        with more or st.container():
            settings[key] = draw(control, text, key in resting)
    if not teacher.now().hidden_answers:
        with promise:
            promised(explorable, settings, text)
    with st.container(key=f"beside-{explorable.name}"):
        everything = (first, *explorable.at(first.default).values())
        st.button(text("common.reset"), icon=":material/restart_alt:", on_click=reset, args=(everything,))
        if plain.reruns() and "edits" in settings:
            say_problems(settings["edits"], int(settings["length"]), text)
            say_held(settings, resting, text)
    return settings


def promised(explorable: Explorable, settings: Settings, text: Text) -> None:
    """What the scenario is to show; once a control was moved, that this speaks of its own settings.

    Both stand on the page, and the browser shows the one that holds (viz/live/beside.js); plain charts are drawn anew.
    """
    expected = text(f"{explorable.name}.expect.{settings['scenario']}")
    changed = text("common.changed", expected=expected)
    if plain.reruns():
        st.caption(expected if settings == explorable.defaults(settings["scenario"]) else changed)
        return
    for key, words in (("kept", expected), ("changed", changed)):
        with st.container(key=f"{key}-{explorable.name}"):
            st.caption(words)


def seen(key: str) -> Any:
    """Where a control is drawn: in place, or out of sight where the teacher's link hides it."""
    return st.container(key=f"url-hidden-{key}") if key in teacher.now().hide else nullcontext()


def draw(control: Control, text: Text, rests: bool) -> Any:
    """Draw one control by its kind and return its value; at rest, or locked by the teacher, it cannot be moved."""
    still = rests or control.key in teacher.now().lock
    with seen(control.key):
        if isinstance(control, Choices):
            return choices(control, text, lambda name: text(f"objectives.{name}.name"), still)
        if isinstance(control, Choice):
            return choice(control, text, lambda name: said(control, name, text), disabled=still)
        if isinstance(control, Field):
            return field(control, text, still)
        if isinstance(control, Number):
            return number_field(control, text, still)
        if isinstance(control, LogSlider):
            return log_slider(control, text, still)
        return slider(control, text, still)


def say_problems(typed: str, length: int, text: Text) -> None:
    """A warning for each hand edit that cannot be used, the first five."""
    limits = {"length": length, "low": number(edits.LOWEST), "high": number(edits.HIGHEST)}
    for problem in edits.parse(typed, length)[1][:5]:
        st.warning(text(f"common.edit_problem.{problem.key}", piece=problem.piece.replace("`", "'"), **limits))


def say_held(settings: Settings, resting: frozenset[str], text: Text) -> None:
    """A word where a token set by hand does not follow the slider that would move it, and a button to let it go."""
    token, length = settings.get("token"), int(settings["length"])
    if token is None or "ratio" in resting or token not in dict(edits.parse(settings["edits"], length)[0]):
        return
    st.caption(text("common.by_hand", token=token))
    st.button(text("common.let_go", token=token), on_click=edit, args=(token, None), type="tertiary", key="let-go")


def edit(token: int, ratio: float | None) -> None:
    """Put a token's new ratio behind the edits that the URL carries; None takes it out. For a callback."""
    st.session_state["edits"] = edits.merge(st.session_state.get("edits", ""), {token: ratio})
