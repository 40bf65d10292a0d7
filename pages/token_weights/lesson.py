"""The lesson on token weights: the same response under a token clip, a sequence clip and a gate."""

import math

from algos.objectives.gspo import GSPO
from pages.token_weights.explorable import TOKEN_WEIGHTS
from pages.token_weights.multiples import multiples
from pages.token_weights.readouts import THREE
from viz.declare.explorable import Values
from viz.declare.lesson import Lesson, Numbers, Prediction, Question, Source, Step, Told
from viz.look.numbers import number

DROPPED: Numbers = {name: (f"{name}.removed", "d") for name in THREE}
STATE: Numbers = {"A": ("A", ".4g"), "total": ("length", "d"), "t": ("focus.at", "d"), "r": ("at.r", ".4g")}
FOCUS: Numbers = {"t": ("focus.at", "d"), "v": ("focus.term_at", ".3f"), "w": ("focus.weight_at", ".3f")}
AT: Numbers = {name: (f"at.{name}.weight", ".3f") for name in THREE}


def how_many(values: Values) -> str:
    """How many tokens GSPO drops: none, one, or all of them."""
    removed = values["gspo.removed"]
    return "none" if removed == 0 else "all" if removed == values["length"] else "one"


def who(values: Values) -> str:
    """Which of the three drop anything."""
    droppers = {name for name in THREE if values[f"{name}.removed"]}
    if droppers == set(THREE):
        return "all"
    return "both" if "gspo" in droppers else "grpo" if droppers else "nobody"


def how_hard(values: Values) -> str:
    """GRPO's weight of the chosen token against that of a token at r = 1, which is 1."""
    weight = values["at.grpo.weight"]
    return "not" if weight == 0 else "same" if abs(weight - 1) < 0.1 else "harder"


UP, DOWN, BAD, BAD_DOWN, DRIFT = (
    {"scenario": name} for name in ("rogue_up_pos", "rogue_down_pos", "rogue_up_neg", "rogue_down_neg", "long_drift")
)
EDGE = GSPO().band()[1]
# tokens until one at ratio r among others at 1 leaves s = r^(1/T) inside the band
ENOUGH = math.ceil(math.log(TOKEN_WEIGHTS.defaults(UP["scenario"])["ratio"]) / math.log(EDGE))
LONG: Numbers = {"s": ("s", ".5f"), "edge": number(EDGE), "enough": number(ENOUGH)}
S: Numbers = {"s": ("s", ".4f")}

# a response whose ratios only spread: the drift that grows, without its drift
SPREAD = {"scenario": "long_drift", "drift": 0.0, "length": 24}
CLIPPED = Told("C2", {"scenario": "rogue_up_pos", "focus": "grpo"},
               {"scenario": "rogue_up_neg", "ratio": 10.0, "focus": "grpo"})  # fmt: skip
TOKEN_WEIGHTS_LESSON = Lesson(
    explorable=TOKEN_WEIGHTS,
    predictions=(
        Prediction("jump", ("none", "one", "all"), UP, how_many,
                   {**STATE, **S, "removed": ("gspo.removed", "d"), "grpo": ("grpo.removed", "d")}),
        Prediction("fall", ("grpo", "both", "nobody", "all"), DOWN, who,
                   {**STATE, **DROPPED, "weight": ("at.grpo.weight", ".3f")}),
        Prediction("bad", ("not", "same", "harder"), BAD, how_hard, {**STATE, **AT}),
    ),
    multiples=multiples,
    tour=(
        Step({}, FOCUS, spot="value"),
        Step({"focus": "sapo"}, FOCUS, spot="weight"),
        Step(UP, {**STATE, **S, **DROPPED}, spot="strip"),
        Step({**UP, "length": 512}, {**STATE, **DROPPED, **LONG}, spot="strip"),
        Step(DOWN, DROPPED, spot="strip"),
        Step(BAD_DOWN, {**DROPPED, "sapo": ("at.sapo.weight", ".3f")}, spot="strip"),
    ),
    questions=(
        Question("counts", UP, {**STATE, **DROPPED, **S}),
        Question("corners", DOWN, {**STATE, "outside": ("grpo.outside", "d"), "grpo": ("grpo.removed", "d"),
                                   "weight": ("at.grpo.weight", ".3f")}),
        Question("formula", BAD, {**STATE, "slope": ("at.sapo.slope", ".3f"), "sapo": ("at.sapo.c", ".3f"),
                                  "grpo": ("at.grpo.c", ".3f")}),
        Question("variance", DRIFT, {**STATE, **DROPPED, **{f"{n}_variance": (f"{n}.variance", ".4f") for n in THREE}}),
    ),
    claims=(
        Told("C1", SPREAD | {"spread": 0.1, "focus": "grpo"}, SPREAD | {"spread": 0.6, "A": -1.0, "focus": "grpo"}),
        CLIPPED,
        Told("C3", SPREAD | {"spread": 0.05, "focus": "gspo"}, SPREAD | {"spread": 0.2, "A": -1.0, "focus": "gspo"}),
        Told("C11", {"scenario": "rogue_up_pos"}, {"scenario": "rogue_up_neg", "ratio": 10.0}),
    ),
    sources=(
        Source("2402.03300", "eq. 3", "algos/objectives/grpo.py"),
        Source("2507.18071", "eq. 5, 7, 10", "algos/objectives/gspo.py"),
        Source("2511.20347", "eq. 5-7", "algos/objectives/sapo.py"),
    ),
    icon=":material/bar_chart:",
)  # fmt: skip
