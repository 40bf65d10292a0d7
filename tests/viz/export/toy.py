"""An explorable with everything that an export must carry: NaN, infinity, a seed, hand edits, a choice, a decimal grid.

It borrows the name, and with it the words, of a real one; its JavaScript is written by hand.
"""

import numpy as np
import torch

from viz.declare.controls import Choices, Field, LogSlider, Number, Slider
from viz.declare.explorable import Explorable, phrase, ref
from viz.look.figures import template

T = 6


def compute(x):
    """Ratios with gaps, and scalars of every kind."""
    token = torch.arange(1, T + 1, dtype=torch.float64)
    inside = token <= x["length"]
    r = torch.where(inside, (x["A"] * x["noise"]).exp() * x["ratio"], torch.nan)
    return {
        "token": token,
        "r": r,
        "sum": torch.where(inside, r, 0).sum(),
        "negative": -x["ratio"] / 3,
        "endless": x["ratio"] / (x["A"] - x["A"]),
        "nothing": torch.nan * x["A"],
        "case": (x["A"] > 0) * 1.0,
        "unseen": x["A"] * 7,
    }


CODE = """// the function of tests/viz/export/toy.py
export default function compute(x) {
  const {A, ratio, length, noise} = x;
  let sum = 0;
  let lost = 0;
  const token = new Float64Array(6);
  const r = new Float64Array(6);
  for (let i = 0; i < 6; i++) {
    token[i] = 1 + i;
    const inside = 1 + i <= length;
    const ratio2 = Math.exp(A * noise[i]) * ratio;
    r[i] = inside ? ratio2 : NaN;
    sum += inside ? ratio2 : 0;
  }
  for (let i = 0; i < 6; i++) {
    lost += A;
  }
  return {
    token,
    r,
    "sum": sum,
    "negative": -ratio / 3,
    "endless": ratio / (A - A),
    "nothing": NaN * A,
    "case": +(A > 0),
    "unseen": A * 7 + lost,
  };
}
"""


def extra(settings):
    """Draws of the seed; the hand edits change nothing, but travel."""
    return {"noise": np.random.default_rng(int(settings["seed"])).normal(size=T), "unused": float("inf")}


def figures(settings, palette, text):
    """One figure whose words and colours differ by language and theme."""
    line = {"type": "scatter", "x": ref("token", n="length"), "y": ref("r", n="length"), "line": {"color": palette.ink}}
    layout = {"template": template(palette), "height": 240, "title": {"text": text("common.reset")}}
    layout["meta"] = {"title": text("common.lab"), "caption": "</script><b>"}
    return {"only": {"data": [line], "layout": layout}}


def lines(settings, text):
    """A sentence of two variants."""
    values = {"sum": ("sum", ".3f"), "negative": ("negative", ".4g"), "endless": ("endless", ".2f")}
    return [phrase("**no** {sum}", "yes {sum} {negative} {endless}", select="case", **values)]


def formula(settings, text):
    """One formula with a number below its term."""
    return [phrase("c = [[phi|r f′|{sum}]]", sum=("sum", ".3f"))]


def table(settings, text):
    """Header and one row."""
    return [["", text("common.lab")], ["nothing", {"$p": phrase("{v}", v=("nothing", ".2f"))}]]


TOY = Explorable(
    name="sapo_gate",
    controls={
        "A": Slider("A", -2.0, 2.0, 0.1, 0.3),
        "ratio": LogSlider("ratio", (0.1, 1.0, 1.05, 30.0), 1.05),
        "length": Slider("length", 1, T, 1, 4),
        "seed": Number("seed", 0, 9, 0),
        "edits": Field("edits", "5:0.2"),
        "show": Choices("show", ("grpo", "sapo", "real"), ("grpo", "sapo")),
    },
    extra=extra, compute=compute, figures=figures, lines=lines, table=table, scenarios={"paper": {}},
    formula=formula,
)  # fmt: skip
