"""A page as a lesson: question, prediction, small multiples, playground, tour, claims, sources, what to take home."""

from viz.lesson.declare import Lesson, Numbers, Prediction, Question, Source, Step, told
from viz.lesson.draw import foot, show

__all__ = ["Lesson", "Numbers", "Prediction", "Question", "Source", "Step", "foot", "show", "told"]
