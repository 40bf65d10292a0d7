"""The contract of an explorable: controls, one pure torch function, figures and sentences that refer to it by name.

From one declaration come the page, the live drag, the exported widget and the tests. Figures, sentences and tables
refer to what the function takes and returns as viz/declare/spec.py says.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from viz.declare.controls import Control, LogSlider, Slider
from viz.declare.spec import Spec, Values, cell, names_in, phrase, ref, resolve, say, unmarked
from viz.look.style import Palette
from viz.look.text import Text

Settings = dict[str, Any]  # control key -> value, ids for choices
Compute = Callable[[dict[str, Tensor]], dict[str, Tensor]]


@dataclass(frozen=True)
class Explorable:
    """One declaration; everything a person sees or exports of it is drawn from `compute`.

    Choices are the settings without the sliders' (`choices`): what a slider changes is an output of `compute`.

    name      file name, key of its texts, name of its traced file
    controls  every control of the page; sliders among them redraw while they move
    compute   the pure torch function: inputs by name -> outputs by name, all float64
    figures   (choices, palette, text) -> {id: plotly figure as a dict with references}
    lines     (choices, text) -> the sentences
    table     (choices, text) -> header row and rows of phrases or plain strings
    scenarios named settings that differ from the defaults, each with a test of its sentence
    extra     choices -> further inputs: random draws, hand edits, switches made of the choices (float or (T,))
    first     how many controls stand in view; the others are behind "more"
    rests     scenario -> the controls that it does not listen to
    formula   (choices, text) -> formulas with a number under each term: "c = [[A|A|{A}]] · [[phi|r f′(r)|{phi}]]"
    traced    the file that holds `compute` in JavaScript, written by pages/commands/trace.py; None where there is none
    narrow    choices -> `compute` without the outputs that nothing shown needs; None where all are needed
    play      what a button sets in motion on the page: {key, low, high, seconds, forward}, see viz/live/play.js
    grid      (choices, text) -> a table of vectors that can be typed into: {title, help, clear: words, columns:
              [{name, vector: of the values, form: of its numbers, edit}], rows: the value that counts them}; None where
              there is none
    fleeting  whether it is made anew in every run, as of a race that goes on: then no state of it is kept
    papers    names of objectives whose papers are cited besides those that a control `show` or `focus` names
    """

    name: str
    controls: dict[str, Control]
    compute: Compute
    figures: Callable[[Settings, Palette, Text], dict[str, Spec]]
    lines: Callable[[Settings, Text], list[Spec]]
    table: Callable[[Settings, Text], list[list[Any]]]
    scenarios: dict[str, Settings]
    extra: Callable[[Settings], Values] = lambda settings: {}
    first: int = 4
    rests: Callable[[str], frozenset[str]] = lambda scenario: frozenset()
    formula: Callable[[Settings, Text], list[Spec]] = lambda settings, text: []
    traced: Path | None = None
    narrow: Callable[[Settings], Compute] | None = None
    papers: tuple[str, ...] = ()
    play: Spec | None = None
    grid: Callable[[Settings, Text], Spec | None] = lambda choices, text: None
    fleeting: bool = False

    def at(self, scenario: str) -> dict[str, Control]:
        """The controls with that scenario's values as their defaults."""
        own = self.scenarios[scenario]
        return {key: replace(c, default=own[key]) if key in own else c for key, c in self.controls.items()}

    def defaults(self, scenario: str | None = None) -> Settings:
        """The default of every control in a scenario, the first if none is named."""
        scenario = scenario or next(iter(self.scenarios))
        return {"scenario": scenario} | {key: control.default for key, control in self.at(scenario).items()}

    def unsaid(self, settings: Settings) -> Settings:
        """What a link to these settings need not say: the first scenario, and the defaults of the one they are in."""
        return self.defaults(settings["scenario"]) | {"scenario": next(iter(self.scenarios))}

    @property
    def sliders(self) -> dict[str, Slider | LogSlider]:
        """The controls that redraw while they move."""
        return {key: control for key, control in self.controls.items() if isinstance(control, Slider | LogSlider)}

    def choices(self, settings: Settings) -> Settings:
        """The settings without the sliders': the scenario, and what is chosen, typed or stepped."""
        return {key: value for key, value in settings.items() if key not in self.sliders}

    def inputs(self, settings: Settings) -> Values:
        """What `compute` takes at these settings: the sliders as floats, and the extra inputs."""
        sliders = {key: float(settings[key]) for key in self.sliders}
        return sliders | self.extra(self.choices(settings))

    def evaluate(self, settings: Settings) -> Values:
        """Inputs and outputs at these settings, computed by torch in float64."""
        inputs = self.inputs(settings)
        tensors = {name: torch.as_tensor(value, dtype=torch.float64) for name, value in inputs.items()}
        compute = self.narrow(self.choices(settings)) if self.narrow else self.compute
        outputs = {name: as_numpy(value) for name, value in compute(tensors).items()}
        return inputs | outputs


def as_numpy(value: Tensor) -> Any:
    """A float for a 0-d tensor, else a numpy array of float64."""
    return float(value) if value.dim() == 0 else value.to(torch.float64).numpy()


__all__ = [
    "Compute",
    "Explorable",
    "Settings",
    "Spec",
    "Values",
    "as_numpy",
    "cell",
    "names_in",
    "phrase",
    "ref",
    "resolve",
    "say",
    "unmarked",
]
