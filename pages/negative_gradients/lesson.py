"""The lesson on negative updates: where they push the tokens that nobody sampled."""

from functools import cache

import torch

from algos.studies import softmax
from pages.negative_gradients.explorable import NEGATIVE_GRADIENTS, READ
from pages.negative_gradients.figures import V_MAX
from viz.declare.explorable import Spec, Values
from viz.declare.lesson import Lesson, Prediction, Question, Source, Step, Told
from viz.look.figures import template, ticks
from viz.look.numbers import number
from viz.look.style import Palette
from viz.look.text import Text

SIZES = (3, 100, V_MAX)
EXPONENT = 1.5


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """The change of every unsampled probability by rank, for one size of the vocabulary per panel."""
    return {f"v{size}": panel(size, palette, text) for size in SIZES}


def panel(size: int, palette: Palette, text: Text) -> Spec:
    """A negative step on the most probable token (solid) and on the rarest (dashed)."""
    rank = torch.arange(1, size + 1, dtype=torch.float64)
    pi = softmax.probabilities(-EXPONENT * rank.log())
    shown = torch.unique(torch.logspace(0, torch.tensor(float(size)).log10().item(), 90).round().long()) - 1
    traces = []
    for sampled, dash, colour in ((0, "solid", palette.signs[6]), (size - 1, "dash", palette.signs[2])):
        hit = (rank == sampled + 1).to(torch.float64)
        taken = softmax.step(pi, hit, -1.0, 1.0)
        change = torch.where(hit > 0, torch.nan, torch.expm1(taken.logit - taken.grown))[shown]
        traces.append({
            "type": "scatter", "mode": "lines+markers" if size <= 3 else "lines",
            "x": (shown + 1).tolist(), "y": change.tolist(),
            "line": {"color": colour, "width": 2.5, "dash": dash}, "hoverinfo": "skip",
            "marker": {"size": 7, "color": colour},
        })  # fmt: skip
    layout = {
        "template": template(palette), "height": 220, "margin": {"l": 46, "r": 8, "t": 8, "b": 40},
        "xaxis": {"type": "log", "range": [-0.2, 4.9], **ticks((1, 10, 100, 1000, 10_000)),
                  "title": {"text": text("negative_gradients.axis.plain_rank")}},
        "yaxis": {"range": [-0.3, 0.55], "tickformat": ".0%", "zeroline": True, "zerolinecolor": palette.quiet},
        "meta": {"title": text("negative_gradients.multiples.title", size=size), "share": 1 / len(SIZES)},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def how_many(values: Values) -> str:
    """How many of the other probabilities rise."""
    share = values["gainers"] / values["others"]
    return "few" if values["gainers"] < 10 else "all" if share > 0.99 else "half"


def how_much_weaker(values: Values) -> str:
    """What the paper's second temperature takes from the push."""
    return "few" if values["paper.weaker"] < 0.05 else "tenth" if values["paper.weaker"] < 0.2 else "third"


def who_pushes(values: Values) -> str:
    """Which objectives give the sampled token a gradient."""
    hard, soft = values["grpo.c"] != 0, values["sapo.c"] != 0
    return "all" if hard and soft else "hard" if hard else "soft" if soft else "none"


C = ".4g"
FEW = {"k": ("k", "d"), "others": ("others", "d"), "gainers": ("gainers", "d"), "losers": ("losers", "d")}
RUN = {"runner": ("runner.change", ".1%"), "rarest": ("rarest.change", ".1%")}
EACH = {name: (f"{name}.c", C) for name in ("grpo", "gspo", "sapo", "cispo")}
READING = {"weaker": ("paper.weaker", ".1%"), "r": ("r", C), "even_after": ("even.after", C),
           "paper_after": ("paper.after", C)}  # fmt: skip
TAUS = {"paper": number(READ["paper"]), "even": number(READ["even"])}

NEGATIVE_GRADIENTS_LESSON = Lesson(
    explorable=NEGATIVE_GRADIENTS,
    predictions=(
        Prediction("rare", ("all", "half", "few"), {"scenario": "rare"}, how_many, FEW | {"vocab": ("vocab", "d")}),
        Prediction("tau", ("third", "tenth", "few"), {"scenario": "doubled"}, how_much_weaker,
                   READING | TAUS | {"paper_c": ("paper.c", C), "even_c": ("even.c", C)}),
        Prediction("halved", ("all", "hard", "soft", "none"), {"scenario": "clipped"}, who_pushes,
                   EACH | {"r": ("r", C)}),
    ),
    multiples=multiples,
    tour=(
        Step({}, FEW | {"entropy": ("entropy.change", ".2f")}, spot="change"),
        Step({"scenario": "rare"}, FEW | {"top": ("top", ".1%")}, spot="change"),
        Step({"scenario": "rare"}, FEW | {"slope": ("sweep_at", ".3f")}, spot="sweep"),
        Step({"scenario": "clipped"}, {"r": ("r", C), "grpo": ("grpo.weight", C), "sapo": ("sapo.weight", C)},
             spot="weights"),
        Step({"scenario": "doubled"}, READING | {"tau": ("tau_neg", C)}, spot="weights"),
        Step({"scenario": "exaggerated"}, {"r": ("r", C), "tau": ("tau_neg", C), "sapo": ("sapo.weight", C)},
             spot="weights"),
    ),
    questions=(
        Question("counts", {"scenario": "rare"}, FEW | RUN),
        Question("largest", {"rank": 2}, FEW | RUN | {"level": ("level", ".3f")}),
        Question("entropy", {}, {"before": ("entropy", ".3f"), "after": ("entropy.after", ".3f")}),
        Question("temperatures", {"r": 1.2}, READING | {"tau": ("tau_neg", C)}),
        Question("stopped", {"scenario": "clipped"}, EACH | {"r": ("r", C)}),
    ),
    claims=(
        Told("C12", {"scenario": "probable", "r": 1.2}, {"scenario": "probable", "r": 1.2, "tau_neg": 5.0}),
    ),
    sources=(
        Source("2511.20347", "eq. 9", "algos/studies/softmax.py"),
        Source("2407.10490", "section 3.3", "algos/studies/softmax.py"),
        Source("2505.22617", "Lemma 1", "algos/studies/softmax.py"),
    ),
    icon=":material/trending_down:",
)  # fmt: skip
