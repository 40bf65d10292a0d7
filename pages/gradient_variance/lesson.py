"""The lesson on gradient variance: whether lower is better."""

import math
from functools import cache
from typing import Any

from algos.variance.summary import ratio
from pages.gradient_variance import long_figures
from pages.gradient_variance.enumeration.policies import SIZES
from pages.gradient_variance.explorable import GRADIENT_VARIANCE
from pages.gradient_variance.figures import HIGHEST, LOWEST, decades, inside
from viz.declare.explorable import Settings, Spec, Values
from viz.declare.lesson import Lesson, Prediction, Question, Source, Step
from viz.look.figures import legend, level, template
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

KINDS = ("noise", "drift", "flips")
SHOWN = ("grpo", "gspo", "sapo", "cispo")
NAMED = 0.3  # the size that the description of a panel speaks of
BETWEEN = [math.log10(edge) for edge in (0.9 * LOWEST, 1.1 * HIGHEST)]


@cache
def measured() -> dict[str, list[Values]]:
    """The numbers of the small multiples, at each size for each kind of mismatch; worked out once, at the start."""
    return {kind: [GRADIENT_VARIANCE.evaluate(at(kind, size)) for size in SIZES] for kind in KINDS}


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """Relative variance over the size of the mismatch, a panel for each kind."""
    return {kind: panel(kind, palette, text) for kind in KINDS}


