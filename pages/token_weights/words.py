"""The response as words, each wearing what the objective in focus makes of it; viz/live/words.js draws them."""

from pages.token_weights.figures import WEIGHT_LIMIT
from pages.token_weights.readouts import CASES
from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.style import DARK, Palette
from viz.look.text import Text

# which of the palette's signs are full strength behind words: ink on them must stay readable
DOWN, UP = 2, 6
DARK_DOWN, DARK_UP = 3, 5


def words(settings: Settings, palette: Palette, text: Text) -> Spec:
    """The passage, the vectors that tint it, and the sentence below it; tokens beyond the passage are numbers."""
    label = text(f"objectives.{settings['focus']}.name")
    down, up = (DARK_DOWN, DARK_UP) if palette == DARK else (DOWN, UP)
    said = phrase(
        *(text(f"token_weights.words.{case}") for case in CASES), select="focus.case", objective=label,
        total=("length", "d"), removed=("focus.removed", "d"),
    )  # fmt: skip
    return {
        "title": text("token_weights.words.title", objective=label),
        "passage": text("token_weights.passage").split(),
        "signed": ref("focus.signed", n="length"),
        "ring": ref("focus.ring", n="length"),
        "full": WEIGHT_LIMIT,
        "up": palette.signs[up],
        "down": palette.signs[down],
        "said": {"$p": said},
        "more": text("token_weights.words.more"),
    }
