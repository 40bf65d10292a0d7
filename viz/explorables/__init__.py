"""Every explorable, by its name. Adding one: a file here, a line in EXPLORABLES, a text file per language, a page."""

from viz.explorable import Explorable
from viz.explorables.clip_regions import CLIP_REGIONS
from viz.explorables.means import MEANS_EXPLORABLE
from viz.explorables.negative_gradients import NEGATIVE_GRADIENTS
from viz.explorables.sapo_gate import SAPO_GATE
from viz.explorables.sapo_rogue import SAPO_ROGUE
from viz.explorables.sapo_sequence import SAPO_SEQUENCE
from viz.explorables.simplex import SIMPLEX
from viz.explorables.token_weights import TOKEN_WEIGHTS
from viz.explorables.training_race import TRAINING_RACE

EXPLORABLES: dict[str, Explorable] = {
    explorable.name: explorable
    for explorable in (
        TOKEN_WEIGHTS,
        CLIP_REGIONS,
        MEANS_EXPLORABLE,
        SAPO_GATE,
        SAPO_SEQUENCE,
        SAPO_ROGUE,
        NEGATIVE_GRADIENTS,
        SIMPLEX,
        TRAINING_RACE,
    )
}
