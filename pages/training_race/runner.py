"""A race of one's own: started in a child process, and watched while it runs."""

import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from pages.training_race import figures, steering
from pages.training_race.explorable import TRAINING_RACE, inputs
from pages.training_race.recordings import MODULE, arguments
from pages.training_race.series import STEPS, Lane, lanes
from viz.declare.controls import Number
from viz.draw import page
from viz.draw.state import as_state
from viz.jobs import JOBS, Limits
from viz.jobs import view as job_view
from viz.look.numbers import number
from viz.look.text import Text

RUN = "_race_run"  # what this session started: {"id", "file", "order"}
STARTED: dict[str, dict[str, Any]] = {}  # job id -> what RUN holds, for a session that a refresh has begun anew
MOST_STARTED = 64
LINK = "run"  # the parameter of the URL that carries a run's id
SECONDS = 120.0
SEEDS = 2  # of a race of one's own; a recording has more
SEED = Number("race_seed", 0, 99, 0)


def section(text: Text) -> None:
    """The buttons, the sliders that steer, and the run that this address or this session names."""
    st.header(text("training_race.own.header"))
    st.markdown(text("training_race.own.lead", seconds=number(SECONDS, ".0f")))
    seed = page.draw(SEED, text, False)
    run = st.query_params.get(LINK) or st.session_state.get(RUN, {}).get("id")
    mine = own(run)
    with st.container(horizontal=True):
        st.button(text("training_race.own.run"), icon=":material/play_arrow:", type="primary", key="race-run",
                  on_click=begin, args=(seed, text))  # fmt: skip
        st.button(text("training_race.own.new_seed"), key="race-new-seed", icon=":material/casino:",
                  on_click=begin, args=((seed + 1) % 100, text))  # fmt: skip
        if mine and mine["id"] == run:
            view = JOBS.poll(run)
            if view and not view.over:
                steering.section(mine, text)
            else:  # nobody reads it any more
                Path(mine["file"]).unlink(missing_ok=True)
    if run:
        job_view.watch(run, text, lambda events: draw(events, text))


def own(run: str | None) -> dict[str, Any] | None:
    """What this session started; after a refresh, what its tab did, with the sliders where they stood."""
    mine = st.session_state.get(RUN)
    if mine is None and run in STARTED and run in st.session_state.get(job_view.TOKENS, {}):
        mine = st.session_state[RUN] = STARTED[run]
        steering.restore(mine)
    return mine


def begin(seed: int, text: Text) -> None:
    """Start a race of the preset shown, in place of this visitor's last one; for a button's on_click."""
    preset = st.session_state["scenario"]
    st.session_state[SEED.key] = as_state(SEED, seed)
    file = Path(tempfile.gettempdir()) / f"token-weight-lab-{secrets.token_hex(8)}.json"
    parts = (*arguments(preset, seed, SEEDS), "--threads", 1, "--events", "--control", file)
    job = job_view.begin(MODULE, parts, text, limits=Limits(seconds=SECONDS))
    if job:
        leave(st.session_state.get(RUN))
        mine = {"id": job, "file": str(file), "order": {}}
        st.session_state[RUN] = STARTED[job] = mine
        for old in list(STARTED)[:-MOST_STARTED]:  # long over: its tab may have been closed in the middle
            Path(STARTED.pop(old)["file"]).unlink(missing_ok=True)
        st.query_params[LINK] = job


def leave(mine: dict[str, Any] | None) -> None:
    """End a race that gives way to another, which would wait for it otherwise, and take its file away."""
    if mine:
        JOBS.cancel(mine["id"], st.session_state.get(job_view.TOKENS, {}).get(mine["id"], ""))
        Path(mine["file"]).unlink(missing_ok=True)


def draw(events: Sequence[dict[str, Any]], text: Text) -> None:
    """The same figures as a recording's, up to the newest rollout."""
    if not any(event["event"] in ("ahead", "rollout") for event in events):
        return
    found = lanes(events)
    # what came ahead stands at step 0
    race = with_lanes(found, min(max(steering.newest(events), 0), STEPS - 1))
    page.figures(race, race.defaults(), own=())


def with_lanes(found: list[Lane], step: int) -> Any:
    """The explorable of the recordings with these lanes in their place, at that step, which no player moves."""
    return replace(
        TRAINING_RACE, name="training_race_own", fleeting=True, play=None, controls={}, scenarios={"own": {}},
        extra=lambda settings: inputs(found) | {"step": float(step)},
        figures=lambda settings, colours, text: figures.figures(found, colours, text),
        lines=lambda settings, text: figures.lines(found, text),
        table=lambda settings, text: figures.table(found, text),
    )  # fmt: skip
