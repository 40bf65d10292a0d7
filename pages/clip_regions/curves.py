"""The curves: f, f' and r f' against the ratio, for A > 0 and A < 0, a token's ratio marked on them; and in words."""

from collections.abc import Collection, Sequence
from typing import Any

import torch
from torch import Tensor

from pages.clip_regions.rules import GRID, HIGH, LOW, NAMES, SIGNS, curves, states
from viz.declare.explorable import Settings, Spec, cell, phrase, ref
from viz.look.figures import legend, ratio_axis, template, upright
from viz.look.style import Palette, mark_of
from viz.look.text import Text

# fixed axes: f on its own scale, f' and r f' are weights
PANELS = {"f": (-0.3, 4.3), "slope": (-0.1, 1.5), "phi": (-0.15, 3.3)}
SYMBOLS = {"f": "f", "slope": "f′", "phi": "r\u00a0f′"}  # the same in every language


def compute(x: dict[str, Tensor], names: Collection[str]) -> dict[str, Tensor]:
    """The curves of each objective named, its values and state at the chosen ratio, and how many give no gradient."""
    at = torch.ones(1, dtype=torch.float64) * x["r"]
    out: dict[str, Tensor] = {"grid": GRID * 1.0, "marks.x": torch.ones(len(NAMES), dtype=torch.float64) * x["r"]}
    silent = dict.fromkeys(SIGNS, x["r"] * 0)
    values: dict[str, list[Tensor]] = {f"{key}.{sign}": [] for key in PANELS for sign in SIGNS}
    for name in NAMES:
        if name not in names:
            for points in values.values():
                points.append(x["r"] * torch.nan)
            continue
        here = states(name, x, at)
        for sign, A in SIGNS.items():
            line, point = curves(name, x, GRID, A)._asdict(), curves(name, x, at, A)._asdict()
            for key in PANELS:
                out[f"{name}.{sign}.{key}.line"], out[f"{name}.{sign}.{key}"] = line[key], point[key].sum()
                values[f"{key}.{sign}"].append(torch.where(x[f"on.{name}"] > 0, point[key].sum(), torch.nan))
            out[f"{name}.{sign}.state"] = here[sign].sum()
            silent[sign] = silent[sign] + x[f"on.{name}"] * (here[sign].sum() == 1).to(at.dtype)
    out |= {f"marks.{place}": torch.stack(points) for place, points in values.items()}
    shown = sum((x[f"on.{name}"] for name in NAMES), x["r"] * 0)
    # 0 some learn for either sign, 1 none for A > 0, 2 none for A < 0, 3 none at all
    out["silent.case"] = (silent["pos"] == shown).to(at.dtype) + 2 * (silent["neg"] == shown).to(at.dtype)
    return out | {f"silent.{sign}": count for sign, count in silent.items()}


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """A row of two panels for each curve: A > 0 beside A < 0."""
    return {f"{key}.{sign}": panel(key, sign, settings["show"], palette, text) for key in PANELS for sign in SIGNS}


def panel(key: str, sign: str, names: Sequence[str], palette: Palette, text: Text) -> Spec:
    """One curve of the objectives named for one sign; the left panel of a row carries the key."""
    traces = [
        line(ref("grid"), ref(f"{name}.{sign}.{key}.line"), name, width(i, len(names)), key, text)
        for i, name in enumerate(names)
    ]
    traces.append(marks(ref("marks.x"), ref(f"marks.{key}.{sign}"), palette))
    return laid_out(key, sign, traces, palette, text)


def line(x: Any, y: Any, name: str, wide: float, term: str, text: Text) -> Spec:
    """An objective's line with its colour and dash."""
    mark, label = mark_of(name), text(f"objectives.{name}.name")
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "name": label, "meta": {"term": term},
        "line": {"color": mark.colour, "width": wide, "dash": mark.dash},
        "hovertemplate": "%{x:.4~r}, %{y:.4~r}<extra>" + label + "</extra>",
    }  # fmt: skip


def width(place: int, total: int) -> float:
    """Lines lie on each other where objectives agree: those drawn first are wider, and show beside the later ones."""
    return 2.0 + min(0.7 * (total - 1 - place), 3.0)


def marks(x: Any, y: Any, palette: Palette) -> Spec:
    """Points where the chosen ratio meets the lines."""
    marker = {"size": 8, "color": palette.paper, "line": {"color": palette.ink, "width": 1.5}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": marker,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def laid_out(key: str, sign: str, traces: list[Spec], palette: Palette, text: Text) -> Spec:
    """The panel's layout: the ratio on a log axis, the chosen one as a dotted line."""
    layout = {
        "template": template(palette), "height": 236, "margin": {"l": 38, "r": 10, "t": 44, "b": 42},
        "xaxis": ratio_axis(LOW, HIGH, text("clip_regions.axis_ratio")), "yaxis": {"range": list(PANELS[key])},
        "shapes": [upright(ref("r"), palette.quiet)], "showlegend": sign == "pos", "legend": legend(),
        "meta": {"title": text(f"clip_regions.panel.{key}.{sign}"), "share": 0.5},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def formula(settings: Settings, text: Text) -> list[Spec]:
    """c / A of the objective in focus for each sign."""
    name = settings["focus"]
    said = []
    for sign in SIGNS:
        values = {"phi": (f"{name}.{sign}.phi", ".3f"), "slope": (f"{name}.{sign}.slope", ".3f")}
        label = text(f"objectives.{name}.name")
        said.append(phrase(text(f"clip_regions.formula.{sign}"), objective=label, r=("r", ".4g"), **values))
    return said


def lines(settings: Settings, text: Text) -> list[Spec]:
    """What the objective in focus makes of the token for each sign, and how many of those shown drop it."""
    name, said = settings["focus"], []
    for sign in SIGNS:
        variants = (text(f"clip_regions.line.{sign}.{code}") for code in range(3))
        values = {"f": (f"{name}.{sign}.f", ".3f"), "phi": (f"{name}.{sign}.phi", ".3f"), "r": ("r", ".4g")}
        label = text(f"objectives.{name}.name")
        said.append(phrase(*variants, select=f"{name}.{sign}.state", objective=label, **values))
    counts = {"pos": ("silent.pos", "d"), "neg": ("silent.neg", "d"), "r": ("r", ".4g")}
    cases = (text(f"clip_regions.silent.{case}") for case in range(4))
    return [*said, phrase(*cases, select="silent.case", total=len(settings["show"]), **counts)]


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """f, f', r f' and the state of the objectives shown, for each sign."""
    header = [text("clip_regions.column.objective")]
    symbols = [*SYMBOLS.values(), text("clip_regions.column.state")]
    header += [text(f"clip_regions.column.{sign}", v=symbol) for sign in SIGNS for symbol in symbols]
    rows = []
    for name in settings["show"]:
        row: list[Any] = [text(f"objectives.{name}.name")]
        for sign in SIGNS:
            row += [cell(f"{name}.{sign}.{key}", ".3f") for key in SYMBOLS]
            variants = (text(f"clip_regions.cell.{code}") for code in range(3))
            row.append({"$p": phrase(*variants, select=f"{name}.{sign}.state")})
        rows.append(row)
    return [header, *rows]
