"""DPPO's band is one of probability: a rare token may move far in ratio, a probable one may not."""

from functools import cache
from typing import Any

import torch
from torch import Tensor

from algos import make_objective
from algos.objectives.dppo import DPPO
from algos.objectives.grpo import GRPO
from pages.clip_regions import curves as panels
from pages.clip_regions.rules import HIGH, LOW, SIGNS, codes, curves, one_token
from viz.declare.explorable import Settings, Spec, cell, phrase, ref
from viz.look.figures import legend, template, ticks
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

# no edge of the band at one of these is a ratio that the page's slider can take
PROBS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
LISTED = (0.001, 0.01, 0.1, 0.5, 0.9)  # the rows of the table
DELTA = DPPO().delta
SPAN = (0.05, 2000.0)  # the ratios of the edges' axis
TICKS = ticks((0.1, 1, 10, 100, 1000))


def edges(q: Any) -> tuple[Any, Any]:
    """The ratios between which total variation keeps a token of old probability q (float or tensor)."""
    # |p - q| = q |r - 1| <= delta, and no probability leaves [0, 1]
    q = torch.as_tensor(q, dtype=torch.float64)
    return (1 - DELTA / q).clamp(min=0.0), torch.minimum(1 + DELTA / q, 1 / q)


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """DPPO's state at the chosen ratio and probability, its edges there, and its weight over the ratio."""
    dppo, old = make_objective("dppo"), x["prob"].log()
    low, high = edges(x["prob"])
    at = torch.ones(1, dtype=torch.float64) * x["r"]
    state = codes(dppo, at, old)
    out = {"dppo.low": low, "dppo.high": high, "dppo.p": x["prob"] * x["r"]}
    # 0 two edges, 1 none below (it may fall to nothing), 2 none above (it may rise to 1)
    out["dppo.case"] = (x["prob"] <= DELTA).to(low.dtype) + 2 * (x["prob"] + DELTA >= 1).to(low.dtype)
    # 3 where no such ratio exists
    for sign in SIGNS:
        out[f"dppo.{sign}.state"] = torch.where(out["dppo.p"] > 1, 3, state[sign].sum())
    # c / A on either side of the upper edge
    sides = torch.stack([high * (1 - 1e-6), high * (1 + 1e-6)])
    out["dppo.inside"], out["dppo.beyond"] = dppo.coefficients(one_token(sides, 1.0, old))[:, 0]
    up = torch.linspace(0, 1, 120, dtype=torch.float64)
    inner, outer = low.clamp(min=LOW * 1.001), high.clamp(max=HIGH * 0.999)
    ends = {"pos": (LOW + 0 * outer, outer), "neg": (inner, (1 / x["prob"]).clamp(max=HIGH))}
    for sign, (start, end) in ends.items():
        inside = start * (end / start) ** up
        # one point on the far side of each edge, so that the cliff is upright
        below, above = start * (1 - 1e-7), end * (1 + 1e-7)
        ratio = torch.cat([torch.stack([LOW + 0 * start, below]), inside, torch.stack([above, HIGH + 0 * end])])
        phi = dppo.coefficients(one_token(ratio, SIGNS[sign], old))[:, 0] * SIGNS[sign]
        out[f"dppo.{sign}.x"] = ratio
        out[f"dppo.{sign}.phi.line"] = torch.where(ratio * x["prob"] > 1 + 1e-6, torch.nan, phi)
    out["span.x"] = torch.stack([low.clamp(min=SPAN[0]), high])
    out["span.y"] = torch.stack([x["prob"], x["prob"]])
    for sign, A in SIGNS.items():
        own = torch.where(out["dppo.p"] > 1, torch.nan, dppo.coefficients(one_token(at, A, old)).sum() * A)
        out[f"dppo.{sign}.points"] = torch.stack([own, curves("grpo", x, at, A).phi.sum()])
    out["points.x"] = torch.ones(2, dtype=torch.float64) * x["r"]
    out["point.x"] = torch.ones(1, dtype=torch.float64) * x["r"]
    out["point.y"] = torch.where(out["dppo.p"] > 1, torch.nan, out["point.x"] * 0 + x["prob"])
    return out


