"""Token Weight Lab, as an ASGI app: `streamlit run app.py`, or any ASGI server on `app:app`.

The script lives in pages/_router.py and not here, because a folder named pages/ beside the main script switches
Streamlit to its old multipage mode, which breaks the first deep link after every start.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parent


@asynccontextmanager
async def warm_up(app: st.App) -> AsyncIterator[None]:
    """Do the slow first work before the first visitor: imports, one batch, one figure of each kind."""
    import torch

    from viz import token_figures, token_weights
    from viz.response import State
    from viz.style import palette
    from viz.text import Text

    # One thread: the tensors are small, and threads that wait for each other cost every other visitor.
    torch.set_num_threads(1)
    view = token_weights.view(State())
    names = {row.name: row.name for row in view.rows}
    token_figures.strip(view, palette("light"), Text("en").group("token_weights.figure"), names).to_json()
    # Everything imported so far stays for good: move it out of the garbage collector's sight, so that a
    # collection costs what the sessions cost and not what torch costs.
    gc.collect()
    gc.freeze()
    yield


app = st.App(ROOT / "pages" / "_router.py", lifespan=warm_up)
