"""A page as a lesson: question, prediction, small multiples, playground, tour, claims, sources, what to take home."""

from viz.declare.lesson import Lesson, Numbers, Prediction, Question, Source, Step, Told, told
from viz.lesson.frame import foot, show

__all__ = ["Lesson", "Numbers", "Prediction", "Question", "Source", "Step", "Told", "foot", "show", "told"]
