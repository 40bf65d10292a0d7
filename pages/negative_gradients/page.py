"""Negative updates: where they push the tokens that nobody sampled."""

from pages.negative_gradients.lesson import NEGATIVE_GRADIENTS_LESSON
from pages.negative_gradients.simplex import SIMPLEX
from pages.negative_gradients.take import OFFER
from viz import lesson
from viz.draw import page

lesson.show(NEGATIVE_GRADIENTS_LESSON, below=lambda settings: page.further(SIMPLEX, settings))
lesson.foot(NEGATIVE_GRADIENTS_LESSON, OFFER)
