"""Token Weight Lab, as an ASGI app: `streamlit run app.py`, or any ASGI server on `app:app`.

The script lives in pages/_router.py and not here, because a folder named pages/ beside the main script switches
Streamlit to its old multipage mode, which breaks the first deep link after every start.
"""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages import OFFERS
from viz.draw import taken
from viz.live import views
from viz.live.deeper import Deeper
from viz.live.preload import Preload
from viz.live.routes import routes

ROOT = Path(__file__).parent
LOG = logging.getLogger(__name__)


@asynccontextmanager
async def warm_up(app: st.App) -> AsyncIterator[None]:
    """Do the slow first work before the first visitor: imports, one batch, one figure of each kind."""
    import plotly.graph_objects as go
    import torch

    from pages import EXPLORABLES
    from viz.declare.explorable import resolve
    from viz.live import payload
    from viz.look.style import palette
    from viz.look.text import Text

    # One thread: the tensors are small, and threads that wait for each other cost every other visitor.
    torch.set_num_threads(1)
    for explorable in EXPLORABLES.values():
        try:
            settings = explorable.defaults()
            figures = explorable.figures(settings, palette("light"), Text("en"))
            go.Figure(resolve(payload.simple(next(iter(figures.values()))), explorable.evaluate(settings))).to_json()
        except Exception:  # one room's mistake shows on its own page; the others open
            LOG.exception("the page of %s cannot be drawn", explorable.name)
    # Everything imported so far stays for good: move it out of the garbage collector's sight, so that a
    # collection costs what the sessions cost and not what torch costs.
    gc.collect()
    gc.freeze()
    yield


traced = sorted((ROOT / "pages").rglob("*.js"))
app = st.App(
    ROOT / "pages" / "_router.py",
    lifespan=warm_up,
    routes=[views.route(), taken.route(OFFERS), *routes(traced)],
    middleware=[Middleware(Deeper), Middleware(Preload)],
)
