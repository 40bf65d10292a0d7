"""An explorable on a page: figures, sentences and table that follow a slider while it moves.

A component watches Streamlit's own sliders and computes in the browser with the traced function; on release the page
runs as always. Where a browser cannot (no plotly.js, no traced file, an error) or ?plain=1 asks for it, `plain` draws
the same figures, sentences and table as ordinary Streamlit elements.
"""

import logging
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from viz.declare.explorable import Explorable, Settings, Spec, Values, resolve, unmarked
from viz.draw import teacher, url
from viz.draw.state import slide
from viz.live.payload import addresses, payload, ready, simple
from viz.live.routes import url_of
from viz.look.figures import CONFIG
from viz.look.style import Palette
from viz.look.text import Text

LOG = logging.getLogger(__name__)
FAILED = "_live_failed"  # what this browser could not draw, by key, for the rest of the visit
MISSED = "_live_missed"  # whether this run has drawn plain charts for that reason

# The component itself only fetches viz/live/main.js, once per page: what stands here travels with every run.
SHIM = """
const modules = {};
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  modules[data.live] ??= import(new URL(data.live, document.baseURI));
  modules[data.live].then(
    (module) => module.mount(component),
    (error) => {
      delete modules[data.live]; // to be asked for anew if the visitor tries again
      setTriggerValue("failed", String(error));
    },
  );
  return () => modules[data.live]?.then((module) => module.unmount(parentElement), () => {});
}
"""
COMPONENT = st.components.v2.component("lab_live", js=SHIM, isolate_styles=False)
Edited = Callable[[int, float | None], None]


def draw(
    explorable: Explorable,
    settings: Settings,
    text: Text,
    palette: Palette,
    on_edit: Edited | None = None,
    spot: str = "",
    own: dict[str, Any] | None = None,
    code: str | None = None,
) -> bool:
    """Draw the explorable live and return True; False where only `plain` will do.

    `on_edit(token, ratio)` is called when a person has dragged a token's ratio; None as ratio takes the edit back.
    `spot` is "step:id", the figure to point out at a step of a tour; `own` replaces parts of what the browser gets
    (viz/live/payload.py), `code` is the address of a function in JavaScript that stands for the traced file.
    """
    key = f"live-{explorable.name}"
    if only_plain(explorable.name):
        return False
    try:
        code = code or url_of(explorable.traced or f"{explorable.name}.js")
    except KeyError as problem:
        LOG.warning("no live drawing: %s", problem)
        return False

    def edited() -> None:
        if on_edit is not None:
            edit = st.session_state[key].edit
            on_edit(int(edit["token"]), None if edit["ratio"] is None else float(edit["ratio"]))

    data = payload(explorable, settings, text, palette, teacher.now().scale) | {"code": code, "spot": spot}
    COMPONENT(
        key=key, data=data | (own or {}), on_failed_change=lambda: give_up(key, explorable.name), on_edit_change=edited,
        on_point_change=lambda: slide(explorable, st.session_state[key].point),
    )  # fmt: skip
    return True


def still(key: str, figures: dict[str, Spec], text: Text) -> None:
    """Figures without controls, such as small multiples: drawn by the same component, or plain where it cannot."""
    figures = {name: ready(spec, teacher.now().scale) for name, spec in figures.items()}
    if only_plain(key):
        for name, spec in figures.items():
            chart(f"{key}-{name}", spec, spec["layout"].get("meta", {}).get("title", key))
        return
    data = addresses() | {"x": {}, "sliders": [], "figures": figures, "formula": [], "lines": [], "table": [],
                          "words": text.group("live"), "code": "", "spot": ""}  # fmt: skip
    COMPONENT(key=f"still-{key}", data=data, on_failed_change=lambda: give_up(f"still-{key}", key))


def only_plain(name: str) -> bool:
    """Whether only plain charts will do: the link asks for them, or this browser has failed to draw that name."""
    if url.plain_charts():
        return True
    if name not in st.session_state.get(FAILED, ()):
        return False
    st.session_state[MISSED] = True
    return True


def give_up(key: str, name: str) -> None:
    """Remember that this browser cannot draw the component of that key; for a callback."""
    LOG.warning("a browser cannot draw live: %r", str(st.session_state[key].failed)[:200])
    st.session_state[FAILED] = {*st.session_state.get(FAILED, ()), name}


def notice(text: Text) -> None:
    """Where this run drew plain charts because the browser had failed: a sentence, and a button that tries again."""
    if st.session_state.pop(MISSED, False):
        with st.container(horizontal=True, vertical_alignment="center", key="live-missed"):
            st.caption(text("live.missed"))
            st.button(
                text("live.again"), on_click=try_again, type="tertiary", icon=":material/refresh:", key="live-again"
            )


def try_again() -> None:
    """Forget what failed; for a callback."""
    st.session_state[FAILED] = set()


def served(explorable: Explorable, settings: Settings, text: Text, palette: Palette) -> None:
    """Draw what the server works out: the figures by the component, the rest as ordinary elements."""
    values = explorable.values
    assert values is not None
    figures = resolved(values, explorable.figures, tuple(settings.items()), palette, text)
    still(explorable.name, figures, text)
    write(explorable, settings, text, explorable.evaluate(settings))


@lru_cache(maxsize=128)
def resolved(
    evaluate: Callable[[Settings], Values], figures: Callable[[Settings, Palette, Text], dict[str, Spec]],
    items: tuple[tuple[str, Any], ...], palette: Palette, text: Text,
) -> dict[str, Spec]:  # fmt: skip
    """The figures at these settings with their numbers in them; the same objects again in the next run."""
    settings = dict(items)
    values = evaluate(settings)
    return {name: resolve(spec, values) for name, spec in figures(settings, palette, text).items()}


def plain(explorable: Explorable, settings: Settings, text: Text, palette: Palette) -> None:
    """Draw figures, sentences and table as ordinary elements, which change when a control is let go."""
    values: Values = explorable.evaluate(settings)
    sentences = [unmarked(resolve({"$p": line}, values)) for line in explorable.lines(settings, text)]
    for name, spec in explorable.figures(settings, palette, text).items():
        chart(f"{explorable.name}-{name}", resolve(simple(spec), values), " ".join(sentences))
    write(explorable, settings, text, values)


def write(explorable: Explorable, settings: Settings, text: Text, values: Values) -> None:
    """The formulas, the sentences and the table with these values."""
    for line in explorable.formula(settings, text):
        st.markdown(unmarked(resolve({"$p": line}, values)))
    sentences = [unmarked(resolve({"$p": line}, values)) for line in explorable.lines(settings, text)]
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
