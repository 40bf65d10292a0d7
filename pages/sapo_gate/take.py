"""What the page of SAPO's gate has to take home."""

from pages.sapo_gate.explorable import SAPO_GATE
from pages.sapo_gate.rogue import SAPO_ROGUE
from pages.sapo_gate.sequence import SAPO_SEQUENCE
from viz.draw.taken import Offer
from viz.export.piece import of

OFFER = Offer(
    (of(SAPO_GATE), of(SAPO_SEQUENCE, SAPO_GATE), of(SAPO_ROGUE, SAPO_GATE)),
    lambda settings: ("sapo", {key: settings[key] for key in ("tau_pos", "tau_neg")}),
)
