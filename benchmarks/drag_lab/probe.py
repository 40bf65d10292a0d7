"""Explorables with everything that a live page can do: one figure or two linked ones, of 64 or 512 tokens."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor

from viz.declare import edits
from viz.declare.controls import Field, LogSlider, Slider
from viz.declare.explorable import Compute, Explorable, Settings, Spec, phrase, ref
from viz.look.figures import template
from viz.look.style import Palette
from viz.look.text import Text

FOLDER = TemporaryDirectory()  # of what is traced
CONTROLS = {
    "A": Slider("A", -3.0, 3.0, 0.25, 1.0),
    "spread": Slider("spread", 0.0, 1.0, 0.01, 0.3),
    "ratio": LogSlider("ratio", (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0), 1.0),
    "edits": Field("edits", "5:2", read_here=True),
}


def compute_of(T: int) -> Compute:
    """The function of T tokens: ratios, their clipped weights, the geometric mean."""
    noise = torch.randn(T, generator=torch.Generator().manual_seed(0), dtype=torch.float64).round(decimals=3)

    def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
        token = torch.arange(1, T + 1, dtype=torch.float64)
        r = torch.where(x["edits"] > 0, x["edits"], x["ratio"] * torch.exp(x["spread"] * noise))
        weight = x["A"] * torch.clamp(r, 0.8, 1.2)
        return {"token": token, "r": r, "s": torch.exp(torch.log(r).mean()), "weight": weight, "top": weight.amax()}

    return compute


def figures(T: int, palette: Palette) -> dict[str, Spec]:
    """Ratios with a handle, weights as a curve that can be zoomed; marks of their own only for a short response."""
    link: dict[str, Any] = {"x": ref("token"), "meta": {"link": "token"}}
    few = T <= 64  # more tokens are drawn as one path, because every mark is an element of the page
    ratios = {**({"type": "bar"} if few else {"mode": "lines"}), "y": ref("r"), "name": "r", **link}
    curve = {"mode": "lines+markers" if few else "lines", "y": ref("weight"), "name": "w", **link}
    level = {"type": "scatter", "mode": "markers", "x": [1, 2], "y": [-2, -2], "meta": {"term": "level"}}
    look = {"template": template(palette), "height": 280}
    drag = {"vector": "r", "edit": "edits", "low": edits.LOWEST, "high": edits.HIGHEST}
    alt = {"$p": phrase("mean ratio {s}", s=("s", ".4f"))}
    log = {"type": "log", "range": [-1.5, 1.5]}
    zoom = {"dragmode": "zoom", "xaxis": {"fixedrange": False}, "yaxis": {"range": [-4, 4], "fixedrange": False}}
    meta = {"drag": drag, "alt": alt, "title": "ratios", "caption": "caption"}
    return {
        "ratios": {"data": [ratios], "layout": look | {"yaxis": log, "meta": meta}},
        "weights": {"data": [curve, level], "layout": look | zoom},
    }


def probe(name: str, T: int, shown: tuple[str, ...]) -> Explorable:
    """The explorable of T tokens that shows these figures."""

    def extra(settings: Settings) -> dict[str, Any]:
        typed = torch.zeros(T, dtype=torch.float64)
        for token, ratio in edits.parse(settings["edits"], T)[0]:
            typed[token - 1] = ratio
        return {"edits": typed}

    def chosen(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
        return {key: figures(T, palette)[key] for key in shown}

    def lines(settings: Settings, text: Text) -> list[Spec]:
        return [phrase("**mean** {s} at {spread}", s=("s", ".12f"), spread=("spread", ".2f"))]

    def table(settings: Settings, text: Text) -> list[list[Any]]:
        return [["", "s", "top"], ["now", *({"$p": phrase("{v}", v=(key, ".12f"))} for key in ("s", "top"))]]

    return Explorable(
        name,
        CONTROLS,
        compute_of(T),
        chosen,
        lines,
        table,
        {"only": {}},
        extra,
        traced=Path(FOLDER.name) / f"{name}.js",
    )


PROBES = {
    one.name: one
    for one in (
        probe("probe_one", 64, ("ratios",)),
        probe("probe_two", 64, ("ratios", "weights")),
        probe("probe_long", 512, ("ratios", "weights")),
    )
}
