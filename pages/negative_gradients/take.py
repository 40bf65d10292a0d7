"""What the page of negative updates has to take home."""

from pages.negative_gradients.explorable import NEGATIVE_GRADIENTS
from pages.negative_gradients.simplex import SIMPLEX
from viz.draw.taken import Offer
from viz.export.piece import of

OFFER = Offer(
    (of(NEGATIVE_GRADIENTS), of(SIMPLEX, NEGATIVE_GRADIENTS)),
    lambda settings: ("sapo", {"tau_neg": settings["tau_neg"]}),
)
