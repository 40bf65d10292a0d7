"""A training race as it is played: every objective's curves up to a step, and its numbers at that step.

The curves themselves are inputs, from a recording or from a run that goes on; what the function does is to show them up
to the step. So one player plays both, in the page and in a widget.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from pages.training_race import figures
from pages.training_race.recordings import PRESETS, lanes_of
from pages.training_race.series import CLOUD, CURVES, LANES, POINTS, RESULTS, STEPS, Lane
from viz.declare.controls import Choice, Slider
from viz.declare.explorable import Explorable, Settings, Values

CONTROLS = {
    "step": Slider("step", 0, STEPS - 1, 1, STEPS - 1),
    "seed_range": Choice("seed_range", ("shown", "hidden"), "shown"),
}


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """Each curve of each lane with NaN after the step, its value at the step, and the tokens of the step's update."""
    at = torch.arange(STEPS, dtype=torch.float64)
    here, past = at == x["step"], at <= x["step"]
    out: dict[str, Tensor] = {"grid": at}
    for lane in range(LANES):
        for curve in CURVES:
            whole = x[f"{lane}.{curve}"]
            # NaN beyond the step, so that nothing is drawn there
            out[f"{lane}.{curve}.line"] = torch.where(past, whole, torch.nan)
            out[f"{lane}.{curve}.now"] = torch.where(here, whole, 0).sum()
        for key in CLOUD:
            out[f"{lane}.{key}.now"] = torch.where(here[:, None], x[f"{lane}.{key}"].view(STEPS, POINTS), 0).sum(0)
    return out


def extra(settings: Settings) -> Values:
    """The curves of the recording of a preset."""
    return inputs(lanes_of(settings["scenario"]))


def inputs(lanes: list[Lane]) -> Values:
    """The curves of some lanes; NaN for a lane that is not there."""
    known = {f"{place}.end.{key}": lane.result.get(key, np.nan) for place, lane in enumerate(lanes) for key in RESULTS}
    sizes = dict.fromkeys(CURVES, STEPS) | dict.fromkeys(CLOUD, STEPS * POINTS)
    return known | {
        f"{lane}.{key}": lanes[lane].curves[key].ravel() if lane < len(lanes) else np.full(size, np.nan)
        for lane in range(LANES)
        for key, size in sizes.items()
    }


TRAINING_RACE = Explorable(
    name="training_race", controls=CONTROLS, extra=extra, compute=compute,
    traced=Path(__file__).with_name("traced.js"),
    lines=lambda settings, text: figures.lines(lanes_of(settings["scenario"]), text),
    table=lambda settings, text: figures.table(lanes_of(settings["scenario"]), text),
    figures=lambda settings, palette, text: figures.figures(
        lanes_of(settings["scenario"]), palette, text, settings["seed_range"] == "shown"
    ),
    papers=("grpo", "gspo", "sapo", "cispo"),
    play={"key": "step", "low": 0, "high": STEPS - 1, "seconds": 15, "forward": True},
    scenarios={preset: {} for preset in PRESETS},
)  # fmt: skip
