"""What an exported widget holds besides its code: figures, words of both languages, sliders, inputs."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from viz.declare.controls import Choice, Choices, Field
from viz.declare.explorable import Explorable, Settings
from viz.export.bibtex import papers_of
from viz.export.contents import (
    differing,
    label,
    moving,
    objectives_of,
    referred,
    scenario_matters,
    words_of,
    written,
)
from viz.look.style import DARK, LIGHT
from viz.look.text import LANGUAGES, Text

THEMES = {"light": LIGHT, "dark": DARK}
Patch = list[Any]  # [path, value]


def payload(explorable: Explorable, settings: Settings, link: str | None) -> dict[str, Any]:
    """Everything as plain JSON; what moves stands in `sliders`, what stays in `x` and `fixed`."""
    free = moving(explorable, settings)
    inputs = explorable.inputs(settings)
    return {
        "name": explorable.name,
        "sliders": [slider(explorable, key, settings) for key in free],
        "x": {name: numbers(value) for name, value in inputs.items() if name not in free},
        "referred": referred(explorable, settings),
        "settings": list(chosen(explorable, settings)),
        "link": {"page": link, "query": {k: v for k, v in differing(explorable, settings).items() if k not in free}},
        "papers": [[paper.arxiv, names] for paper, names in papers_of(objectives_of(explorable, settings)).items()],
        "views": views(explorable, settings),
        "words": {lang: words(explorable, settings, free, Text(lang)) for lang in LANGUAGES},
    }


def slider(explorable: Explorable, key: str, settings: Settings) -> dict[str, Any]:
    """A slider as an index into its values; `first` is its default, which a link leaves out."""
    control = explorable.at(settings["scenario"])[key] if "scenario" in settings else explorable.controls[key]
    values = list(control.values)
    at = min(range(len(values)), key=lambda i: abs(values[i] - settings[key]))
    return {"key": key, "at": at, "first": written(control, control.default), "values": values}


def chosen(explorable: Explorable, settings: Settings) -> Iterator[tuple[str, Any]]:
    """Every setting as the table of numbers writes it; those that move are replaced there."""
    if len(explorable.scenarios) > 1:
        yield "scenario", settings["scenario"]
    for key, control in explorable.controls.items():
        silent = isinstance(control, Choice | Choices | Field)
        yield key, written(control, settings[key]) if silent else settings[key]


def words(explorable: Explorable, settings: Settings, free: list[str], text: Text) -> dict[str, Any]:
    """The words of one language."""
    stated = {key: settings[key] for key in explorable.controls if key not in free and settings[key] not in ("", ())}
    if scenario_matters(explorable, settings):
        stated = {"scenario": settings["scenario"]} | stated
    resting = explorable.rests(settings["scenario"])
    said = [
        text("export.setting", label=label(key, text), value=words_of(explorable, key, value, text))
        for key, value in stated.items()
        if key not in resting
    ]
    own = {key: text(f"{explorable.name}.{key}") for key in ("nav", "question")}
    return own | {
        "lab": text("common.lab"),
        "own_name": text(f"common.language_{text.lang}"),
        "labels": {key: label(key, text) for key in ("scenario", *explorable.controls)},
        "objectives": {name: text(f"objectives.{name}.name") for name in objectives_of(explorable, settings)},
        "fixed": text("export.fixed", settings=text("export.between").join(said)) if said else "",
        **text.group("export.widget"),
    }


def views(explorable: Explorable, settings: Settings) -> dict[str, Any]:
    """Figures, formulas, sentences and table once, and how they differ in another language, and there in the dark."""
    first, *others = LANGUAGES
    light = {lang: view(explorable, settings, lang, "light") for lang in LANGUAGES}
    return {
        "base": light[first],
        "lang": {lang: list(differences(light[first], light[lang])) for lang in others},
        "dark": {lang: list(differences(light[lang], view(explorable, settings, lang, "dark"))) for lang in LANGUAGES},
    }


def view(explorable: Explorable, settings: Settings, lang: str, theme: str) -> dict[str, Any]:
    """What is drawn and said in one language and theme, with its references."""
    text = Text(lang)
    drawn = explorable.figures(settings, THEMES[theme], text)
    formula, lines = (
        [{"$p": line} for line in said]
        for said in (explorable.formula(settings, text), explorable.lines(settings, text))
    )
    return numbers({"figures": drawn, "formula": formula, "lines": lines, "table": explorable.table(settings, text)})


def differences(base: Any, other: Any, path: tuple[Any, ...] = ()) -> Iterator[Patch]:
    """The values to be put at paths of `base` so that it equals `other`."""
    if isinstance(base, dict) and isinstance(other, dict) and base.keys() == other.keys():
        for key in base:
            yield from differences(base[key], other[key], (*path, key))
    elif isinstance(base, list) and isinstance(other, list) and len(base) == len(other):
        for i, (one, two) in enumerate(zip(base, other, strict=True)):
            yield from differences(one, two, (*path, i))
    elif base != other:
        yield [list(path), other]


def numbers(spec: Any) -> Any:
    """Plain JSON: arrays as lists, plotly's objects as dicts, NaN as null, infinity as a text that Number() reads."""
    if isinstance(spec, dict):
        return {key: numbers(value) for key, value in spec.items()}
    if isinstance(spec, list | tuple | np.ndarray):
        return [numbers(value) for value in spec]
    if isinstance(spec, np.generic):
        return numbers(spec.item())
    if isinstance(spec, float):
        if math.isfinite(spec):
            return int(spec) if spec.is_integer() and abs(spec) < 2**53 and str(spec) != "-0.0" else spec
        return None if math.isnan(spec) else f"{'-' if spec < 0 else ''}Infinity"
    return spec
