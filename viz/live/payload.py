"""What a live page sends to the browser besides the traced code: plain JSON, without loss.

A view is all that depends on choices alone; it has an address of its own (views.py). What travels with every run is
that address and where the sliders stand.
"""

import base64
import math
from collections.abc import Collection
from typing import Any

import numpy as np

from viz.declare import edits
from viz.declare.controls import Field, LogSlider, Slider
from viz.declare.explorable import Explorable, Settings, Spec
from viz.live import views
from viz.live.routes import PLOTLY, url_of
from viz.look.figures import enlarged
from viz.look.style import Palette
from viz.look.text import Text

BY_HAND = "edits"  # the field of hand edits, and the vector that the browser makes of it


def payload(
    explorable: Explorable, settings: Settings, text: Text, palette: Palette, scale: float = 1.0,
    own: Collection[str] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What travels with a run, besides the address of the code.

    `scale` enlarges the figures' type; `own` names the controls that the explorable does not share with one above it,
    None for all.
    """
    choices = chosen(explorable, settings)
    made_by = (explorable.name, id(explorable.figures), id(explorable.lines))
    state = (*made_by, tuple(sorted(choices.items())), text.lang, palette, scale)

    def make() -> dict[str, Any]:
        return view(explorable, choices, text, palette, scale)

    return addresses() | {
        "view": views.once(make()) if explorable.fleeting else views.address(state, make, explorable),
        "own": None if own is None else list(own),
        "x": {key: packed(settings[key]) for key in explorable.sliders},
        "edits": settings.get(BY_HAND, ""),
    }


def chosen(explorable: Explorable, settings: Settings) -> Settings:
    """The choices among the settings, without hand edits, which the browser reads by itself."""
    choices = explorable.choices(settings)
    return choices | {BY_HAND: ""} if BY_HAND in choices else choices


def view(explorable: Explorable, choices: Settings, text: Text, palette: Palette, scale: float) -> dict[str, Any]:
    """Everything that the sliders do not change."""
    figures = explorable.figures(choices, palette, text)
    defaults = explorable.defaults(choices["scenario"])
    return {
        "inputs": {name: packed(value) for name, value in explorable.extra(choices).items()},
        "sliders": sliders(explorable, choices["scenario"]),
        "kept": all(value == defaults[key] for key, value in choices.items()),
        "figures": {name: enlarged(simple(spec), scale) for name, spec in figures.items()},
        "formula": [{"$p": line} for line in explorable.formula(choices, text)],
        "lines": [{"$p": line} for line in explorable.lines(choices, text)],
        "table": simple(explorable.table(choices, text)),
        "grid": simple(explorable.grid(choices, text)),
        "words": text.group("live"),
        "play": explorable.play,
        "edits": by_hand(explorable, choices, text),
    }


def still(key: str, figures: dict[str, Spec], text: Text, scale: float) -> dict[str, Any]:
    """The same for figures that follow no slider; the address is known again by the figures themselves."""
    state = (key, tuple(map(id, figures.values())), text.lang, scale)

    def make() -> dict[str, Any]:
        plain = {name: short(enlarged(simple(spec), scale)) for name, spec in figures.items()}
        return {"inputs": {}, "sliders": [], "kept": True, "figures": plain, "formula": [], "lines": [],
                "table": [], "grid": None, "words": text.group("live"), "play": None, "edits": None}  # fmt: skip

    where = views.address(state, make, tuple(figures.values()))
    return addresses() | {"view": where, "x": {}, "edits": "", "code": "", "spot": "", "name": key}


def addresses() -> dict[str, str]:
    """Where the browser finds the code and the look that every live element needs."""
    return {"live": url_of("main.js"), "css": url_of("main.css"), "plotly": url_of(PLOTLY)}


def sliders(explorable: Explorable, scenario: str) -> list[dict[str, Any]]:
    """How to read each slider's position, its grid or the values that its index counts; and its default."""
    found: list[dict[str, Any]] = []
    for key, control in explorable.at(scenario).items():
        if isinstance(control, Slider):
            grid = {"low": control.low, "high": control.high, "step": control.step}
        elif isinstance(control, LogSlider):
            grid = {"values": list(control.values)}
        else:
            continue
        found.append({"key": key, "first": control.default, **grid})
    return found


def by_hand(explorable: Explorable, choices: Settings, text: Text) -> dict[str, Any] | None:
    """What the browser needs to read hand edits; None where the explorable takes none."""
    if not isinstance(explorable.controls.get(BY_HAND), Field):
        return None
    return {
        "tokens": len(explorable.extra(choices)[BY_HAND]),
        "low": edits.LOWEST,
        "high": edits.HIGHEST,
        # whether a slider moves the ratio of a token, which one set by hand does not follow
        "follows": "token" in explorable.controls and "ratio" not in explorable.rests(choices["scenario"]),
        "words": {**text.group("common.edit_problem"), **{k: text(f"common.{k}") for k in ("by_hand", "let_go")}},
    }


def packed(value: Any) -> Any:
    """An input without loss: a number as it is, a vector as base64 of float64; JSON knows no NaN."""
    array = np.asarray(value, dtype="<f8")
    if array.ndim:
        return {"f8": base64.b64encode(array.tobytes()).decode()}
    number = float(array)
    return number if math.isfinite(number) else {"n": str(number).replace("inf", "Infinity").replace("nan", "NaN")}


def simple(spec: Any) -> Any:
    """A figure or table as plain JSON: arrays as lists, what is not finite as null."""
    if isinstance(spec, str | int):
        return spec
    if isinstance(spec, dict):
        return {key: simple(value) for key, value in spec.items()}
    if isinstance(spec, np.ndarray) and np.isfinite(spec).all():
        return spec.tolist()
    if isinstance(spec, list | tuple | np.ndarray):
        return [simple(value) for value in spec]
    if isinstance(spec, float) and not math.isfinite(spec):
        return None
    return spec.item() if isinstance(spec, np.generic) else spec


def short(spec: Any) -> Any:
    """The same with every number to six digits, which no eye can tell on a screen."""
    if isinstance(spec, dict):
        return {key: short(value) for key, value in spec.items()}
    if isinstance(spec, list):
        return [short(value) for value in spec]
    return float(f"{spec:.6g}") if isinstance(spec, float) else spec
