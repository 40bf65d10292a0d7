"""What a lesson's page computes once, done before anybody waits for it."""

from viz.declare.lesson import Lesson
from viz.lesson.claim_facts import judged
from viz.live.payload import still
from viz.look.style import Palette
from viz.look.text import Text


def warm(lesson: Lesson, palette: Palette, text: Text) -> None:
    """Compute and keep what the first run of a lesson's page would: numbers once, figures for each palette and text."""
    for states in (lesson.predictions, lesson.tour, lesson.questions):
        for state in states:
            lesson.values(state.at)
    for told in lesson.claims:
        judged(told.id)
    still(f"{lesson.name}-multiples", lesson.multiples(palette, text), text, 1.0)
    lesson.warm(palette, text)
