"""What a race shows and what it does not: final rewards, paired differences with their intervals, one response."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from algos.training.command.options import OWN
from algos.training.outcome import outcome
from pages.training_race.figures import label
from pages.training_race.recordings import command, events_of, lanes_of
from pages.training_race.series import Lane
from viz.declare.controls import Choice
from viz.declare.explorable import Settings
from viz.draw import page
from viz.look import glossary
from viz.look.numbers import number
from viz.look.table import html
from viz.look.text import Text


def section(settings: Settings, text: Text) -> None:
    """The reading of the recording that is shown, the command that repeats it, and a response of it."""
    preset = settings["scenario"]
    events, lanes = events_of(preset), lanes_of(preset)
    st.header(text("training_race.reading.header"))
    st.markdown("\n".join(f"- {line}" for line in sentences(events, lanes, text)))
    caveat = text("training_race.reading.caveat", seeds=seeds(events), band=f"±{number(OWN['gspo']['eps_low'])}")
    st.caption(glossary.linked(caveat, text))
    st.caption(text("training_race.reading.repeated", torch=events[0]["versions"]["torch"]))
    st.code(command(preset), "bash", wrap_lines=True)  # a box that scrolls is out of reach of the keyboard
    if samples := telling(events):
        st.header(text("training_race.samples.header"))
        beside, _ = st.columns([3, 8])
        with beside:
            chosen = page.draw(of_rollout(samples), text, False)
        response(samples[int(chosen)], lanes, text)


def response(sample: dict[str, Any], lanes: list[Lane], text: Text) -> None:
    """One response with what every lane makes of its tokens."""
    lead = text(
        "training_race.samples.lead",
        prompt=sample["prompt"],
        step=sample["step"],
        A=number(sample["advantage"], ".2f"),
        verdict=text(f"training_race.samples.{'right' if sample['reward'] else 'wrong'}"),
    )
    st.markdown(glossary.linked(lead, text))
    st.html(table(sample, lanes, text))


def seeds(events: Sequence[dict[str, Any]]) -> int:
    """How many seeds each lane has."""
    return len({member["seed"] for member in events[0]["members"]})


def sentences(events: Sequence[dict[str, Any]], lanes: list[Lane], text: Text) -> list[str]:
    """One sentence per lane, the first being what the others are compared with."""
    found = outcome(events)
    first = label(lanes[0], text)
    lines = [text("training_race.reading.lead", first=first)]
    for place, (lane, one) in enumerate(zip(lanes, found, strict=False)):
        name, mean = label(lane, text), number(one["mean"], ".3f")
        if place == 0:
            line = text("training_race.reading.first", name=name, mean=mean)
        else:
            key = "resolved" if one["resolved"] else "unresolved"
            numbers = {end: number(one[end], "+.3f") for end in ("difference", "low", "high")}
            line = text(f"training_race.reading.{key}", name=name, mean=mean, **numbers)
        if one["collapsed"]:
            line += " " + text("training_race.reading.collapsed", count=one["collapsed"], seeds=seeds(events))
        lines.append(line)
    return lines


def telling(events: Sequence[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Rollout -> its last sample that has an advantage; of a race that has none such, its last sample of any."""
    found = [event for event in events if event["event"] == "sample"]
    return {event["step"]: event for event in [event for event in found if event["advantage"]] or found}


def of_rollout(samples: dict[int, dict[str, Any]]) -> Choice:
    """The choice of the rollout whose response is shown, the newest at first."""
    ids = tuple(f"{step}" for step in sorted(samples))
    return Choice("sample", ids, ids[-1], words="")


def table(sample: dict[str, Any], lanes: list[Lane], text: Text) -> str:
    """The tokens as columns, their ratio and each lane's coefficient as rows; no gradient is an empty circle."""
    rows = [[text("training_race.samples.ratio"), *(number(ratio, ".3f") for ratio in sample["ratio"])]]
    for lane in lanes:
        values = sample["coefficients"].get(f"{lane.member}")
        if values is not None:
            rows.append([label(lane, text), *(number(c, ".2f") if c else "○" for c in values)])
    return html([text("training_race.samples.token"), *sample["response"]], rows, text("training_race.samples.header"))
