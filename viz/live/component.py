"""An explorable on a page: figures, sentences and table that follow a slider while it moves and when it is let go.

A component watches Streamlit's own sliders and computes in the browser with the traced function. Where a browser cannot
(no plotly.js, no traced file, an error) or ?plain=1 asks for it, `plain` draws the same figures, sentences and table as
ordinary Streamlit elements.
"""

import logging
from collections.abc import Collection
from typing import Any

import pandas as pd
import streamlit as st

from viz.declare.explorable import Explorable, Settings, Spec, Values, resolve, unmarked
from viz.draw import plain as fallback
from viz.draw import teacher
from viz.live import payload
from viz.live.payload import simple
from viz.live.routes import url_of
from viz.look.figures import CONFIG
from viz.look.numbers import number
from viz.look.style import Palette
from viz.look.text import Text

LOG = logging.getLogger(__name__)
AGAIN = "_live_again"  # how many views this browser has asked for in vain

# The component itself only fetches a module of ours, once per page; short, because it travels with every run. A module
# that did not come is forgotten, to be asked for anew if the visitor tries again.
SHIM = """
const all = {};
export default (own) => {
  const { data: { live }, parentElement: at } = own;
  all[live] ??= import(new URL(live, document.baseURI));
  all[live].then((it) => it.mount(own), (error) => { delete all[live]; own.setTriggerValue("failed", `${error}`); });
  return () => all[live]?.then((it) => it.unmount(at), () => {});
};
"""
COMPONENT = st.components.v2.component("lab_live", js=SHIM, isolate_styles=False)


def draw(
    explorable: Explorable,
    settings: Settings,
    text: Text,
    palette: Palette,
    spot: str = "",
    own: Collection[str] | None = None,
    code: str | None = None,
) -> bool:
    """Draw the explorable live and return True; False where only `plain` will do.

    `spot` is "step:id", the figure to point out at a step of a tour; `own` names the controls that belong to this
    explorable and to none above it, None for all; `code` is the address of a function in JavaScript that stands for the
    traced file.
    """
    if fallback.only(explorable.name):
        return False
    try:
        code = code or url_of(explorable.traced or f"{explorable.name}.js")
    except KeyError as problem:
        LOG.warning("no live drawing: %s", problem)
        return False
    data = payload.payload(explorable, settings, text, palette, teacher.now().scale, own)
    mount(f"live-{explorable.name}", data | {"code": code, "spot": spot, "name": explorable.name})
    return True


def still(key: str, figures: dict[str, Spec], text: Text) -> None:
    """Figures without controls, such as small multiples: drawn by the same component, or plain where it cannot."""
    if fallback.only(key):
        for name, spec in figures.items():
            chart(f"{key}-{name}", simple(spec), spec["layout"].get("meta", {}).get("title", key))
        return
    mount(f"still-{key}", payload.still(key, figures, text, teacher.now().scale))


def mount(key: str, data: dict[str, Any]) -> None:
    """The component with these data. It tells the server that it failed, or that a view is no longer there."""
    again = st.session_state.get(AGAIN, 0)

    def make_again() -> None:
        """The run that follows makes the view; its number, because unchanged data would not reach the browser."""
        st.session_state[AGAIN] = again + 1

    COMPONENT(
        key=key, data=data | {"again": again}, on_failed_change=lambda: fallback.give_up(key, data["name"]),
        on_forgotten_change=make_again,
    )  # fmt: skip


def plain(explorable: Explorable, settings: Settings, text: Text, palette: Palette) -> None:
    """Draw figures, sentences and table as ordinary elements, which change when a control is let go."""
    values, choices = explorable.evaluate(settings), explorable.choices(settings)
    sentences = [unmarked(resolve({"$p": line}, values)) for line in explorable.lines(choices, text)]
    for name, spec in explorable.figures(choices, palette, text).items():
        chart(f"{explorable.name}-{name}", resolve(simple(spec), values), " ".join(sentences))
    for line in explorable.formula(choices, text):
        st.markdown(unmarked(resolve({"$p": line}, values)))
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
    rows(resolve(explorable.table(choices, text), values), text("live.table"))
    if grid := explorable.grid(choices, text):
        with st.expander(grid["title"]):
            rows(filled(grid, values), grid["title"])


def filled(grid: Spec, values: Values) -> list[list[str]]:
    """The header and the rows of a table of vectors, as viz/live/grid.js fills it."""
    columns = [(column["vector"], column["form"]) for column in grid["columns"]]
    count = round(values[grid["rows"]])
    return [
        [column["name"] for column in grid["columns"]],
        *([number(values[name][i], form) for name, form in columns] for i in range(count)),
    ]


def rows(table: list[list[str]], alt: str) -> None:
    """A header and rows as a table; nothing where there is none."""
    if table:
        header, *below = table
        st.dataframe(pd.DataFrame(below, columns=header), hide_index=True, alt=alt)


def chart(key: str, figure: Spec, otherwise: str) -> None:
    """One figure with its title and caption; `otherwise` describes it where it does not do so itself."""
    meta = figure["layout"].get("meta", {})
    if "title" in meta:
        st.subheader(meta["title"])
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=meta.get("alt", otherwise))
    if "caption" in meta:
        st.caption(meta["caption"])
