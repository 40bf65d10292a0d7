"""The one page: controls in a column, in an expander and in a popover, one probe beside them."""

import streamlit as st

from benchmarks.drag_lab.probe import CONTROLS, PROBES
from viz.draw.widgets import field, log_slider, reset, slider
from viz.live import component as live
from viz.look.style import palette
from viz.look.text import Text

st.set_page_config(layout="wide")
text = Text("en")
explorable = PROBES[st.query_params.get("probe", "probe_two")]

beside, plots = st.columns([3, 8])
with beside:
    settings = {"scenario": "only", "A": slider(CONTROLS["A"], text)}
    with st.expander("expander", expanded=True):
        settings["spread"] = slider(CONTROLS["spread"], text)
    with st.popover("popover"):
        settings["ratio"] = log_slider(CONTROLS["ratio"], text)
    settings["edits"] = field(CONTROLS["edits"], text)
    st.button("run")
    st.button("reset", on_click=reset, args=(CONTROLS.values(),))
with plots:
    colours = palette(st.context.theme.type)
    if not live.draw(explorable, settings, text, colours):
        live.plain(explorable, settings, text, colours)
st.html("<p><span data-term='level'>level</span> <span data-token='7'>seven</span></p>")
st.markdown(f"server {explorable.evaluate(settings)['s']:.12f}")
