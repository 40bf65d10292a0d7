"""What the page of means has to take home."""

from pages.means.explorable import MEANS_EXPLORABLE
from pages.means.many.piece import MANY
from viz.draw.taken import Offer
from viz.export.piece import of

OFFER = Offer((of(MEANS_EXPLORABLE), MANY), lambda settings: ("gspo", {}))
