"""What ends a job, kept by the tab: a refresh begins a new session, but the tab is the one that started it."""

from pathlib import Path

import streamlit as st

CODE = Path(__file__).with_name("tab.js")
COMPONENT = st.components.v2.component("lab_tab", js=CODE.read_text(encoding="utf-8"), isolate_styles=False)


def token(job_id: str, known: str) -> str:
    """The job's token: `known`, which the tab then keeps, or what it kept before a refresh; "" in another tab.

    It comes from a browser, so that it proves nothing before the job itself has been asked.
    """
    found = COMPONENT(data={"id": job_id, "token": known}, key=f"tab-{job_id}", on_token_change=lambda: None)
    return known or found.token or ""
