"""What the pages compute once, page by page, for app.py to do before the first visitor.

Rooms are imported where their turn comes, so that one that cannot be leaves the others as they are.
"""

from collections.abc import Callable, Iterator
from functools import partial

from algos import OBJECTIVES
from algos.claims import CLAIMS
from pages import EXPLORABLES, LESSONS
from viz.declare.explorable import Explorable
from viz.draw import trust
from viz.lesson.claim_facts import judged
from viz.lesson.warm import warm
from viz.live.payload import payload, still
from viz.look.style import Palette
from viz.look.text import Text

Job = Callable[[Palette, Text], None]


def jobs() -> Iterator[tuple[str, Job]]:
    """The name of a page or of an explorable on one, and what to compute for one palette and language."""
    yield "home", home
    for explorable in EXPLORABLES.values():
        yield explorable.name, partial(first_state, explorable)
    for lesson in LESSONS.values():
        yield lesson.name, partial(warm, lesson)
    yield "claims", claims
    yield "objectives", atlas
    yield "disagreements", differences


def first_state(explorable: Explorable, palette: Palette, text: Text) -> None:
    """What the browser is sent of an explorable as it opens."""
    settings = explorable.defaults()
    explorable.evaluate(settings)
    payload(explorable, settings, text, palette)


def home(palette: Palette, text: Text) -> None:
    """The first page's picture, and the numbers at its foot."""
    from pages.home.picture import PICTURE

    first_state(PICTURE, palette, text)
    trust.totals()


def claims(palette: Palette, text: Text) -> None:
    """The evidence of every claim, also of those that no lesson tells."""
    for id in CLAIMS:
        judged(id)


def atlas(palette: Palette, text: Text) -> None:
    """The curve and the properties on every card."""
    from pages.atlas import cards

    for name in OBJECTIVES:
        cards.properties(name)
        cards.curve(name, palette, text)


def differences(palette: Palette, text: Text) -> None:
    """The figure of every difference between trainers."""
    from pages.disagreements import figures as disagreements

    for key, figure in disagreements.figures(palette, text).items():
        still(f"disagreements-{key}", {key: figure}, text, 1.0)
