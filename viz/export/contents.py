"""What an export holds of an explorable at its settings: words of its controls, objectives, sliders that can move."""

import json
from typing import Any

import numpy as np

from algos import OBJECTIVES
from viz.declare.controls import Choice, Choices, Control, LogSlider, Number, Slider
from viz.declare.explorable import Explorable, Settings, Values, names_in
from viz.look.numbers import number
from viz.look.style import LIGHT
from viz.look.text import LANGUAGES, Text


def label(key: str, text: Text) -> str:
    """The words of a control."""
    return text(f"control.{key}.label")


def words_of(explorable: Explorable, key: str, value: Any, text: Text) -> str:
    """The words of a control's value: ids by their texts, numbers as a person reads them."""
    control = explorable.controls.get(key)
    if isinstance(control, Choices):
        return text("export.and").join(text(f"objectives.{name}.name") for name in value)
    if key == "scenario":
        return text(f"{explorable.name}.scenario.{value}")
    if isinstance(control, Choice):
        return text(control.words.format(key=key, id=value))
    return number(value) if isinstance(control, Slider | LogSlider | Number) else written(control, value)


def written(control: Control | None, value: Any) -> str:
    """A value as a link carries it."""
    if isinstance(control, Slider | LogSlider):
        return f"{value:g}"
    return ",".join(value) if isinstance(control, Choices) else str(value)


def differing(explorable: Explorable, settings: Settings) -> dict[str, str]:
    """The settings that differ from their defaults, as a link carries them."""
    query = {}
    first = next(iter(explorable.scenarios))
    if settings.get("scenario", first) != first:
        query["scenario"] = settings["scenario"]
    defaults = explorable.defaults(settings.get("scenario"))
    for key, control in explorable.controls.items():
        if settings[key] != defaults[key]:
            query[key] = written(control, settings[key])
    return query


def referred(explorable: Explorable, settings: Settings) -> list[str]:
    """Every input and output that a figure, a formula, a sentence or a cell refers to, in the order of the values."""
    text = Text(LANGUAGES[0])
    said = [{"$p": line} for line in (*explorable.formula(settings, text), *explorable.lines(settings, text))]
    used = names_in([explorable.figures(settings, LIGHT, text), said, explorable.table(settings, text)])
    return [name for name in explorable.evaluate(settings) if name in used]


def objectives_of(explorable: Explorable, settings: Settings) -> list[str]:
    """The objectives that an explorable is about: those it declares, and those chosen to be shown or in focus."""
    chosen = [name for key in ("show", "focus") if key in settings for name in np.atleast_1d(settings[key]).tolist()]
    return [name for name in OBJECTIVES if name in (*explorable.papers, *chosen)]


def moving(explorable: Explorable, settings: Settings) -> list[str]:
    """The sliders that an exported widget can move: those that change nothing but what `compute` takes of them.

    A slider that draws other noise, or other words, would need the lab behind it; and one that rests does nothing.
    """
    resting = explorable.rests(settings["scenario"]) if "scenario" in settings else frozenset()
    kept = fixed(explorable, settings)
    found = []
    for key, control in explorable.sliders.items():
        if key in resting:
            continue
        tried = control.values[0], control.values[len(control.values) // 2], control.values[-1]
        if all(same(kept, fixed(explorable, settings | {key: value})) for value in tried):
            found.append(key)
    return found


def scenario_matters(explorable: Explorable, settings: Settings) -> bool:
    """Whether a scenario is more than settings of the controls: whether what does not move differs in another."""
    here = fixed(explorable, settings)
    return any(not same(here, fixed(explorable, settings | {"scenario": name})) for name in explorable.scenarios)


def fixed(explorable: Explorable, settings: Settings) -> tuple[Values, str]:
    """What does not move with a slider: the extra inputs, and all that is drawn and said without its sizes."""
    text = Text(LANGUAGES[0])
    said = explorable.formula(settings, text), explorable.lines(settings, text)
    drawn = [explorable.figures(settings, LIGHT, text), *said]
    rows = explorable.table(settings, text)
    return explorable.extra(explorable.choices(settings)), json.dumps([bare(drawn), bare(rows)], default=str)


def bare(spec: Any) -> Any:
    """A figure with every number replaced by 0: marks may be drawn in another size than the lab would choose."""
    if isinstance(spec, dict):
        return {key: bare(value) for key, value in spec.items()}
    if isinstance(spec, list | tuple):
        return [bare(value) for value in spec]
    return 0 if isinstance(spec, int | float) else spec


def same(one: tuple[Values, str], other: tuple[Values, str]) -> bool:
    """Whether two such are equal."""
    (inputs, drawn), (others, redrawn) = one, other
    equal = all(np.array_equal(inputs[name], others[name], equal_nan=True) for name in inputs)
    return equal and drawn == redrawn and inputs.keys() == others.keys()
