"""Setting controls from code: back to their defaults, or to a state that a scenario, a tour or a prediction names."""

from collections.abc import Iterable
from typing import Any

from viz.declare.controls import Choices, Control, Number, Slider
from viz.declare.explorable import Explorable, Settings
from viz.draw.url import say


def reset(controls: Iterable[Control]) -> None:
    """Put every control back to its default; for a button's on_click."""
    for control in controls:
        say(control.key, as_state(control, control.default))


def put(explorable: Explorable, settings: Settings) -> None:
    """Set every control of an explorable, the scenario with it; for a callback."""
    say("scenario", settings["scenario"])
    for key, control in explorable.controls.items():
        say(key, as_state(control, settings[key]))


def as_state(control: Control, value: Any) -> Any:
    """A control's value as its widget holds it."""
    if isinstance(control, Choices):
        return ",".join(value)
    if isinstance(control, Number):
        return str(value)
    return control.kind(value) if isinstance(control, Slider) else value
