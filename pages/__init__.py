"""The rooms that hold explorables and lessons, in the order of the story. A new one is one line here.

A room is a folder: `page.py` is what Streamlit runs, and names what the room holds in the order of the page;
`lesson.py` declares the lesson, `explorable.py` its controls and the one function that computes.
"""

import logging
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from viz.declare.explorable import Explorable
from viz.declare.lesson import Lesson
from viz.draw.taken import Offer
from viz.export.piece import of

LOG = logging.getLogger(__name__)
EACH = 10  # minutes that a lesson takes, its prediction and tour included
# the lessons' rooms, in the order of the course, of the menu and of every list
ROOMS = (
    "token_weights",
    "clip_regions",
    "means",
    "sapo_gate",
    "negative_gradients",
    "gradient_variance",
    "training_race",
)


def declared(*places: tuple[str, str]) -> Iterator[Any]:
    """What stands in modules of this folder under a name.

    A module that cannot be imported is left out, and the log says why: its own page fails, and the others open.
    """
    for module, name in places:
        try:
            yield getattr(import_module(f"{__name__}.{module}"), name)
        except Exception:
            LOG.exception("%s cannot be imported, so what it declares is missing", module)


LESSONS: dict[str, Lesson] = {
    lesson.name: lesson for lesson in declared(*((f"{room}.lesson", f"{room.upper()}_LESSON") for room in ROOMS))
}
# what is live on its page and can be exported as a widget: the lessons' own, and further ones on their pages
EXPLORABLES: dict[str, Explorable] = {
    explorable.name: explorable
    for explorable in (
        *(lesson.explorable for lesson in LESSONS.values()),
        *declared(
            ("sapo_gate.sequence", "SAPO_SEQUENCE"),
            ("sapo_gate.rogue", "SAPO_ROGUE"),
            ("negative_gradients.simplex", "SIMPLEX"),
        ),
    )
}
# what a page has to take home: its explorable's files, and what its room adds to them
OFFERS: dict[str, Offer] = {name: Offer((of(explorable),)) for name, explorable in EXPLORABLES.items()}
for room in ("token_weights", "clip_regions", "means", "sapo_gate", "negative_gradients", "gradient_variance"):
    for offer in declared((f"{room}.take", "OFFER")):
        OFFERS[room] = offer


def file_of(page: str) -> str:
    """The file of a page, below this folder, by its name in addresses (- as _) and texts."""
    return f"{'atlas' if page == 'objectives' else page}/page.py"


def minutes() -> int:
    """How long all lessons take, in minutes, to five of them."""
    return 5 * round(EACH * len(LESSONS) / 5)
