"""The look: one colour, dash and marker per objective everywhere, two designed themes, one template.

The seven objectives of the story wear the Okabe-Ito colours. The others wear the colour of their family with
another dash: token clip vermillion, sequence blue, soft gate green, detached weight sky, batch purple.
The sign of an update wears teal (up) or brown (down), which no objective wears.
"""

from dataclasses import dataclass
from typing import NamedTuple

VERMILLION, BLUE, GREEN, ORANGE = "#D55E00", "#0072B2", "#009E73", "#E69F00"
PURPLE, SKY, YELLOW, GREY = "#CC79A7", "#56B4E9", "#F0E442", "#8A8F98"


class Mark(NamedTuple):
    """How an objective is drawn: line colour and dash (plotly names), marker symbol."""

    colour: str
    dash: str
    symbol: str


MARKS: dict[str, Mark] = {
    "reinforce": Mark(GREY, "solid", "circle"),
    "grpo": Mark(VERMILLION, "solid", "circle"),
    "gspo": Mark(BLUE, "solid", "square"),
    "sapo": Mark(GREEN, "solid", "diamond"),
    "dapo": Mark(ORANGE, "dash", "triangle-up"),
    "dr_grpo": Mark(PURPLE, "dot", "triangle-down"),
    "cispo": Mark(SKY, "dashdot", "cross"),
    "gmpo": Mark(YELLOW, "longdash", "x"),
    "gspo_token": Mark(BLUE, "dash", "square"),
    "sequence_product": Mark(BLUE, "dot", "square"),
    "luspo": Mark(BLUE, "dashdot", "square"),
    "vespo": Mark(GREEN, "dash", "diamond"),
    "dppo": Mark(VERMILLION, "dash", "circle"),
    "clip_cov": Mark(PURPLE, "dash", "triangle-down"),
    "kl_cov": Mark(PURPLE, "dashdot", "triangle-down"),
    "topr": Mark(SKY, "dot", "cross"),
    "dro": Mark(GREEN, "dot", "diamond"),
    "real": Mark(PURPLE, "longdash", "triangle-down"),
    "fipo": Mark(VERMILLION, "dot", "circle"),
    "rec": Mark(SKY, "dash", "cross"),
    "aspo": Mark(VERMILLION, "dashdot", "circle"),
    "gppo": Mark(SKY, "longdash", "cross"),
    "ce_gppo": Mark(SKY, "longdashdot", "cross"),
    "dcpo": Mark(VERMILLION, "longdash", "circle"),
}
PLAIN = Mark(GREY, "dot", "circle")  # an objective that has no mark of its own yet
STORY = ("grpo", "gspo", "sapo", "dapo", "dr_grpo", "cispo", "gmpo")


@dataclass(frozen=True)
class Palette:
    """The colours of one theme; `signs` runs from brown (pushed down) over paper to teal (pushed up)."""

    paper: str
    ink: str
    quiet: str
    grid: str
    accent: str
    signs: tuple[str, ...]


LIGHT = Palette(
    "#fdfdfb", "#14161a", "#666b75", "#e4e4de", "#46549c",
    ("#543005", "#8c510a", "#bf812d", "#dfc27d", "#f6f5f0", "#80cdc1", "#35978f", "#01665e", "#003c30"),
)  # fmt: skip
DARK = Palette(
    "#15171b", "#e8e8e3", "#9da2ad", "#31353d", "#a3afea",
    ("#f6d9a0", "#dfae5e", "#b9802f", "#6b4a1c", "#20232a", "#14564f", "#2f948b", "#66c5b9", "#b5ece3"),
)  # fmt: skip


def palette(theme: str | None) -> Palette:
    """The palette of Streamlit's theme type; anything but "dark" is light."""
    return DARK if theme == "dark" else LIGHT


def mark_of(name: str) -> Mark:
    """How an objective is drawn, by its name in `algos.OBJECTIVES`."""
    return MARKS.get(name, PLAIN)
