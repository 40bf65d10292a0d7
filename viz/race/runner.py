"""A race of one's own: started in a child process, watched while it runs, steered through a small file."""

import json
import os
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from viz import glossary, job_view, live, page
from viz.controls import LogSlider, Slider
from viz.explorables.training_race import TRAINING_RACE, inputs
from viz.jobs import JOBS, Limits
from viz.race import figures
from viz.race.recordings import MODULE, arguments
from viz.race.series import STEPS, Lane, lanes
from viz.routes import url_of
from viz.style import palette
from viz.text import Text

RUN = "_race_run"  # what this session started: {"id", "file", "preset", "seed"}
LINK = "run"  # the parameter of the URL that carries a run's id
SECONDS = 120.0
SEEDS = 2  # of a race of one's own; a recording has more
SEED = Slider("race_seed", 0, 99, 1, 0)
# control -> (objective, fields) that it changes while a race runs
STEERED: dict[str, tuple[LogSlider, str, tuple[str, ...]]] = {
    "live_eps": (LogSlider("live_eps", (0.02, 0.05, 0.1, 0.2, 0.4, 0.8), 0.2), "grpo", ("eps_low", "eps_high")),
    "live_band": (LogSlider("live_band", (3e-4, 3e-3, 0.01, 0.03, 0.1, 0.3), 0.03), "gspo", ("eps_low", "eps_high")),
    "live_tau": (LogSlider("live_tau", (0.5, 1.0, 2.0, 5.0, 10.0), 1.0), "sapo", ("tau_pos", "tau_neg")),
}


def section(preset: str, text: Text) -> None:
    """The buttons, the sliders that steer, and the run that this address or this session names."""
    st.header(text("training_race.own.header"))
    st.markdown(text("training_race.own.lead", seconds=f"{SECONDS:.0f}"))
    seed = int(page.draw(SEED, text, False))
    mine = st.session_state.get(RUN)
    shown = st.query_params.get(LINK) or (mine or {}).get("id")
    with st.container(horizontal=True):
        st.button(text("training_race.own.run"), icon=":material/play_arrow:", type="primary", key="race-run",
                  on_click=begin, args=(preset, seed, text))  # fmt: skip
        st.button(text("training_race.own.new_seed"), key="race-new-seed", icon=":material/casino:",
                  on_click=begin, args=(preset, (seed + 1) % 100, text))  # fmt: skip
        if mine and mine["id"] == shown:
            view = JOBS.poll(shown)
            if view and not view.over:
                steer(mine, text)
            else:  # nobody reads it any more
                Path(mine["file"]).unlink(missing_ok=True)
    if shown:
        job_view.watch(shown, text, lambda events: draw(events, text))


def begin(preset: str, seed: int, text: Text) -> None:
    """Start a race from the same weights in place of this visitor's last one; for a button's on_click."""
    st.session_state[SEED.key] = seed
    file = Path(tempfile.gettempdir()) / f"token-weight-lab-{secrets.token_hex(8)}.json"
    told = (*arguments(preset, seed, SEEDS), "--threads", 1, "--events", "--control", file)
    job = job_view.begin(MODULE, told, text, limits=Limits(seconds=SECONDS))
    if job:
        leave(st.session_state.get(RUN))
        st.session_state[RUN] = {"id": job, "file": str(file), "preset": preset, "seed": seed, "order": {}}
        st.query_params[LINK] = job


def leave(mine: dict[str, Any] | None) -> None:
    """End a race that gives way to another, which would wait for it otherwise, and take its file away."""
    if mine:
        JOBS.cancel(mine["id"], st.session_state.get(job_view.TOKENS, {}).get(mine["id"], ""))
        Path(mine["file"]).unlink(missing_ok=True)


def steer(mine: dict[str, Any], text: Text) -> None:
    """Pause, go on, one update, and the sliders that change an objective while it runs."""
    order = mine["order"]
    st.button(text("training_race.own.pause"), key="race-pause", on_click=tell, args=(mine, {"pause": True}),
              disabled=bool(order.get("pause")))  # fmt: skip
    st.button(text("training_race.own.go_on"), key="race-go", on_click=tell,
              args=(mine, {"pause": False, "until": None}))  # fmt: skip
    st.button(text("training_race.own.one"), key="race-one", on_click=one_more, args=(mine,))
    with st.popover(text("training_race.own.steer"), icon=":material/tune:"):
        st.markdown(glossary.linked(text("training_race.own.steer_help"), text))
        changes = {}
        for key, (control, objective, fields) in STEERED.items():
            value = page.draw(control, text, False)
            if value != control.default or key in mine.setdefault("moved", []):
                mine["moved"] = [*{*mine["moved"], key}]
                changes[objective] = dict.fromkeys(fields, value)
        if changes != order.get("changes", {}):
            tell(mine, {"changes": changes})


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


def draw(events: Sequence[dict[str, Any]], text: Text) -> None:
    """The same figures as a recording's, up to the newest rollout."""
    if not any(event["event"] in ("ahead", "rollout") for event in events):
        return
    found = lanes(events)
    # what came ahead stands at step 0
    settings = TRAINING_RACE.defaults() | {"step": min(max(newest(events), 0), STEPS - 1)}
    race = shown(found)
    colours = palette(st.context.theme.type)
    own = {"sliders": [], "formula": []}
    if not live.draw(race, settings, text, colours, own=own, code=url_of("traced/training_race.js")):
        live.plain(race, settings, text, colours)


def shown(found: list[Lane]) -> Any:
    """The explorable of the recordings with these lanes in their place."""
    return replace(
        TRAINING_RACE, name="training_race_own", play=None, extra=lambda settings: inputs(found),
        figures=lambda settings, colours, text: figures.figures(found, colours, text),
        lines=lambda settings, text: figures.lines(found, text),
        table=lambda settings, text: figures.table(found, text),
    )  # fmt: skip
