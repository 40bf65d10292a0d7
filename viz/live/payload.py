"""What a live page sends to the browser besides the traced code: plain JSON, without loss."""

import base64
import math
from typing import Any

import numpy as np

from viz.declare.controls import LogSlider, Slider
from viz.declare.explorable import Explorable, Settings, Spec
from viz.live.routes import PLOTLY, url_of
from viz.look.figures import enlarged
from viz.look.style import Palette
from viz.look.text import Text


def payload(
    explorable: Explorable, settings: Settings, text: Text, palette: Palette, scale: float = 1.0
) -> dict[str, Any]:
    """What the browser needs besides the traced code; `scale` enlarges the figures' type."""
    figures = explorable.figures(settings, palette, text)
    return addresses() | {
        "x": {name: packed(value) for name, value in explorable.inputs(settings).items()},
        "sliders": sliders(explorable),
        "figures": {name: enlarged(simple(spec), scale) for name, spec in figures.items()},
        "formula": [{"$p": line} for line in explorable.formula(settings, text)],
        "lines": [{"$p": line} for line in explorable.lines(settings, text)],
        "table": simple(explorable.table(settings, text)),
        "words": text.group("live"),
        "play": explorable.play,
    }


def addresses() -> dict[str, str]:
    """Where the browser finds the code and the look that every live element needs."""
    return {"live": url_of("main.js"), "css": url_of("main.css"), "plotly": url_of(PLOTLY)}


def sliders(explorable: Explorable) -> list[dict[str, Any]]:
    """How to read each slider's position: its grid, or the values that its index counts."""
    found: list[dict[str, Any]] = []
    for key, control in explorable.controls.items():
        if isinstance(control, Slider):
            found.append({"key": key, "low": control.low, "high": control.high, "step": control.step})
        elif isinstance(control, LogSlider):
            found.append({"key": key, "values": list(control.values)})
    return found


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


MANY = 300  # figures kept ready; a class sees the same few
_READY: dict[int, tuple[Spec, float, Spec]] = {}  # id of a figure -> itself, the scale, what is sent of it


def ready(figure: Spec, scale: float) -> Spec:
    """A figure that follows no slider as it is sent: plain, enlarged, numbers to six digits; kept for the next run."""
    known = _READY.get(id(figure))
    if known is None or known[0] is not figure or known[1] != scale:
        if len(_READY) >= MANY:
            _READY.clear()
        known = _READY[id(figure)] = (figure, scale, short(enlarged(simple(figure), scale)))
    return known[2]


def short(spec: Any) -> Any:
    """The same with every number to six digits, which no eye can tell on a screen."""
    if isinstance(spec, dict):
        return {key: short(value) for key, value in spec.items()}
    if isinstance(spec, list):
        return [short(value) for value in spec]
    return float(f"{spec:.6g}") if isinstance(spec, float) else spec
