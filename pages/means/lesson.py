"""The lesson on means: why GSPO takes the geometric one, and what that does and does not bring."""

from functools import cache

import torch

from algos import ratios
from pages.means.explorable import MEANS_EXPLORABLE
from pages.means.figures import base_layout
from pages.means.many import section as many
from pages.means.scale import FEW_TICKS, MEANS, axis, place, rows
from viz.declare.explorable import Spec, Values
from viz.declare.lesson import Lesson, Prediction, Question, Source, Step, Told
from viz.look.numbers import number
from viz.look.style import Palette
from viz.look.text import Text

LENGTHS = (10, 100, 1000, 50_000)
OUTLIER = 1e-6


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """One token at a millionth in responses of four lengths, one panel each."""
    return {f"length{length}": panel(length, palette, text) for length in LENGTHS}


def panel(length: int, palette: Palette, text: Text) -> Spec:
    """The four means on the stretched axis at one length."""
    means = means_of(length)
    at = {name: [place(mean), [place(mean)]] for name, mean in means.items()}
    shown = {name: number(mean, ".5g") for name, mean in means.items()}
    figure = rows(at, shown, palette, text)
    title = text("means.multiples.title", length=length)
    figure["layout"] |= {
        "template": base_layout(palette, 0)["template"], "height": 190, "margin": {"l": 84, "r": 84, "t": 6, "b": 40},
        "xaxis": axis("", FEW_TICKS[:3], high=1),
        "meta": {"title": title, "share": 1 / len(LENGTHS), "alt": text("means.multiples.alt", length=length, **shown)},
    }  # fmt: skip
    return figure


def means_of(length: int) -> dict[str, float]:
    """The four means of that many tokens, the first at a millionth and the others at 1."""
    z = torch.zeros(1, length, dtype=torch.float64)
    z[0, 0] = torch.tensor(OUTLIER, dtype=torch.float64).log()
    mask = torch.ones_like(z, dtype=torch.bool)
    functions = {
        "geometric": ratios.geometric_mean, "arithmetic": ratios.arithmetic_mean,
        "harmonic": ratios.harmonic_mean, "product": ratios.product,
    }  # fmt: skip
    return {name: functions[name](z, mask).item() for name in MEANS}


def dropped(values: Values) -> str:
    """The signs of the advantage for which no token keeps a gradient."""
    lost = (values["kept.neg"] == 0, values["kept.pos"] == 0)
    return {(True, True): "both", (True, False): "negative", (False, True): "positive"}.get(lost, "neither")


def side(values: Values) -> str:
    """Where the arithmetic mean stands."""
    return ("inside", "below", "above")[int(values["arithmetic.case"])]


def size(values: Values) -> str:
    """How large the product is."""
    return "tens" if values["product"] < 100 else "hundreds" if values["product"] < 10_000 else "thousands"


LENGTH, S, ARITHMETIC = ("length", "d"), ("geometric", ".4f"), ("arithmetic", ".4f")
BASE, OUT, PRODUCT = ("base", ".4g"), ("outlier", ".4g"), ("product", ".1f")
KEPT = {"neg": ("kept.neg", "d"), "pos": ("kept.pos", "d")}
LAST = {"last_geometric": ("last.geometric", "d"), "last_arithmetic": ("last.arithmetic", "d")}
LONG = {"scenario": "thousandth"}
GROWTH = {"scenario": "growth"}

MEANS_LESSON = Lesson(
    explorable=MEANS_EXPLORABLE,
    predictions=(
        Prediction("who", ("neither", "negative", "positive", "both"), LONG, dropped,
                   {"length": LENGTH, "outlier": OUT, "s": S, **KEPT}),
        Prediction("arithmetic", ("inside", "below", "above"), LONG, side,
                   {"length": LENGTH, "outlier": OUT, "s": S, "arithmetic": ARITHMETIC, **LAST}),
        Prediction("growth", ("tens", "hundreds", "thousands"), GROWTH, size,
                   {"length": LENGTH, "base": BASE, "product": PRODUCT, "s": S}),
    ),
    multiples=multiples,
    warm=many.warm,
    tour=(
        Step({}, {"length": LENGTH, "outlier": OUT, "s": S, "arithmetic": ARITHMETIC,
                  "harmonic": ("harmonic", ".4f")}, spot="near"),
        Step(LONG, {"length": LENGTH, "s": S, "last": ("last.geometric", "d")}, spot="band"),
        Step({"scenario": "upward"}, {"outlier": OUT, "s": S, "last": ("last.geometric", "d")}, spot="near"),
        Step(GROWTH, {"base": BASE, "length": LENGTH, "product": PRODUCT, "s": ("geometric", ".4g")}, spot="over"),
        Step({"scenario": "noise"}, {"spread": ("spread", ".2f"), "length": LENGTH, "product": ("var.product", ".4g"),
                                     "geometric": ("var.geometric", ".4g")}, spot="ratios"),
    ),
    questions=(
        Question("root", {}, {"length": LENGTH, "outlier": OUT, "sum": ("sum_z", ".4f"), "mean": ("mean_z", ".6f"),
                              "s": S}),
        Question("sign", LONG, {"length": LENGTH, "s": S, **KEPT}),
        Question("length", {}, {"outlier": OUT, "geometric": ("last.geometric", "d"),
                                "arithmetic": ("last.arithmetic", "d")}),
        Question("rates", GROWTH, {"length": LENGTH, "base": BASE, "product": PRODUCT, "s": ("geometric", ".4g")}),
    ),
    claims=(
        Told("C4", {"outlier": 10.0, "length": 24}, {"outlier": 0.1, "length": 24, "edits": "2:10"}),
        Told("C5", {"scenario": "zero"}, None),
        Told("C6", {"many_end": "fixed", "many_length": "10", "many_kl": "0.01"},
             {"many_end": "later", "many_length": "10", "many_kl": "0.01"}),
        Told("C7", {"scenario": "growth"}, {"scenario": "growth", "base": 1.01, "edits": "1:1.01"}),
    ),
    sources=(
        Source("2507.18071", "eq. 7", "algos/ratios.py"),
        Source("2507.18071", "eq. 5, section 5.1", "algos/objectives/gspo.py"),
        Source("2402.03300", "eq. 3", "algos/objectives/grpo.py"),
    ),
    icon=":material/functions:",
)  # fmt: skip
