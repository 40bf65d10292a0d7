"""A page as a lesson: question, prediction, small multiples, playground, tour, claims, sources, what to take home."""

from viz.declare.lesson import Lesson, Numbers, Prediction, Question, Source, Step, Told, filled
from viz.lesson.layout import foot, show

__all__ = ["Lesson", "Numbers", "Prediction", "Question", "Source", "Step", "Told", "filled", "foot", "show"]
