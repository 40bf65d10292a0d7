"""Steering a race that runs: pause, go on, one rollout, other settings, told through a small file."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from viz.declare.controls import LogSlider
from viz.draw import page
from viz.jobs import JOBS
from viz.look import glossary
from viz.look.numbers import number
from viz.look.text import Text

# control -> (objective, fields) that it changes while a race runs
STEERED: dict[str, tuple[LogSlider, str, tuple[str, ...]]] = {
    "live_eps": (LogSlider("live_eps", (0.02, 0.05, 0.1, 0.2, 0.4, 0.8), 0.2), "grpo", ("eps_low", "eps_high")),
    "live_band": (LogSlider("live_band", (3e-4, 3e-3, 0.01, 0.03, 0.1, 0.3), 0.03), "gspo", ("eps_low", "eps_high")),
    "live_tau": (LogSlider("live_tau", (0.5, 1.0, 2.0, 5.0, 10.0), 1.0), "sapo", ("tau_pos", "tau_neg")),
}


def restore(mine: dict[str, Any]) -> None:
    """Put the sliders where they stood, in a session that a refresh has begun anew."""
    for control, objective, fields in STEERED.values():
        if changed := mine["order"].get("changes", {}).get(objective):
            st.session_state[control.key] = changed[fields[0]]


def section(mine: dict[str, Any], text: Text) -> None:
    """Pause, go on, one rollout, and the sliders that change an objective while it runs, once they are handed over."""
    order = mine["order"]
    st.button(text("training_race.own.pause"), key="race-pause", on_click=tell, args=(mine, {"pause": True}),
              disabled=bool(order.get("pause")))  # fmt: skip
    st.button(text("training_race.own.go_on"), key="race-go", on_click=tell,
              args=(mine, {"pause": False, "until": None}))  # fmt: skip
    st.button(text("training_race.own.one"), key="race-one", on_click=one_more, args=(mine,))
    with st.popover(text("training_race.own.steer"), icon=":material/tune:"):
        st.markdown(glossary.linked(text("training_race.own.steer_help"), text))
        for control, _, _ in STEERED.values():
            page.draw(control, text, False)
        st.button(text("training_race.own.apply"), key="race-apply", icon=":material/check:", on_click=apply,
                  args=(mine,))  # fmt: skip
        if changes := order.get("changes"):
            st.caption(text("training_race.own.applied", settings=in_force(changes, text)))


def apply(mine: dict[str, Any]) -> None:
    """Hand over where the sliders stand; for a button's on_click. One that is back at its default is handed over too.

    Moving a slider sends nothing by itself.
    """
    changes: dict[str, Any] = dict(mine["order"].get("changes", {}))
    for control, objective, fields in STEERED.values():
        value = st.session_state.get(control.key, control.default)
        if value != control.default or objective in changes:
            changes[objective] = dict.fromkeys(fields, value)
    tell(mine, {"changes": changes})


def in_force(changes: dict[str, Any], text: Text) -> str:
    """What was handed over, in words."""
    said = [
        text("export.setting", label=text(f"control.{control.key}.label"), value=number(changes[objective][fields[0]]))
        for control, objective, fields in STEERED.values()
        if objective in changes
    ]
    return text("export.between").join(said)


def one_more(mine: dict[str, Any]) -> None:
    """Let the race do one more rollout and pause; for a button's on_click."""
    view = JOBS.poll(mine["id"])
    done = newest(view.events if view else ()) + 1  # rollouts count from 0
    tell(mine, {"pause": False, "until": done + 1})


def newest(events: Sequence[dict[str, Any]]) -> int:
    """The newest rollout of some events; -1 for none."""
    return max((event["step"] for event in events if event["event"] == "rollout"), default=-1)


def tell(mine: dict[str, Any], order: dict[str, Any]) -> None:
    """Write the file that the race reads before each rollout: whole or not at all."""
    mine["order"] |= order
    draft = f"{mine['file']}.draft"
    Path(draft).write_text(json.dumps(mine["order"]), encoding="utf-8")
    os.replace(draft, mine["file"])
