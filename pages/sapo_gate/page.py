"""SAPO's gate: its two temperatures, its reading at the level of a response, and one rogue token."""

from pages.sapo_gate.lesson import SAPO_GATE_LESSON
from pages.sapo_gate.rogue import SAPO_ROGUE
from pages.sapo_gate.sequence import SAPO_SEQUENCE
from pages.sapo_gate.take import OFFER
from viz import lesson
from viz.draw import page

lesson.show(SAPO_GATE_LESSON)
page.further(SAPO_SEQUENCE, SAPO_ROGUE, above=SAPO_GATE_LESSON.explorable)
lesson.foot(SAPO_GATE_LESSON, OFFER)
