"""Token Weight Lab, as an ASGI app: `streamlit run app.py`, or any ASGI server on `app:app`.

The script lives in pages/_router.py and not here, because a folder named pages/ beside the main script switches
Streamlit to its old multipage mode, which breaks the first deep link after every start.
"""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.file_util import get_static_dir

from pages import OFFERS
from viz.draw import taken
from viz.draw.turns import TURNS
from viz.live import views
from viz.live.deeper import Deeper
from viz.live.preload import Preload
from viz.live.routes import routes

ROOT = Path(__file__).parent
LOG = logging.getLogger(__name__)


@asynccontextmanager
async def warm_up(app: st.App) -> AsyncIterator[None]:
    """Do the slow first work before the first visitor: imports, and whatever the pages compute once."""
    # what Streamlit imports when a page first asks for it, and what plain charts are drawn with
    import PIL.Image  # noqa: F401
    import plotly.graph_objects  # noqa: F401
    import streamlit.emojis  # noqa: F401
    import torch

    from pages.warm import jobs
    from viz.look.style import palette
    from viz.look.text import LANGUAGES, Text

    # One thread: the tensors are small, and threads that wait for each other cost every other visitor.
    torch.set_num_threads(1)
    for name, job in jobs():
        try:
            for theme in ("light", "dark"):
                for lang in LANGUAGES:
                    job(palette(theme), Text(lang))
        except Exception:  # one room's mistake shows on its own page; the others open
            LOG.exception("the page of %s cannot be drawn", name)
    # Everything imported so far stays for good: move it out of the garbage collector's sight, so that a
    # collection costs what the sessions cost and not what torch costs.
    gc.collect()
    gc.freeze()
    # What a run leaves behind dies young. Under Python's own thresholds a class causes full collections all the time,
    # and each makes everybody wait.
    gc.set_threshold(2_000, 20, 30)
    TURNS.loop = asyncio.get_running_loop()
    yield


traced = sorted((ROOT / "pages").rglob("*.js"))
base = st.get_option("server.baseUrlPath") or ""
app = st.App(
    ROOT / "pages" / "_router.py",
    lifespan=warm_up,
    routes=[views.route(base), taken.route(OFFERS, base), *routes(traced, base)],
    middleware=[Middleware(Deeper, base=base), Middleware(Preload, static=Path(get_static_dir()))],
)
