"""A page for the tests of job_view: the run that its link names, and buttons that start one."""

import streamlit as st

from viz.jobs import view
from viz.jobs.view import begin, watch
from viz.look.text import Text

# The page runs once more when a job is no longer new. On a busy machine that comes before the end, on an idle one not;
# the test counts runs, so here a job stays new.
view.EARLY = 600

text = Text(st.query_params.get("lang", "en"))
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.text(f"runs: {st.session_state['runs']}")


def start(*args):
    if (job := begin("tests.viz.jobs.child", args, text)) is not None:
        st.query_params["job"] = job


def draw(events):
    st.text(f"events: {len(events)}")


for what in (("count", 20, 0.1), ("count", 3, 0.01), ("sleep",), ("fail",)):
    st.button("-".join(map(str, what)), key=what[0] + str(len(what) > 1 and what[1]), on_click=start, args=what)
if job := st.query_params.get("job"):
    watch(job, text, draw)
