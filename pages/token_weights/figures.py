"""The two linked figures of the token-weights page: the ratios, and the strip of weights below them."""

from collections.abc import Iterable

import torch
from torch import Tensor

from algos.objectives.grpo import GRPO
from algos.objectives.gspo import GSPO
from viz.declare.edits import HIGHEST, LOWEST
from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.figures import above, level, ratio_axis, sign_scale, square, swatch, template
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

GRPO_COLOUR, GSPO_COLOUR = mark_of("grpo").colour, mark_of("gspo").colour
LOW, HIGH = 0.08, 12.5  # the ratios that the axis shows; a token beyond them is drawn on the edge
WEIGHT_LIMIT = 2.0  # |c / A| at which the strip's colour is full


def marks(r: Tensor, s: Tensor, length: Tensor) -> dict[str, Tensor]:
    """What the ratio plot draws of the ratios (T,): stems from 1, points inside and outside GRPO's band, the line s.

    The stems are one line that returns to 1 after each, not T pieces: plotly makes an element of every piece.
    Marks are smaller, and cells closer, as the response grows.
    """
    token = torch.arange(1, len(r) + 1, dtype=r.dtype)
    shown = r.clamp(min=LOW, max=HIGH)
    low, high = GRPO().band()
    outside = (r < low) | (r > high)
    return {
        "token": token,
        "stem_x": torch.stack([token, token, token], -1).reshape(-1),
        "stem_y": torch.stack([torch.ones_like(r), shown, torch.ones_like(r)], -1).reshape(-1),
        "inside": torch.where(outside, torch.nan, shown),
        "outside": torch.where(outside, shown, torch.nan),
        "s_shown": s.clamp(min=LOW, max=HIGH),
        "mark": (190 / length).clamp(min=4, max=8),
        "gap": (length <= 64).to(r.dtype),
    }


def bands() -> dict[str, str]:
    """The edges of GRPO's and GSPO's band at their defaults, as text."""
    grpo, gspo = GRPO().band(), GSPO().band()
    return {
        "grpo_low": number(grpo[0]),
        "grpo_high": number(grpo[1]),
        "gspo_low": number(gspo[0]),
        "gspo_high": number(gspo[1]),
    }


def ratios(settings: Settings, palette: Palette, text: Text) -> Spec:
    """Each token's ratio as a stem from 1, GRPO's band shaded, s as a line; a hollow point lies outside the band."""
    stem_x, stem_y = (ref(name, n="length", times=3) for name in ("stem_x", "stem_y"))
    stems = {"type": "scatter", "mode": "lines", "x": stem_x, "y": stem_y, "hoverinfo": "skip"}
    stems["line"] = {"color": palette.quiet, "width": 1.5}
    edge, hover = {"color": palette.ink, "width": 2}, text("token_weights.figure.hover_ratio")
    points = [
        {"type": "scatter", "mode": "markers", "x": ref("token", n="length"), "y": ref(name, n="length"), "name": "r",
         "customdata": ref("r", n="length"), "hovertemplate": hover + "<extra></extra>",
         "marker": {"size": ref("mark"), "color": fill, "line": edge}, "meta": {"link": "token"}}
        for name, fill in (("inside", palette.ink), ("outside", palette.paper))
    ]  # fmt: skip
    low, high = GRPO().band()
    note = phrase(
        text("token_weights.figure.key"), s=("s", ".4f"), grpo=square(GRPO_COLOUR), gspo=square(GSPO_COLOUR), **bands()
    )
    band = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": low, "y1": high}
    layout = layout_of(settings, palette, text, 280, 30)
    layout |= {
        "shapes": [
            band | {"fillcolor": GRPO_COLOUR, "opacity": 0.14, "line": {"width": 0}, "layer": "below"},
            level(1, palette.quiet, 1, "solid"),
            level(ref("s_shown"), GSPO_COLOUR, 2.5, "solid"),
        ],
        "annotations": [above({"$p": note}, palette)],
        "yaxis": ratio_axis(LOW, HIGH, text("token_weights.figure.axis_ratio")),
        "meta": {
            "title": text("token_weights.ratios_header"),
            "drag": {"vector": "r", "edit": "edits", "low": LOWEST, "high": HIGHEST},
        },
    }
    return {"data": [stems, *points], "layout": layout}


def strip(settings: Settings, palette: Palette, text: Text) -> Spec:
    """Rows are objectives, columns tokens: colour is c / A (teal pushes up, brown down), a ring is no gradient."""
    rows = list(settings["show"])[::-1]
    token = ref("token", n="length")
    heat = {
        "type": "heatmap", "x": token, "z": [ref(f"{name}.signed", n="length") for name in rows],
        "customdata": [ref(f"{name}.weight", n="length") for name in rows], "zmin": -WEIGHT_LIMIT, "zmax": WEIGHT_LIMIT,
        "colorscale": sign_scale(palette), "showscale": False, "ygap": 3,
        "xgap": ref("gap"), "name": "c/A", "meta": {"link": "token"},
        "hovertemplate": text("token_weights.figure.hover_weight") + "<extra></extra>",
    }  # fmt: skip
    marker = {"symbol": "circle-open", "size": ref("mark"), "color": palette.ink, "line": {"width": 1.5}}
    rings = [
        {"type": "scatter", "mode": "markers", "x": token, "y": ref(f"{name}.ring", n="length", **{"+": i}),
         "marker": marker, "hoverinfo": "skip"}
        for i, name in enumerate(rows)
    ]  # fmt: skip
    layout = layout_of(settings, palette, text, 74 + 34 * len(rows), 8)
    layout["yaxis"] = {
        "range": [-0.5, len(rows) - 0.5], "tickvals": list(range(len(rows))), "showgrid": False, "ticks": "",
        "ticktext": [swatch(name, text(f"objectives.{name}.name")) for name in rows],
        "tickfont": {"size": 14, "color": palette.ink},
    }  # fmt: skip
    layout["meta"] = {"title": text("token_weights.strip_header"), "caption": text("token_weights.strip_legend")}
    return {"data": [heat, *rings], "layout": layout}


def layout_of(settings: Settings, palette: Palette, text: Text, height: int, top: int) -> Spec:
    """What both figures share: the template, the token axis, and a left margin that lines their columns up."""
    left = left_margin(text(f"objectives.{name}.name") for name in settings["show"])
    axis = {"range": [0.4, ref("x_end")], "title": {"text": text("token_weights.figure.axis_token")}, "showgrid": False}
    margin = {"l": left, "r": 12, "t": top, "b": 44}
    return {"template": template(palette), "height": height, "margin": margin, "xaxis": axis}


def left_margin(names: Iterable[str]) -> int:
    """Pixels that the longest name needs; a Chinese character is about two Latin letters wide."""
    return round(36 + 7.2 * max(sum(2 if ord(letter) > 0x2E80 else 1 for letter in name) for name in names))
