"""What the page of clip regions has to take home."""

from pages.clip_regions.explorable import CLIP_REGIONS
from pages.clip_regions.own_gate.take import OWN_GATE
from pages.clip_regions.rules import as_config
from viz.draw.taken import Offer
from viz.export.piece import of

OFFER = Offer((of(CLIP_REGIONS), OWN_GATE), as_config)