def panel(kind: str, palette: Palette, text: Text) -> Spec:
    """One kind: a line for each objective."""
    found = measured()[kind]
    traces = []
    for name in SHOWN:
        mark, label = mark_of(name), text(f"objectives.{name}.name")
        traces.append({
            "type": "scatter", "mode": "lines+markers", "x": list(SIZES), "name": label,
            "y": [inside(values[f"{name}.inflation"]) for values in found],
            "marker": {"symbol": mark.symbol, "size": 7},
            "line": {"color": mark.colour, "width": 2.5, "dash": mark.dash},
            "hovertemplate": "%{x:.6~r}: %{y:.3~r}<extra>" + label + "</extra>",
        })  # fmt: skip
    named = found[SIZES.index(NAMED)]
    words = {name: number(named[f"{name}.inflation"], ".2f") for name in SHOWN[:3]}
    share = 1 / len(KINDS)
    title = text(f"gradient_variance.multiples.{kind}")
    layout = {
        "template": template(palette), "height": 280, "margin": {"l": 44, "r": 8, "t": 44, "b": 44},
        "xaxis": {"range": [0, 1.04], "title": {"text": text("gradient_variance.multiples.axis_size")}},
        "yaxis": decades("", -1, 1) | {"range": BETWEEN}, "legend": legend(),
        "shapes": [level(1, palette.quiet, 1.5, layer="below")],
        "showlegend": True,
        "meta": {"title": title, "share": share,
                 "alt": text("gradient_variance.multiples.alt", size=number(NAMED), kind=title, **words)},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def at(kind: str, size: float) -> dict[str, Any]:
    """The settings of one point of a panel."""
    return GRADIENT_VARIANCE.defaults() | {"mismatch": kind, "mismatch_size": size, "show": SHOWN, "short_length": 4}


def farthest(values: Values) -> str:
    """Which of three has the largest error."""
    return max(("grpo", "gspo", "sapo"), key=lambda name: values[f"{name}.error"])


def doubles(values: Values) -> str:
    """Whose relative variance at least doubles when the length does."""
    names = {"grpo": "grpo", "gspo": "gspo", "product": "sequence_product"}
    more = [option for option, name in names.items() if values[f"{name}.doubled"] >= 2]
    return more[0] if len(more) == 1 else "all"


def way(values: Values) -> str:
    """Where GRPO's expected gradient points: nearly across is within a tenth of a right angle's cosine."""
    cosine = values["grpo.cosine"]
    return "across" if abs(cosine) < 0.1 else "along" if cosine > 0 else "against"


def beside(settings: Settings) -> Values:
    """What becomes of a state with twice the mismatch, and how it compares with responses half as long."""
    found: Values = {"twice_size": 2 * settings["mismatch_size"]}
    if found["twice_size"] in SIZES:
        twice = GRADIENT_VARIANCE.evaluate(settings | {"mismatch_size": found["twice_size"]})
        found["twice_within"] = twice["grpo.from_within"]
    if settings["short_length"] % 2 == 0:
        whole = GRADIENT_VARIANCE.evaluate(settings)
        half = GRADIENT_VARIANCE.evaluate(settings | {"short_length": settings["short_length"] // 2})
        found["half_solved"] = half["solved"]
        found |= {
            f"{name}.doubled": ratio(whole[f"{name}.inflation"], half[f"{name}.inflation"]) for name in settings["show"]
        }
    return found


NOISY = {"scenario": "noise", "batch_groups": 256}
UPDATED = {"scenario": "update"}
GRPO, GSPO, SAPO = (f"{name}.inflation" for name in ("grpo", "gspo", "sapo"))

GRADIENT_VARIANCE_LESSON = Lesson(
    explorable=GRADIENT_VARIANCE,
    predictions=(
        Prediction("calm", ("grpo", "gspo", "sapo"), NOISY, farthest, {
            "size": ("mismatch_size", ".4g"), "N": ("batch_groups", "d"),
            "gspo": ("gspo.error", ".3g"), "grpo": ("grpo.error", ".3g"),
            "sapo": ("sapo.error", ".3g"), "variance": (GSPO, ".2f"), "dropped": ("gspo.dead_responses", ".0%"),
            "ratio": ("gspo.noise_to_signal", ".2f"), "ratio_sapo": ("sapo.noise_to_signal", ".2f"),
        }),
        Prediction("double", ("grpo", "gspo", "product", "all"), {"scenario": "product"}, doubles, {
            "size": ("mismatch_size", ".4g"), "length": ("length", "d"), "grpo": ("grpo.doubled", ".2f"),
            "gspo": ("gspo.doubled", ".2f"), "product": ("sequence_product.doubled", ".1f"),
            "solved": ("solved", ".0%"), "half": ("half_solved", ".0%"),
        }),
        Prediction("against", ("along", "across", "against"), UPDATED, way, {
            "size": ("mismatch_size", ".4g"), "variance": (GRPO, ".2f"), "cosine": ("grpo.cosine", ".2f"),
            "sapo": ("sapo.cosine", ".2f"), "dropped": ("grpo.dead_tokens", ".0%"),
        }),
    ),
    multiples=multiples, beside=beside,
    tour=(
        Step({"scenario": "noise"}, {"length": ("length", "d"), "gspo": (GSPO, ".2f"),
                                     "distance": ("gspo.distance", ".2f")}, "frontier"),
        Step(NOISY, {"N": ("batch_groups", "d"), "gspo": ("gspo.error", ".3g"),
                     "sapo": ("sapo.error", ".3g")}, "error"),
        Step({"scenario": "noise"}, {"share": ("grpo.from_within", ".0%"), "size": ("twice_size", ".4g"),
                                     "twice": ("twice_within", ".0%")}, "parts"),
        Step(UPDATED, {"cosine": ("grpo.cosine", ".2f"), "tokens": ("grpo.dead_tokens", ".0%"),
                       "dropped": ("gspo.dead_responses", ".0%")}, "frontier"),
        Step({"scenario": "product"}, {"length": ("length", "d"), "product": ("sequence_product.inflation", ".3g")},
             "parts"),
    ),
    questions=(
        Question("calmest", {"scenario": "noise"}, {
            "size": ("mismatch_size", ".4g"), "gspo": (GSPO, ".2f"), "sapo": ("sapo.noise_to_signal", ".2f"),
            "ratio": ("gspo.noise_to_signal", ".2f")}),
        Question("groups", NOISY, {
            "N": ("batch_groups", "d"), "gspo_one": ("gspo.error_one", ".2f"), "sapo_one": ("sapo.error_one", ".2f"),
            "gspo": ("gspo.error", ".3f"), "sapo": ("sapo.error", ".3f")}),
        Question("sign", UPDATED, {"size": ("mismatch_size", ".4g"), "cosine": ("grpo.cosine", ".2f")}),
        Question("share", {"scenario": "noise"}, {
            "size": ("mismatch_size", ".4g"), "share": ("grpo.from_within", ".0%"), "variance": (GRPO, ".2f"),
            "twice_size": ("twice_size", ".4g"), "twice": ("twice_within", ".0%")}),
    ),
    claims=(),
    sources=(
        Source("2507.18071", "section 3", "algos/claims/c01.py"),
        Source("2402.03300", "eq. 3", "algos/objectives/grpo.py"),
        Source("2511.20347", "eq. 5-7", "algos/objectives/sapo.py"),
    ),
    icon=":material/scatter_plot:",
    warm=long_figures.warm,
)  # fmt: skip
