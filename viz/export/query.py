"""The settings that a page's address says, as the page itself would read them: what it cannot use is the default."""

import math
from collections.abc import Mapping
from typing import Any

from viz.declare.controls import Choice, Choices, Control, Field, LogSlider, Number, Slider
from viz.declare.explorable import Explorable, Settings

Query = Mapping[str, str]


def settings_in(explorable: Explorable, query: Query) -> Settings:
    """Every setting of an explorable's page."""
    scenario = query.get("scenario", "")
    defaults = explorable.defaults(scenario if scenario in explorable.scenarios else None)
    own = {key: read(control, query[key]) for key, control in explorable.controls.items() if key in query}
    return defaults | {key: value for key, value in own.items() if value is not None}


def part_in(explorable: Explorable, above: Explorable, query: Query) -> Settings:
    """The same of an explorable that shares controls with the one above it on the page."""
    shared = settings_in(above, query)
    own = settings_in(explorable, {key: raw for key, raw in query.items() if key != "scenario"})
    return own | {key: shared[key] for key in explorable.controls if key in shared}


def read(control: Control, raw: str) -> Any:
    """The value that a text means; None where it means none."""
    if isinstance(control, Field):
        return raw if len(raw) <= control.longest else None
    if isinstance(control, Choice):
        return raw if raw in control.ids else None
    if isinstance(control, Choices):
        names = set(raw.split(","))
        return tuple(name for name in control.ids if name in names) if names <= set(control.ids) else None
    return numeric(control, raw)


def numeric(control: Slider | LogSlider | Number, raw: str) -> float | None:
    """The same for a number in the control's range; a slider's lies on its grid."""
    try:
        value = float(raw)
    except ValueError:
        return None
    if isinstance(control, LogSlider):
        return next((one for one in control.values if math.isclose(one, value, rel_tol=1e-9, abs_tol=1e-12)), None)
    if not control.low <= value <= control.high:
        return None
    return control.nearest(value) if isinstance(control, Slider) else int(value)
