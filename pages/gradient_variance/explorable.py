"""The variance lab's playground: what an objective's weights cost over one group of short responses, exactly.

Every response is enumerated, in the browser as well: enumeration/compute.py is the function that is traced.
"""

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from algos.variance.mismatch import SHARE
from pages.gradient_variance.enumeration.compute import SHOWABLE, compute
from pages.gradient_variance.enumeration.policies import SIZES, policies
from pages.gradient_variance.figures import figures
from viz.declare.controls import Choice, Choices, LogSlider, Number, Slider
from viz.declare.explorable import Compute, Explorable, Settings, Spec, Values, cell, phrase
from viz.look.text import Text

WIDTHS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 1.0)
NARROW = (3.5e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3)
TAUS = (0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0)
CAPS = (1.0, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0)
STORY = ("grpo", "gspo", "sapo", "cispo")
CONTROLS = {
    "mismatch": Choice("mismatch", ("noise", "drift", "flips"), "noise"),
    "mismatch_size": LogSlider("mismatch_size", SIZES, 0.3),
    "short_length": Slider("short_length", 1, 8, 1, 4),
    "batch_groups": LogSlider("batch_groups", (1, 4, 16, 64, 256, 1024, 4096, 16384), 16),
    "show": Choices("show", SHOWABLE, STORY),
    "group_size": LogSlider("group_size", (2, 4, 8, 16, 32, 64), 8),
    "centre": Choice("centre", ("log", "ratio"), "log"),
    "eps": LogSlider("eps", WIDTHS, 0.2),
    "gspo_eps": LogSlider("gspo_eps", NARROW, 3.5e-4),
    "gate_both": LogSlider("gate_both", TAUS, 1.0),
    "cap": LogSlider("cap", CAPS, 5.0),
    "seed": Number("seed", 0, 99, 0),
}
SAYS = "gradient_variance.line."
COLUMNS = {
    "inflation": ".3f", "distance": ".3f", "cosine": ".3f", "noise_to_signal": ".3g", "error": ".3g",
    "from_within": ".0%", "ess": ".0%", "dead_tokens": ".0%", "dead_responses": ".0%",
}  # fmt: skip


def extra(choices: Settings) -> Values:
    """The policies of the seed, the mismatch as switches and a share of tokens, and which objectives are shown."""
    kind, shown = choices["mismatch"], [float(name in choices["show"]) for name in SHOWABLE]
    switches = {"on.drift": float(kind == "drift"), "on.ratio": float(choices["centre"] == "ratio")}
    # noise has three values with the variance of a normal one where a third of the tokens move
    share = {"share": SHARE if kind == "flips" else 1 / 3}
    return policies(choices["seed"], kind == "drift") | switches | share | {"on": np.array(shown)}


def narrow(settings: Settings) -> Compute:
    """Only the objectives shown."""
    return partial(compute, names=tuple(name for name in SHOWABLE if name in settings["show"]))


def lines(settings: Settings, text: Text) -> list[Spec]:
    """Who has the least variance, noise and bias; what GRPO and GSPO pay; what that says of claim C1."""
    names = {name: text(f"objectives.{name}.name") for name in SHOWABLE if name in settings["show"]}

    def of(rank: str, **more: Any) -> Spec:
        """The sentence with the name, and numbers, of whoever has that rank."""
        forms = [
            text(SAYS + rank, name=label, **{key: "{" + f"{key}_{name}" + "}" for key in more})
            for name, label in names.items()
        ]
        numbers = {
            f"{key}_{name}": (f"{name}.{figure}", form) for name in names for key, (figure, form) in more.items()
        }
        return phrase(*forms, select=rank, **numbers)

    said = [
        of("calmest", variance=("inflation", ".3g"), distance=("distance", ".3g")),
        of("cleanest", ratio=("noise_to_signal", ".3g"), variance=("inflation", ".3g")),
        of("truest", variance=("inflation", ".3g"), distance=("distance", ".3g")),
    ]
    if "grpo" in names:
        said += of_grpo(text)
    if "gspo" in names:
        said.append(phrase(text(SAYS + "dropped"), share=("gspo.dead_responses", ".0%"), signal=("gspo.kept", ".0%")))
    return said + of_claim(settings, text)


def of_grpo(text: Text) -> list[Spec]:
    """What the differences inside responses cost GRPO, and where its expected gradient points."""
    inside = {"share": ("grpo.from_within", ".0%"), "kept": ("grpo.within", ".3g"), "between": ("grpo.between", ".3g")}
    costs = [text(SAYS + key) for key in ("within", "within_none", "within_less")]
    ways = [text(SAYS + key) for key in ("against", "along", "none")]
    return [
        phrase(*costs, select="cost", **inside),
        phrase(*ways, select="way", cosine=("grpo.cosine", ".2f"), dropped=("grpo.dead_tokens", ".0%")),
    ]


def of_claim(settings: Settings, text: Text) -> list[Spec]:
    """What the state says of C1; nothing where GRPO or CISPO is not shown."""
    if not {"grpo", "cispo"} <= set(settings["show"]):
        return []
    numbers = {"inflation": ("grpo.inflation", ".2f"), "equal": ("grpo.equal", ".2f"), "cap": ("cap", "g"),
               "capped": ("cispo.inflation", ".2f")}  # fmt: skip
    said = [phrase(text(SAYS + "claim"), **numbers)]
    if settings["mismatch"] != "drift":
        moments = {"here": ("moment", ".4g"), "normal": ("moment_normal", ".4g"), "size": ("mismatch_size", "g")}
        power = "2σ²" if settings["centre"] == "log" else "σ²"
        said.append(phrase(text(f"{SAYS}moment_{settings['mismatch']}"), power=power, **moments))
    return said


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """Every figure of every objective shown."""
    header = [text("gradient_variance.column.objective"), *(text(f"gradient_variance.column.{key}") for key in COLUMNS)]
    return [header] + [
        [text(f"objectives.{name}.name"),
         *(cell(f"{name}.{key}", form) for key, form in COLUMNS.items())]
        for name in settings["show"]
    ]  # fmt: skip


GRADIENT_VARIANCE = Explorable(
    name="gradient_variance", controls=CONTROLS, extra=extra, compute=compute, figures=figures,
    lines=lines, table=table, narrow=narrow, papers=STORY, traced=Path(__file__).with_name("traced.js"),
    scenarios={
        "noise": {},
        "update": {"mismatch": "drift", "short_length": 8},
        "small_update": {"mismatch": "drift", "mismatch_size": 0.1, "short_length": 8},
        "flips": {"mismatch": "flips"},
        "product": {"mismatch_size": 0.6, "show": (*STORY, "sequence_product"), "batch_groups": 256},
    },
)  # fmt: skip
