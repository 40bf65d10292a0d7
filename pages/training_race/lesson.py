"""The lesson on the training race: what the objectives do to a policy that learns."""

from functools import cache

from pages.training_race.explorable import TRAINING_RACE
from pages.training_race.figures import look
from pages.training_race.recordings import PRESETS, lanes_of
from pages.training_race.series import STEPS
from viz.declare.explorable import Spec, Values
from viz.declare.lesson import Lesson, Prediction, Question, Source, Step
from viz.look.figures import template
from viz.look.style import Palette
from viz.look.text import Text


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """The reward of every preset, side by side."""
    return {preset: panel(preset, palette, text) for preset in PRESETS}


def panel(preset: str, palette: Palette, text: Text) -> Spec:
    """One preset: a line per lane."""
    lanes = lanes_of(preset)
    traces = [
        {"type": "scatter", "mode": "lines", "y": lane.curves["reward"].tolist(), "line": look(lanes, place),
         "hoverinfo": "skip"}
        for place, lane in enumerate(lanes)
    ]  # fmt: skip
    title = text(f"training_race.scenario.{preset}")
    layout = {
        "template": template(palette), "height": 210, "margin": {"l": 34, "r": 8, "t": 8, "b": 42},
        "xaxis": {"range": [-1, STEPS], "title": {"text": text("training_race.axis.step")}},
        "yaxis": {"range": [-0.02, 1.02]},
        "meta": {"title": title, "share": 1 / 3, "alt": f"{title}: {text('training_race.alt.reward')}"},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


GAP, FAR = 0.05, 0.1  # differences of rewards that the first and the last question ask about
NAMES = ("grpo", "gspo", "sapo", "cispo")  # the lanes of the first three presets


def apart(values: Values) -> str:
    """Which lane ends more than GAP from the first; "grpo" where all others do, "none" where none does."""
    found = [name for place, name in enumerate(NAMES) if abs(values[f"{place}.end.difference"]) > GAP]
    return "none" if not found else "grpo" if len(found) == len(NAMES) - 1 else found[0]


def best(values: Values) -> str:
    """The lane with the highest final reward."""
    return max(NAMES, key=lambda name: values[f"{NAMES.index(name)}.end.mean"])


def worst(values: Values) -> str:
    """The lane with the lowest final reward."""
    return min(NAMES, key=lambda name: values[f"{NAMES.index(name)}.end.mean"])


SIDE_NAMES = ("one", "two", "gate", "half")  # the lanes of the preset "hot"
TAU_NAMES = ("paper", "right", "wrong", "both")  # of the preset "temperatures"


def hottest(values: Values) -> str:
    """The lane of "hot" with the highest final reward."""
    return max(SIDE_NAMES, key=lambda name: values[f"{SIDE_NAMES.index(name)}.end.mean"])


def farthest(values: Values) -> str:
    """The lane of "temperatures" that ends farthest from the paper's pair; "none" where none ends more than FAR off."""
    off = {name: abs(values[f"{place}.end.difference"]) for place, name in enumerate(TAU_NAMES) if place}
    name = max(off, key=off.__getitem__)
    return name if off[name] > FAR else "none"


MEANS = {name: (f"{place}.end.mean", ".2f") for place, name in enumerate(NAMES)}
SIDES = dict(zip(SIDE_NAMES, MEANS.values(), strict=True))
TAUS = dict(zip(TAU_NAMES, MEANS.values(), strict=True))
APART = {end: (f"1.end.{end}", ".3f") for end in ("difference", "low", "high")}
LOST = {f"{name}_lost": (f"{place}.end.collapsed", "d") for place, name in enumerate(NAMES)}

TRAINING_RACE_LESSON = Lesson(
    explorable=TRAINING_RACE,
    predictions=(
        Prediction("healthy", ("grpo", "gspo", "sapo", "cispo", "none"), {"scenario": "healthy"}, apart, MEANS),
        Prediction("stale", NAMES, {"scenario": "stale"}, best, MEANS),
        Prediction("quantised", NAMES, {"scenario": "quantised"}, worst, MEANS | LOST),
        Prediction("hot", SIDE_NAMES, {"scenario": "hot"}, hottest, SIDES),
        Prediction("temperatures", (*TAU_NAMES[1:], "none"), {"scenario": "temperatures"}, farthest, TAUS),
    ),
    multiples=multiples,
    tour=(
        Step({"scenario": "healthy"}, MEANS, "reward"),
        Step({"scenario": "stale"}, MEANS, "reward"),
        Step({"scenario": "stale", "step": 20}, {"dead": ("0.dead.now", ".0%"), "gspo": ("1.dead.now", ".0%"),
                                                 "sapo": ("2.dead.now", ".1%")}, "dead"),
        Step({"scenario": "quantised"}, MEANS, "reward"),
        Step({"scenario": "hot"}, SIDES, "reward"),
        Step({"scenario": "temperatures"}, TAUS, "reward"),
    ),
    questions=(
        Question("difference", {"scenario": "healthy"}, MEANS | APART),
        Question("order", {"scenario": "stale"}, MEANS),
        Question("offset", {"scenario": "quantised"}, MEANS),
        Question("sides", {"scenario": "hot"}, SIDES),
    ),
    claims=(),
    sources=(
        Source("2507.18071", "section 5.1", "algos/objectives/gspo.py"),
        Source("2511.20347", "section 4", "algos/objectives/sapo.py"),
        Source("2402.03300", "section 4.1", "algos/advantages.py"),
    ),
    icon=":material/flag:",
)  # fmt: skip
