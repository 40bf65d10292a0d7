"""GSPO's band at its true width, and what it allows one token of a long response."""

import math
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from algos.objectives.grpo import GRPO
from algos.objectives.gspo import GSPO
from pages.clip_regions import curves as panels
from pages.clip_regions.rules import SIGNS, codes
from viz.declare.explorable import Settings, Spec, cell, phrase, ref
from viz.look.figures import above, square, template, ticks, upright
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

LENGTHS = (1, 10, 30, 100, 200, 300, 500, 1000, 2000, 4000, 7000, 10000)
LISTED = (1, 100, 1000, 4000, 10000)  # the rows of the table
ZOOM = (0.999, 1.001)
SHOWN = (0.04, 70.0)
TICKS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50]


def nats(length: Any) -> tuple[Any, Any]:
    """How far log r of one token may move, down and up, before s of a response of that length leaves the band."""
    low, high = GSPO().band()
    # log s = (1/T) log r, so log r = T log(1 - eps_low) and T log(1 + eps_high)
    return length * math.log(low), length * math.log(high)


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The sequence ratio that one token at ratio r gives a response of `length` tokens, and how far it might go."""
    s = (x["r"].log() / x["length"]).exp()
    at = torch.ones(1, dtype=torch.float64) * s
    down, up = nats(x["length"])
    out = {"hair.s": s, "hair.down": down, "hair.up": up, "hair.low": down.exp(), "hair.high": up.exp()}
    gspo = make_objective("gspo")
    for sign, state in codes(gspo, at).items():
        out[f"hair.{sign}.state"] = state.sum()
        drawn = gspo.curves(at, SIGNS[sign])
        assert drawn is not None
        out[f"hair.{sign}.phi"] = torch.where((at < ZOOM[0]) | (at > ZOOM[1]), torch.nan, drawn.phi)
    out["hair.x"] = at
    out["hair.token.x"], out["hair.token.y"] = (torch.ones(1, dtype=torch.float64) * x[key] for key in ("length", "r"))
    return out


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The wedge over length first, then the band itself under a lens."""
    return {"reach": wedge(palette, text)} | {f"zoom.{sign}": lens(sign, palette, text) for sign in SIGNS}


def wedge(palette: Palette, text: Text) -> Spec:
    """Between the lines one token may move without taking its response out of GSPO's band; GRPO's band beside it."""
    T = torch.logspace(0, 4, 81, dtype=torch.float64)
    colour, grpo = mark_of("gspo").colour, GRPO().band()
    data: list[Spec] = [
        {"type": "scatter", "mode": "lines", "x": T.tolist(), "y": edge.exp().tolist(), "hoverinfo": "skip",
         "line": {"color": colour, "width": 3}} | more
        for edge, more in zip(nats(T), ({}, {"fill": "tonexty", "fillcolor": f"{colour}22"}), strict=True)
    ]  # fmt: skip
    data.append(panels.marks(ref("hair.token.x"), ref("hair.token.y"), palette))
    band = {"type": "rect", "y0": grpo[0], "y1": grpo[1], "xref": "paper", "x0": 0, "x1": 1, "line": {"width": 0}}
    key = text("clip_regions.hair.key", gspo=square(colour), grpo=square(mark_of("grpo").colour),
               low=number(grpo[0]), high=number(grpo[1]))  # fmt: skip
    layout = {
        "template": template(palette), "height": 350, "margin": {"l": 52, "r": 12, "t": 48, "b": 44},
        "xaxis": {"type": "log", "range": [0, 4.03], **ticks((1, 10, 100, 1000, 10_000)),
                  "title": {"text": text("clip_regions.hair.length")}},
        "yaxis": {"type": "log", "range": [math.log10(v) for v in SHOWN], **ticks(TICKS),
                  "title": {"text": text("clip_regions.hair.token")}},
        "shapes": [band | {"fillcolor": mark_of("grpo").colour, "opacity": 0.25, "layer": "below"},
                   upright(ref("length"), palette.quiet)],
        "annotations": [above(key, palette)],
        "meta": {"title": text("clip_regions.hair.title"), "caption": text("clip_regions.hair.caption")},
    }  # fmt: skip
    return {"data": data, "layout": layout}


def lens(sign: str, palette: Palette, text: Text) -> Spec:
    """r f' of GSPO and GRPO within a thousandth of ratio 1, on a linear axis."""
    low, high = GSPO().band()
    eps = 1e-9
    at = torch.tensor([ZOOM[0], low - eps, low, 1.0, high, high + eps, ZOOM[1]], dtype=torch.float64)
    data = []
    for name, wide in (("grpo", 2.0), ("gspo", 4.0)):
        drawn = make_objective(name).curves(at, SIGNS[sign])
        assert drawn is not None
        data.append(panels.line(at.tolist(), drawn.phi.tolist(), name, wide, "phi", text))
    data.append(panels.marks(ref("hair.x"), ref(f"hair.{sign}.phi"), palette))
    figure = panels.laid_out("phi", sign, data, palette, text)
    layout = figure["layout"]
    ticks = [ZOOM[0], low, high, ZOOM[1]]
    layout["xaxis"] = {"range": list(ZOOM), "tickvals": ticks, "ticktext": [number(tick) for tick in ticks],
                       "title": {"text": text("clip_regions.hair.s")}}  # fmt: skip
    layout["yaxis"] = {"range": [-0.1, 1.25]}
    layout["shapes"], layout["margin"] = [], layout["margin"] | {"r": 24}
    layout["meta"]["title"] = text(f"clip_regions.hair.{sign}")
    return figure


def formula(settings: Settings, text: Text) -> list[Spec]:
    """The response's sequence ratio, with its numbers."""
    values = {"r": ("r", ".4g"), "length": ("length", "d"), "s": ("hair.s", ".6f")}
    return [phrase(text("clip_regions.formula.hair"), **values)]


def lines(settings: Settings, text: Text) -> list[Spec]:
    """How far one token may move, and what becomes of the response with the token where it is."""
    numbers = {"length": ("length", "d"), "r": ("r", ".4g"), "s": ("hair.s", ".6f")}
    reach = {"down": ("hair.down", ".2f"), "up": ("hair.up", ".2f"), "low": ("hair.low", ".4f")}
    said = [phrase(text("clip_regions.hair.reach"), high=("hair.high", ".4f"), **numbers, **reach)]
    for sign in SIGNS:
        variants = (text(f"clip_regions.whole.{sign}.{code}") for code in range(3))
        said.append(phrase(*variants, select=f"hair.{sign}.state", **numbers))
    return said


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """How far one token may move at a few lengths, the chosen one first."""
    header = [text(f"clip_regions.column.{key}") for key in ("length", "down", "up", "low", "high")]
    names = ("hair.down", "hair.up", "hair.low", "hair.high")
    here = {"$p": phrase(text("clip_regions.column.chosen"), v=("length", "d"))}
    rows: list[list[Any]] = [[here, *(cell(name, ".4f") for name in names)]]
    for length in LISTED:
        down, up = (float(edge) for edge in nats(length))
        rows.append([number(length), number(down, ".4f"), number(up, ".4f"), number(math.exp(down), ".4f"),
                     number(math.exp(up), ".4f")])  # fmt: skip
    return [header, *rows]
