"""Four means of the same token ratios: why GSPO takes the geometric one."""

from pathlib import Path
from typing import Any

import numpy as np

from algos.objectives.gspo import GSPO
from algos.studies import draws
from pages.means import figures as means_figures
from pages.means.compute import compute
from pages.means.figures import T_MAX
from pages.means.scale import MEANS
from viz.declare import edits
from viz.declare.controls import Field, LogSlider, Number, Slider
from viz.declare.explorable import Explorable, Settings, Spec, Values, cell, phrase
from viz.look.numbers import number
from viz.look.text import Text

OUTLIERS = (1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0, 1.1, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
CONTROLS = {
    "base": Slider("base", 0.5, 1.5, 0.01, 1.0),
    "outlier": LogSlider("outlier", OUTLIERS, 1e-6),
    "length": Slider("length", 1, T_MAX, 1, 100),
    "spread": Slider("spread", 0.0, 0.6, 0.01, 0.0),
    "seed": Number("seed", 0, 99, 0),
    "edits": Field("edits", "5:0.2, 17:3"),
}
CASES = ("inside", "below", "above")


def extra(settings: Settings) -> Values:
    """The draws of the seed, and the ratios set by hand (0 where none is)."""
    by_hand = np.zeros(T_MAX)
    for position, ratio in edits.parse(settings["edits"], T_MAX)[0]:
        by_hand[position - 1] = ratio
    return {"noise": draws.noise(1, T_MAX, settings["seed"])[0].numpy(), "edits": by_hand}


def lines(settings: Settings, text: Text) -> list[Spec]:
    """Where s stands in GSPO's band and who keeps a gradient, how long that lasts, and what varies."""
    low, high = GSPO().band()
    length = ("length", "d")
    band = {"s": ("geometric", ".4f"), "low": number(low), "high": number(high), "length": length}
    band |= {"neg": ("kept.neg", "d"), "pos": ("kept.pos", "d")}
    longest = {"geometric": ("last.geometric", "d"), "arithmetic": ("last.arithmetic", "d")}
    longest |= {"harmonic": ("last.harmonic", ".4g")}
    var = {"product": ("var.product", ".4g"), "geometric": ("var.geometric", ".4g"), "spread": ("spread", ".2f")}
    return [
        phrase(*(text(f"means.band.{case}") for case in CASES), select="case", **band),
        phrase(*(text(f"means.last.{case}") for case in ("counts", "never", "always")), select="rest",
               outlier=("outlier", ".4g"), base=("base", ".2f"), **longest),
        phrase(text("means.line.still"), text("means.line.spreads"), select="spreads", length=length, **var),
    ]  # fmt: skip


def formula(settings: Settings, text: Text) -> list[Spec]:
    """Each mean with its numbers in it."""
    length, sums = ("length", "d"), {"logs": ("sum_z", ".4f"), "mean": ("mean_z", ".6f")}
    return [
        phrase(text("means.formula.geometric"), value=("geometric", ".4f"), length=length, **sums),
        phrase(text("means.formula.product"), value=("product", ".4g"), logs=("sum_z", ".4f")),
        phrase(text("means.formula.arithmetic"), value=("arithmetic", ".4f"), length=length, sum=("sum_r", ".4f")),
        phrase(text("means.formula.harmonic"), value=("harmonic", ".4g"), length=length, sum=("sum_inverse", ".6g")),
    ]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """The four means, on which side of GSPO's band each lies, and up to which length that stays so."""
    header = [text(f"means.column.{key}") for key in ("mean", "value", "band", "last")]
    short = [text(f"means.side.{case}") for case in CASES]
    never, always = text("means.short.never"), text("means.short.always")
    rows = []
    for name in MEANS:
        ways = [always, never, always] if name == "product" else ["{n}", never, always]
        count = {} if name == "product" else {"n": (f"last.{name}", ".4g" if name == "harmonic" else "d")}
        rows.append([
            text(f"means.name.{name}"), cell(name, ".6g"),
            {"$p": phrase(*short, select=f"{name}.case")}, {"$p": phrase(*ways, select="rest", **count)},
        ])  # fmt: skip
    return [header, *rows]


MEANS_EXPLORABLE = Explorable(
    name="means", controls=CONTROLS, extra=extra, compute=compute, figures=means_figures.figures, lines=lines,
    traced=Path(__file__).with_name("traced.js"),
    table=table, formula=formula, papers=("gspo",),
    scenarios={
        "zero": {},
        "thousandth": {"length": 512},
        "upward": {"outlier": 10.0},
        "harmonic": {"outlier": 0.01},
        "growth": {"base": 1.1, "outlier": 1.1},
        "decay": {"base": 0.9, "outlier": 0.9},
        "noise": {"outlier": 1.0, "spread": 0.2, "length": 128},
    },
)  # fmt: skip
