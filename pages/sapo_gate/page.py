"""SAPO's gate: its two temperatures, its reading at the level of a response, and one rogue token."""

from pages.sapo_gate.lesson import SAPO_GATE_LESSON
from pages.sapo_gate.rogue import SAPO_ROGUE
from pages.sapo_gate.sequence import SAPO_SEQUENCE
from pages.sapo_gate.take import OFFER
from viz import lesson
from viz.draw import page

lesson.show(SAPO_GATE_LESSON, below=lambda settings: page.further(SAPO_SEQUENCE, settings, SAPO_ROGUE))
lesson.foot(SAPO_GATE_LESSON, OFFER)
