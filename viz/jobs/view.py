"""A job on a page: how far it is, what it has found, why it ended, and a button that ends it for whom it runs."""

import secrets
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from viz.draw.turns import TURNS
from viz.draw.url import remember
from viz.jobs import JOBS, Full, Limits, View, tab
from viz.look.numbers import number
from viz.look.text import Text

EVERY = 0.5  # seconds between two looks at a job
SOON = 0.15  # while it has just begun and one waits for its first word
EARLY = 3.0  # seconds of running that count as that
VISITOR = "_visitor"  # a secret name of this session, which owns the jobs that it starts
TOKENS = "_job_tokens"  # job id -> what ends it, of the jobs of this session
Draw = Callable[[Sequence[dict[str, Any]]], None]


def begin(module: str, args: Sequence[object], text: Text, key: str = "", limits: Limits | None = None) -> str | None:
    """Start a job for this visitor, or join the one that does the same; its id, or None and a notice if all is full.

    To be called when a person asks for it: a call in every run of a page would start a failed job again and again.
    """
    owner = st.session_state.setdefault(VISITOR, secrets.token_urlsafe(12))
    try:
        ticket = JOBS.start(module, args, owner, key, limits)
    except Full:
        st.toast(text("jobs.full", waiting=JOBS.room), icon=":material/hourglass_disabled:")
        return None
    if ticket.token:
        st.session_state.setdefault(TOKENS, {})[ticket.id] = ticket.token
    return ticket.id


def watch(job_id: str, text: Text, draw: Draw) -> View | None:
    """Show a job, and again every half second, at first more often, until it has ended: then the page runs once more.

    `draw(events)` draws what the job has said so far. Returns the job as it stood; None if it is not known any more.
    """
    view = JOBS.poll(job_id)
    if view is None:
        st.info(text("jobs.unknown"), icon=":material/history:")
    elif view.over:
        _ended(view, text)
        draw(view.events)
    else:
        soon = early(view)
        st.fragment(_follow, run_every=SOON if soon else EVERY)(job_id, text, draw, soon)
        regain(job_id)
    return view


def early(view: View) -> bool:
    """Whether a job has just begun."""
    return view.state == "running" and view.seconds < EARLY


def regain(job_id: str) -> None:
    """Give a job back to the tab that started it, which a refresh has made a new session."""
    tokens = st.session_state.setdefault(TOKENS, {})
    kept = tab.token(job_id, tokens.get(job_id, ""))
    if job_id not in tokens and JOBS.owns(job_id, kept):
        tokens[job_id] = kept
        st.rerun()


def _follow(job_id: str, text: Text, draw: Draw, soon: bool) -> None:
    with TURNS.turn():
        remember()
        _show(job_id, text, draw, soon)


def _show(job_id: str, text: Text, draw: Draw, soon: bool) -> None:
    """A job that waits or runs, as it stands."""
    view = JOBS.poll(job_id)
    # only a run of the whole page changes how often this one comes
    if view is None or view.over or (soon and not early(view)):
        st.rerun()
    assert view is not None
    with st.container(horizontal=True, vertical_alignment="center", key=f"job-{job_id}"):
        st.progress(view.progress, _going(view, text))
        if token := st.session_state.get(TOKENS, {}).get(job_id):
            st.button(text("jobs.cancel"), key=f"cancel-{job_id}", on_click=JOBS.cancel, args=(job_id, token),
                      icon=":material/stop:")  # fmt: skip
    if view.events:
        draw(view.events)


def _going(view: View, text: Text) -> str:
    """The words beside the bar of a job that waits or runs."""
    if view.state == "waiting":
        return text("jobs.waiting", place=view.place)
    return text("jobs.running", share=number(view.progress, ".0%"), seconds=number(view.seconds, ".0f"))


def _ended(view: View, text: Text) -> None:
    """The words for a job that has ended: an error says why, and that what it had found is still there."""
    said = text(f"jobs.{view.state}{'_' * bool(view.reason)}{view.reason}", seconds=number(view.seconds, ".1f"))
    if view.state == "done":
        st.caption(said)
        return
    kept = text("jobs.kept", share=number(view.progress, ".0%")) if view.events else text("jobs.nothing")
    if view.state == "cancelled":
        st.info(f"{said} {kept}", icon=":material/stop_circle:")
        return
    st.error(f"{said} {kept}", icon=":material/error:")
    if view.detail:
        st.code(view.detail, language=None, wrap_lines=True)
