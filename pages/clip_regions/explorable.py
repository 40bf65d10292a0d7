"""Where the gradient stops: what each objective makes of a token's ratio, as curves, as a map, and as bands."""

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import Any

from torch import Tensor

from pages.clip_regions import curves as panels
from pages.clip_regions import hair, prob
from pages.clip_regions import map as regions
from pages.clip_regions.rules import CAPS, DUALS, EPS, FOCUS, NAMES, OFF, RATIOS
from viz.declare.controls import Choice, Choices, Control, LogSlider
from viz.declare.explorable import Compute, Explorable, Settings, Spec, Values
from viz.declare.grids import TAUS
from viz.look.style import Palette
from viz.look.text import Text

CONTROLS: dict[str, Control] = {
    "r": LogSlider("r", RATIOS, 1.45),
    "focus": Choice("focus", FOCUS, "grpo", words="objectives.{id}.name"),
    "show": Choices("show", NAMES, ("grpo", "gspo", "sapo", "dapo", "cispo")),
    "eps_high": LogSlider("eps_high", EPS, 0.28),
    "sides": Choice("sides", ("one", "both"), "one"),
    "dual": LogSlider("dual", DUALS, OFF),
    "w_max": LogSlider("w_max", CAPS, 5.0),
    "tau_pos": LogSlider("tau_pos", TAUS, 1.0),
    "tau_neg": LogSlider("tau_neg", TAUS, 1.05),
    "prob": LogSlider("prob", prob.PROBS, 0.01),
    "length": LogSlider("length", hair.LENGTHS, 1000),
}
SCENARIOS: dict[str, Settings] = {
    "clip": {},
    "both_sides": {"sides": "both", "show": ("grpo", "dapo"), "r": 0.5},
    "clip_higher": {"focus": "dapo", "show": ("grpo", "dapo"), "r": 1.26},
    "dual_clip": {"dual": 3.0, "show": ("grpo", "dapo"), "r": 3.6},
    "cap": {"focus": "cispo", "show": ("grpo", "cispo"), "w_max": 2.5, "r": 3.6},
    "soft_gate": {"focus": "sapo", "show": ("grpo", "dapo", "sapo")},
    "probability": {"r": 3.2},
    "hair": {"r": 1.6},
}
VIEWS = {"probability": prob, "hair": hair}  # the scenarios with a view of their own; the others show the curves
# the controls that stand in view in a scenario, in this order; the others follow behind "more"
IN_VIEW = {
    "clip": ("r", "focus", "show", "eps_high"),
    "both_sides": ("r", "sides", "focus", "show"),
    "clip_higher": ("r", "eps_high", "focus", "show"),
    "dual_clip": ("r", "dual", "focus", "show"),
    "cap": ("r", "w_max", "focus", "show"),
    "soft_gate": ("r", "tau_pos", "tau_neg", "show"),
    "probability": ("prob", "r", "sides", "dual"),
    "hair": ("length", "r"),
}


class Staged(Explorable):
    """An explorable whose scenarios put different controls first."""

    def at(self, scenario: str) -> dict[str, Control]:
        """The controls with that scenario's values as their defaults, those that it is about first."""
        found = super().at(scenario)
        order = (*IN_VIEW[scenario], *(key for key in found if key not in IN_VIEW[scenario]))
        return {key: found[key] for key in order}


def compute(x: dict[str, Tensor], names: Collection[str] = NAMES, focus: tuple[str, ...] = FOCUS) -> dict[str, Tensor]:
    """Curves and states of the objectives named, the maps of those in focus, DPPO's band and GSPO's."""
    return panels.compute(x, {*names, *focus}) | regions.compute(x, focus) | prob.compute(x) | hair.compute(x)


def extra(settings: Settings) -> Values:
    """Which objectives are shown, and whether GRPO's clip takes both sides, as switches."""
    shown = {f"on.{name}": float(name in settings["show"]) for name in NAMES}
    return shown | {"both": float(settings["sides"] == "both")}


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The map and the six panels, or the figures of a scenario that has its own."""
    found = view(settings).figures(settings, palette, text)
    return found if settings["scenario"] in VIEWS else {"map": regions.figure(settings, palette, text)} | found


def view(settings: Settings) -> Any:
    """The module that draws and says what the scenario is about."""
    return VIEWS.get(settings["scenario"], panels)


def rests(scenario: str) -> frozenset[str]:
    """The controls that a scenario does not listen to; GRPO's clip stands beside DPPO's band too."""
    if scenario not in VIEWS:
        return frozenset({"prob", "length"})
    return frozenset(CONTROLS) - set(IN_VIEW[scenario])


def narrow(settings: Settings) -> Compute:
    """Only the objectives shown and the one in focus."""
    names = settings["show"] if settings["scenario"] not in VIEWS else ("grpo",)
    return partial(compute, names=tuple(names), focus=(settings["focus"],))


CLIP_REGIONS = Staged(
    name="clip_regions", controls=CONTROLS, extra=extra, compute=compute, figures=figures,
    formula=lambda settings, text: view(settings).formula(settings, text),
    lines=lambda settings, text: view(settings).lines(settings, text),
    table=lambda settings, text: view(settings).table(settings, text),
    traced=Path(__file__).with_name("traced.js"),
    scenarios=SCENARIOS, first=4, rests=rests, narrow=narrow,
)  # fmt: skip
