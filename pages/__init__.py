"""The rooms that hold explorables and lessons, in the order of the story. A new one is one line here, and its import.

A room is a folder: `page.py` is what Streamlit runs, and names what the room holds in the order of the page;
`lesson.py` declares the lesson, `explorable.py` its controls and the one function that computes.
"""

from pages.clip_regions.lesson import CLIP_REGIONS_LESSON
from pages.clip_regions.take import OFFER as CLIP_REGIONS_OFFER
from pages.gradient_variance.lesson import GRADIENT_VARIANCE_LESSON
from pages.gradient_variance.take import OFFER as GRADIENT_VARIANCE_OFFER
from pages.means.lesson import MEANS_LESSON
from pages.means.take import OFFER as MEANS_OFFER
from pages.negative_gradients.lesson import NEGATIVE_GRADIENTS_LESSON
from pages.negative_gradients.simplex import SIMPLEX
from pages.negative_gradients.take import OFFER as NEGATIVE_GRADIENTS_OFFER
from pages.sapo_gate.lesson import SAPO_GATE_LESSON
from pages.sapo_gate.rogue import SAPO_ROGUE
from pages.sapo_gate.sequence import SAPO_SEQUENCE
from pages.sapo_gate.take import OFFER as SAPO_GATE_OFFER
from pages.token_weights.lesson import TOKEN_WEIGHTS_LESSON
from pages.token_weights.take import OFFER as TOKEN_WEIGHTS_OFFER
from pages.training_race.lesson import TRAINING_RACE_LESSON
from viz.declare.explorable import Explorable
from viz.declare.lesson import Lesson
from viz.draw.taken import Offer
from viz.export.piece import of

EACH = 10  # minutes that a lesson takes, its prediction and tour included
# in the order of the course, of the menu and of every list
LESSONS: dict[str, Lesson] = {
    lesson.name: lesson
    for lesson in (
        TOKEN_WEIGHTS_LESSON,
        CLIP_REGIONS_LESSON,
        MEANS_LESSON,
        SAPO_GATE_LESSON,
        NEGATIVE_GRADIENTS_LESSON,
        GRADIENT_VARIANCE_LESSON,
        TRAINING_RACE_LESSON,
    )
}
# what is live on its page and can be exported as a widget: the lessons' own, and further ones on their pages
EXPLORABLES: dict[str, Explorable] = {
    explorable.name: explorable
    for explorable in (
        *(lesson.explorable for lesson in LESSONS.values()),
        SAPO_SEQUENCE,
        SAPO_ROGUE,
        SIMPLEX,
    )
}
# what a page has to take home: its explorable's files, and what its room adds to them
OFFERS: dict[str, Offer] = {name: Offer((of(explorable),)) for name, explorable in EXPLORABLES.items()} | {
    "token_weights": TOKEN_WEIGHTS_OFFER,
    "clip_regions": CLIP_REGIONS_OFFER,
    "means": MEANS_OFFER,
    "sapo_gate": SAPO_GATE_OFFER,
    "negative_gradients": NEGATIVE_GRADIENTS_OFFER,
    "gradient_variance": GRADIENT_VARIANCE_OFFER,
}


def file_of(page: str) -> str:
    """The file of a page, below this folder, by its name in addresses (- as _) and texts."""
    return f"{'atlas' if page == 'objectives' else page}/page.py"


def minutes() -> int:
    """How long all lessons take, in minutes, to five of them."""
    return 5 * round(EACH * len(LESSONS) / 5)
