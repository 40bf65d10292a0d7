"""Every explorable, by its name. Adding one: a file here, a line in EXPLORABLES, a text file per language, a page."""

from viz.explorable import Explorable
from viz.explorables.means import MEANS_EXPLORABLE
from viz.explorables.sapo_gate import SAPO_GATE
from viz.explorables.token_weights import TOKEN_WEIGHTS

EXPLORABLES: dict[str, Explorable] = {
    explorable.name: explorable for explorable in (TOKEN_WEIGHTS, MEANS_EXPLORABLE, SAPO_GATE)
}