@cache
def kl_edges(q: float) -> tuple[float, float]:
    """The same edges by binary KL with the same delta, found by halving; 0 below where none is reached."""
    dppo = DPPO(divergence="kl")

    def reach(far: float) -> float:
        near = 0.0  # log-ratios: kept at `near`, dropped at `far` or never
        for _ in range(60):
            middle = (near + far) / 2
            batch = one_token(torch.tensor([middle], dtype=torch.float64).exp(), 1.0, torch.tensor(q).double().log())
            near, far = (near, middle) if float(dppo.distance(batch).abs()) > DELTA else (middle, far)
        return float(torch.tensor(near).exp())

    low, high = reach(-30.0), reach(float(-torch.tensor(q).double().log()))
    return (low if low > 1e-9 else 0.0), high


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The edges over the old probability, and below them what multiplies the gradient of the chosen token."""
    found = {"edges": edge_figure(palette, text)}
    for sign in SIGNS:
        figure = panels.panel("phi", sign, ("grpo",), palette, text)
        data = panels.line(ref(f"dppo.{sign}.x"), ref(f"dppo.{sign}.phi.line"), "dppo", 2.5, "phi", text)
        figure["data"][1:] = [data, panels.marks(ref("points.x"), ref(f"dppo.{sign}.points"), palette)]
        found[f"phi.{sign}"] = figure
    return found


def edge_figure(palette: Palette, text: Text) -> Spec:
    """Old probability against ratio: TV's and KL's edges, GRPO's band, the chosen token and how far it may move."""
    q = torch.logspace(-3, -0.01, 90, dtype=torch.float64)
    low, high = edges(q)
    mark, grpo, q_list = mark_of("dppo"), GRPO().band(), q.tolist()
    kl = [kl_edges(value) for value in q_list]
    dash = {"tv": {"color": mark.colour, "width": 3}, "kl": {"color": palette.quiet, "width": 2, "dash": "dash"}}
    lines = {"tv": (low.tolist(), high.tolist()), "kl": tuple(zip(*kl, strict=True))}
    data = [
        {"type": "scatter", "mode": "lines", "x": [v if v > 0 else None for v in edge], "y": q_list, "line": dash[key],
         "name": text(f"clip_regions.prob.{key}"), "showlegend": number == 1, "hoverinfo": "skip"}
        for key, pair in lines.items() for number, edge in enumerate(pair)
    ]  # fmt: skip
    wall = {"color": palette.ink, "width": 1.5, "dash": "dot"}
    data.append({"type": "scatter", "mode": "lines", "x": (1 / q).tolist(), "y": q_list, "line": wall,
                 "name": text("clip_regions.prob.wall"), "hoverinfo": "skip"})  # fmt: skip
    data.append({"type": "scatter", "mode": "lines", "x": ref("span.x"), "y": ref("span.y"), "hoverinfo": "skip",
                 "line": {"color": palette.ink, "width": 5}, "showlegend": False})  # fmt: skip
    data.append(panels.marks(ref("point.x"), ref("point.y"), palette))
    band = {"type": "rect", "x0": grpo[0], "x1": grpo[1], "yref": "paper", "y0": 0, "y1": 1, "line": {"width": 0}}
    here = phrase(text("clip_regions.prob.key"), low=number(grpo[0]), high=number(grpo[1]), prob=("prob", ".4g"))
    layout = {
        "template": template(palette), "height": 360, "margin": {"l": 60, "r": 12, "t": 58, "b": 44},
        "xaxis": {"type": "log", "range": [-1.3, 3.3], "title": {"text": text("clip_regions.axis_ratio")}} | TICKS,
        "yaxis": {"type": "log", "range": [-3.08, 0.05], **ticks((0.001, 0.01, 0.1, 0.5, 0.9)),
                  "title": {"text": text("clip_regions.prob.axis")}},
        "shapes": [band | {"fillcolor": mark_of("grpo").colour, "opacity": 0.25, "layer": "below"}],
        "showlegend": True, "legend": legend(),
        "meta": {"title": text("clip_regions.prob.title"), "caption": {"$p": here}},
    }  # fmt: skip
    return {"data": data, "layout": layout}


def formula(settings: Settings, text: Text) -> list[Spec]:
    """The token's probability after the move, with its numbers."""
    values = {"prob": ("prob", ".4g"), "r": ("r", ".4g"), "p": ("dppo.p", ".4g"), "delta": number(DELTA)}
    return [phrase(text("clip_regions.formula.prob"), **values)]


def lines(settings: Settings, text: Text) -> list[Spec]:
    """How far DPPO lets the token move, and what becomes of it where it is, beside GRPO."""
    low, high = GRPO().band()
    numbers = {"prob": ("prob", ".4g"), "r": ("r", ".4g"), "p": ("dppo.p", ".4g"), "delta": number(DELTA)}
    edges = {"low": ("dppo.low", ".4g"), "high": ("dppo.high", ".4g"), "g_low": number(low), "g_high": number(high)}
    cases = (text(f"clip_regions.reach.{case}") for case in range(3))
    said = [phrase(*cases, select="dppo.case", **numbers, **edges)]
    for sign in SIGNS:
        variants = (text(f"clip_regions.move.{sign}.{code}") for code in range(4))
        said.append(phrase(*variants, select=f"dppo.{sign}.state", **numbers))
    return said


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """DPPO's edges at a few old probabilities, the chosen one first; GRPO's are the same everywhere."""
    header = [text(f"clip_regions.column.{key}") for key in ("prob", "low", "high", "grpo")]
    low, high = GRPO().band()
    grpo = f"{number(low)} – {number(high)}"
    here = {"$p": phrase(text("clip_regions.column.chosen"), v=("prob", ".4g"))}
    rows = [[number(q), *(number(float(edge), ".4g") for edge in edges(q)), grpo] for q in LISTED]
    return [header, [here, cell("dppo.low", ".4g"), cell("dppo.high", ".4g"), grpo], *rows]
