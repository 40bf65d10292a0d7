"""The lessons, in the order of the story."""

from viz.lesson import Lesson
from viz.lessons.clip_regions import CLIP_REGIONS_LESSON
from viz.lessons.gradient_variance import GRADIENT_VARIANCE_LESSON
from viz.lessons.means import MEANS_LESSON
from viz.lessons.negative_gradients import NEGATIVE_GRADIENTS_LESSON
from viz.lessons.sapo_gate import SAPO_GATE_LESSON
from viz.lessons.token_weights import TOKEN_WEIGHTS_LESSON
from viz.lessons.training_race import TRAINING_RACE_LESSON

EACH = 10  # minutes that a lesson takes, its prediction and tour included
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


def minutes() -> int:
    """How long all lessons take, in minutes, to five of them."""
    return 5 * round(EACH * len(LESSONS) / 5)
