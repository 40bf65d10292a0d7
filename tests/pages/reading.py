"""What a person reads on a page and in a figure, and the numbers in it that are not written as all are."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

# an exponent as a machine writes it; a hyphen where a minus is meant; five digits or more without a mark
STRANGE = {
    "exponent": re.compile(r"\de[-+]?\d"),
    "hyphen": re.compile(r"(?<![\w)\]}.-])-(?=[\d.∞])"),
    "thousands": re.compile(r"(?<![\d.,])\d{5,}"),
}
# for a machine: code, addresses, markup, a paper's id
MACHINE = re.compile(r"```.*?```|`[^`]*`|<(?:code|style|script)\b.*?</(?:code|style|script)>|\]\([^)]*\)|https?://\S+|<[^>]*>|\b\d{4}\.\d{5}\b",
                     re.DOTALL)  # fmt: skip
SPOKEN = {"text", "ticktext", "title", "name", "caption", "alt", "hovertext", "said", "label", "words", "more"}
# the forms that a hover text may name: what plotly writes without an exponent
HOVER = re.compile(r"%\{[^{}:]+(?::(?!,?\.\d+(?:[f%]|~r)\}))")
PLOTLY = re.compile(r"%\{[^{}]*\}")
BLOCKS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
LABELLED = ("button", "radio", "checkbox", "toggle", "selectbox", "multiselect", "slider", "select_slider")


def strange(words: str) -> list[str]:
    """Every number of these words that is written in another way, with what stands around it."""
    words = html.unescape(MACHINE.sub(" ", words))
    return [f"{kind}: …{words[max(found.start() - 25, 0) : found.end() + 15]}…"
            for kind, pattern in STRANGE.items() for found in pattern.finditer(words)]  # fmt: skip


def on_page(at: AppTest) -> str:
    """Everything that stands on a page: its blocks, labels and helps, what it wrote in HTML, its tables and figures."""
    found = [block.value for kind in BLOCKS for block in getattr(at, kind)]
    for kind in LABELLED:
        for one in getattr(at, kind):
            found += [one.label, getattr(one, "help", "") or ""]
            found += getattr(one, "options", []) if kind in ("radio", "selectbox", "multiselect") else []
    found += [one.proto.body for one in at.get("html")]
    found += [one.proto.label for kind in ("page_link", "expander") for one in at.get(kind) if hasattr(one, "proto")]
    for table in at.dataframe:
        found += [str(cell) for row in (table.value.columns, *table.value.to_numpy()) for cell in row]
    for chart in at.get("plotly_chart"):
        found += [chart.proto.alt, *spoken(json.loads(chart.proto.spec))]
    return "\n".join(found)


def spoken(spec: Any, key: str = "") -> Iterator[str]:
    """Every text of a figure without plotly's placeholders; AssertionError for one whose form may write an exponent."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            yield from spoken(value, name)
    elif isinstance(spec, list | tuple):
        for value in spec:
            yield from spoken(value, key)
    elif isinstance(spec, str) and key == "hovertemplate":
        assert not HOVER.search(spec), spec
        yield PLOTLY.sub("", spec)
    elif isinstance(spec, str) and key in SPOKEN:
        yield spec
