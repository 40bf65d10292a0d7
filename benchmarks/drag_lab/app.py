"""The lab of the probes as an ASGI app: `streamlit run benchmarks/drag_lab/app.py`; ?probe=probe_long chooses one."""

import sys
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))


def served() -> list:
    """The lab's routes, with the probes among them, traced at this start."""
    from benchmarks.drag_lab.probe import PROBES
    from pages.commands.trace import traced
    from viz.live import views
    from viz.live.routes import routes

    for probe in PROBES.values():
        probe.traced.write_text(traced(probe), encoding="utf-8")
    return [views.route(), *routes(probe.traced for probe in PROBES.values())]


app = st.App(HERE / "router.py", routes=served())
