"""What the page of token weights has to take home."""

from pages.token_weights.explorable import TOKEN_WEIGHTS
from viz.export.piece import of
from viz.export.taken import Offer

OFFER = Offer((of(TOKEN_WEIGHTS),), lambda settings: (settings["focus"], {}))
