"""An explorable on a page: figures, sentences and table that follow a slider while it moves.

A component watches Streamlit's own sliders and computes in the browser with the traced function; on release the page
runs as always. Where a browser cannot (no plotly.js, no traced file, an error) or ?plain=1 asks for it, `plain` draws
the same figures, sentences and table as ordinary Streamlit elements.
"""

import base64
import logging
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from viz.controls import LogSlider, Slider
from viz.explorable import Explorable, Settings, Spec, Values, resolve, unmarked
from viz.figures import CONFIG
from viz.routes import PLOTLY, url_of
from viz.style import Palette
from viz.text import Text

LOG = logging.getLogger(__name__)

# The component itself only fetches assets/live.js, once per page: what stands here travels with every run.
SHIM = """
const modules = {};
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  modules[data.live] ??= import(new URL(data.live, location.origin));
  modules[data.live].then(
    (module) => module.mount(component),
    (error) => setTriggerValue("failed", String(error)),
  );
  return () => modules[data.live].then((module) => module.unmount(parentElement), () => {});
}
"""
COMPONENT = st.components.v2.component("lab_live", js=SHIM, isolate_styles=False)
Edited = Callable[[int, float | None], None]


def draw(
    explorable: Explorable, settings: Settings, text: Text, palette: Palette, on_edit: Edited | None = None
) -> bool:
    """Draw the explorable live and return True; False where only `plain` will do.

    `on_edit(token, ratio)` is called when a person has dragged a token's ratio; None as ratio takes the edit back.
    """
    key, failed = f"live-{explorable.name}", f"_live_failed_{explorable.name}"
    if st.query_params.get("plain") == "1" or st.session_state.get(failed):
        return False
    try:
        code = url_of(f"traced/{explorable.name}.js")
    except KeyError as problem:
        LOG.warning("no live drawing: %s", problem)
        return False

    def give_up() -> None:
        LOG.warning("a browser cannot draw live: %r", str(st.session_state[key].failed)[:200])
        st.session_state[failed] = True

    def edited() -> None:
        if on_edit is not None:
            edit = st.session_state[key].edit
            on_edit(int(edit["token"]), None if edit["ratio"] is None else float(edit["ratio"]))

    COMPONENT(
        key=key, data=payload(explorable, settings, text, palette) | {"code": code},
        on_failed_change=give_up, on_edit_change=edited,
    )  # fmt: skip
    return True


def payload(explorable: Explorable, settings: Settings, text: Text, palette: Palette) -> dict[str, Any]:
    """What the browser needs besides the traced code."""
    figures = explorable.figures(settings, palette, text)
    return {
        "live": url_of("live.js"),
        "css": url_of("live.css"),
        "plotly": url_of(PLOTLY),
        "x": {name: packed(value) for name, value in explorable.inputs(settings).items()},
        "sliders": sliders(explorable),
        "figures": {name: simple(spec) for name, spec in figures.items()},
        "lines": [{"$p": line} for line in explorable.lines(settings, text)],
        "table": simple(explorable.table(settings, text)),
        "words": text.group("live"),
    }


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
    if isinstance(spec, dict):
        return {key: simple(value) for key, value in spec.items()}
    if isinstance(spec, list | tuple | np.ndarray):
        return [simple(value) for value in spec]
    if isinstance(spec, float) and not math.isfinite(spec):
        return None
    return spec.item() if isinstance(spec, np.generic) else spec


def plain(explorable: Explorable, settings: Settings, text: Text, palette: Palette) -> None:
    """Draw figures, sentences and table as ordinary elements, which change when a control is let go."""
    values: Values = explorable.evaluate(settings)
    sentences = [unmarked(resolve({"$p": line}, values)) for line in explorable.lines(settings, text)]
    for name, spec in explorable.figures(settings, palette, text).items():
        chart(f"{explorable.name}-{name}", resolve(simple(spec), values), " ".join(sentences))
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
    header, *rows = resolve(explorable.table(settings, text), values)
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=text("live.table"))


def chart(key: str, figure: Spec, otherwise: str) -> None:
    """One figure with its title and caption; `otherwise` describes it where it does not do so itself."""
    meta = figure["layout"].get("meta", {})
    if "title" in meta:
        st.subheader(meta["title"])
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=meta.get("alt", otherwise))
    if "caption" in meta:
        st.caption(meta["caption"])
