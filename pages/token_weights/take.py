"""What the page of token weights has to take home."""

from pages.token_weights.explorable import TOKEN_WEIGHTS
from viz.draw.taken import Offer
from viz.export.piece import of

OFFER = Offer((of(TOKEN_WEIGHTS),), lambda settings: (settings["focus"], {}))
