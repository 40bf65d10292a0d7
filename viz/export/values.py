"""Settings from the command line: KEY=VALUE against what a control takes, or a sentence that says what it does."""

import math
from typing import Any

from viz.declare.controls import Choice, Choices, Control, Field, LogSlider, Number, Slider
from viz.declare.explorable import Explorable, Settings
from viz.look.text import Text


def settings_of(explorable: Explorable, pieces: list[str], text: Text) -> Settings:
    """The defaults of the scenario named, with every KEY=VALUE put in; ValueError with a sentence for a bad one."""
    pairs = [pair_of(piece, text) for piece in pieces]
    keys = ["scenario", *explorable.controls]
    for key, _ in pairs:
        if key not in keys:
            choices = ", ".join(keys)
            raise ValueError(text("export.error.key", name=explorable.name, setting=repr(key), choices=choices))
    first = Choice("scenario", tuple(explorable.scenarios), next(iter(explorable.scenarios)))
    scenario = value_of(first, dict(pairs).get("scenario", first.default), text)
    given = {key: value_of(explorable.controls[key], raw, text) for key, raw in pairs if key != "scenario"}
    return explorable.defaults(scenario) | given


def pair_of(piece: str, text: Text) -> tuple[str, str]:
    """KEY and VALUE."""
    key, equals, value = piece.partition("=")
    if not (key.strip() and equals):
        raise ValueError(text("export.error.form", piece=repr(piece)))
    return key.strip(), value.strip()


def value_of(control: Control, raw: str, text: Text) -> Any:
    """The value that a control takes from a text; a slider's or number's must lie on its grid."""
    if isinstance(control, Field):
        return raw
    if isinstance(control, Choice | Choices):
        ids = tuple(dict.fromkeys(raw.split(","))) if isinstance(control, Choices) else (raw,)
        if set(ids) <= set(control.ids):
            return tuple(name for name in control.ids if name in ids) if isinstance(control, Choices) else raw
        choices = ", ".join(control.ids)
        raise ValueError(text("export.error.value", setting=control.key, value=repr(raw), choices=choices))
    return on_grid(control, raw, text)


def on_grid(control: Slider | LogSlider | Number, raw: str, text: Text) -> float:
    """The value on the grid of a slider or number that a text means."""
    try:
        wanted = float(raw)
    except ValueError:
        wanted = math.nan
    for value in control.values:
        if math.isclose(value, wanted, rel_tol=1e-9, abs_tol=1e-12):
            return value
    if isinstance(control, LogSlider):
        choices = ", ".join(f"{value:g}" for value in control.values)
        raise ValueError(text("export.error.value", setting=control.key, value=repr(raw), choices=choices))
    ends = {"low": f"{control.low:g}", "high": f"{control.high:g}", "step": f"{getattr(control, 'step', 1):g}"}
    raise ValueError(text("export.error.range", setting=control.key, value=repr(raw), **ends))
