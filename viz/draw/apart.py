"""A part of a page that a choice in it draws again, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import streamlit as st

from viz.draw import plain
from viz.draw.turns import TURNS
from viz.draw.url import remember


def apart(draw: Callable[..., Any]) -> Callable[..., Any]:
    """The function that draws such a part. With plain charts all of the page is drawn again, the other parts too."""
    if plain.reruns():
        return draw

    @wraps(draw)
    def drawn(*args: Any) -> None:
        with TURNS.turn():
            remember()
            draw(*args)

    return st.fragment(drawn)
