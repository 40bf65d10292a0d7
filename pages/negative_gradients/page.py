"""Negative updates: where they push the tokens that nobody sampled."""

from pages.negative_gradients.lesson import NEGATIVE_GRADIENTS_LESSON
from pages.negative_gradients.simplex import SIMPLEX
from pages.negative_gradients.take import OFFER
from viz import lesson
from viz.draw import page

lesson.show(NEGATIVE_GRADIENTS_LESSON)
page.further(SIMPLEX, above=NEGATIVE_GRADIENTS_LESSON.explorable)
lesson.foot(NEGATIVE_GRADIENTS_LESSON, OFFER)
