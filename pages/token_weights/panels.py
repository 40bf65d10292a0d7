"""The objective in focus, token by token, in two figures that share no scale: what a token says and what it teaches.

A term of the objective can be the largest of the response while its gradient is 0 ("loud objective, dead gradient").
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from viz.declare.explorable import Settings, Spec, phrase, ref
from viz.look.figures import above, template
from viz.look.style import Palette, mark_of
from viz.look.text import Text

MOST_MARKS = 128  # tokens up to which every dropped one wears a ring
# the fixed axes; SAPO's f reaches 4 / tau
VALUE: dict[str, tuple[float, float]] = {"sapo": (0, 4.4)}
USUAL, WEIGHT = (0.0, 2.2), (-0.2, 3.2)
WHOLE = "real"  # has no term per token; that of the others without one is held constant but for log pi


def chosen(each: dict[str, dict[str, Tensor]], switches: Sequence[Tensor]) -> dict[str, Tensor]:
    """The readouts of the one objective whose switch is on."""
    found: dict[str, Tensor] = {}
    for readouts, on in zip(each.values(), switches, strict=True):
        for key in ("c", "weight", "term", "signed", "ring", "removed", "case"):
            found[key] = torch.where(on, readouts[key], found[key]) if key in found else readouts[key]
    return found


def panels(focus: dict[str, Tensor], at: Tensor, length: Tensor) -> dict[str, Tensor]:
    """What the two figures draw: a line with a stem per token, the token at position `at`, and which tokens are marked.

    The stems are thinner as the response grows, and from MOST_MARKS tokens on none is marked.
    """
    term, weight = focus["term"], focus["weight"]
    token = torch.arange(1, len(term) + 1, dtype=term.dtype)
    term_at, weight_at = (torch.where(token == at, values, 0).sum() for values in (term, weight))
    others = (token <= length) & (token != at)
    loudest = term_at > torch.where(others, term, -torch.inf).amax()
    # 0 another token's term is as large, 1 this one's is the largest, 2 the objective has none that says anything
    said = torch.where(term_at == term_at, loudest.to(term.dtype), 2)
    zero = torch.zeros_like(term)
    return {
        "marked": torch.where(length <= MOST_MARKS, token, torch.nan),
        "stem": (120 / length).clamp(min=1, max=3),
        "focus.at": at,
        "focus.term": term,
        "focus.weight": weight,
        "focus.term_stem": torch.stack([zero, term, zero], -1).reshape(-1),
        "focus.weight_stem": torch.stack([zero, weight, zero], -1).reshape(-1),
        "focus.signed": focus["signed"],
        "focus.ring": focus["ring"],
        "focus.removed": focus["removed"],
        "focus.case": focus["case"],
        "focus.term_at": term_at,
        "focus.weight_at": weight_at,
        "focus.loudest": said,
        "focus.dead": (weight_at == 0).to(term.dtype),
    }


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The value of every token's term on its own axis, and beside it the gradient weight on another."""
    focus = settings["focus"]
    none = "whole" if focus == WHOLE else "detached"
    number = {"t": ("focus.at", "d")}
    loud = phrase(
        *(text(f"token_weights.panel_value.{case}") for case in ("other", "loudest", none)), select="focus.loudest",
        v=("focus.term_at", ".3f"), **number,
    )  # fmt: skip
    dead = phrase(
        *(text(f"token_weights.panel_weight.{case}") for case in ("alive", "dead")), select="focus.dead",
        w=("focus.weight_at", ".3f"), **number,
    )  # fmt: skip
    value = panel("term", VALUE.get(focus, USUAL), palette.ink, loud, settings, palette, text)
    weight = panel("weight", WEIGHT, mark_of(focus).colour, dead, settings, palette, text)
    value["data"].append(unseen("term", "value", text))
    weight["data"].append(unseen("weight", "weight", text))
    ring = {"symbol": "circle-open", "size": 7, "color": palette.ink, "line": {"width": 1.5}}
    weight["data"].append({
        "type": "scatter", "mode": "markers", "x": ref("marked", n="length"), "y": ref("focus.ring", n="length"),
        "marker": ring, "hoverinfo": "skip",
    })  # fmt: skip
    return {"value": value, "weight": weight}


def panel(
    key: str, span: tuple[float, float], colour: str, note: Spec, settings: Settings, palette: Palette, text: Text
) -> Spec:
    """Stems of one quantity over the tokens, with an arrow at the chosen token and its number above."""
    said = "value" if key == "term" else key
    name = text(f"objectives.{settings['focus']}.name")
    line = {"color": colour, "width": ref("stem")}
    stem: dict[str, Any] = {
        "type": "scatter", "mode": "lines", "x": ref("stem_x", n="length", times=3),
        "y": ref(f"focus.{key}_stem", n="length", times=3), "line": line,
        "hoverinfo": "skip", "meta": {"term": "f" if key == "term" else "phi"},
    }  # fmt: skip
    arrow = {"symbol": "triangle-down", "size": 11, "color": palette.accent}
    pointed = {
        "type": "scatter", "mode": "markers", "x": [ref("focus.at")], "y": [span[1]], "marker": arrow,
        "cliponaxis": False, "hoverinfo": "skip",
    }  # fmt: skip
    axis = {"range": [0.4, ref("x_end")], "title": {"text": text("token_weights.figure.axis_token")}, "showgrid": False}
    layout = {
        "template": template(palette), "height": 200, "margin": {"l": 36, "r": 12, "t": 34, "b": 40}, "xaxis": axis,
        "yaxis": {"range": list(span)}, "annotations": [above({"$p": note}, palette, y=1.05)],
        "meta": {"title": text(f"token_weights.panel_{said}.title", objective=name), "share": 0.5},
    }  # fmt: skip
    return {"data": [stem, pointed], "layout": layout}


def unseen(key: str, said: str, text: Text) -> Spec:
    """A point on every token that is marked, not to be seen but to be pointed at."""
    return {
        "type": "scatter", "mode": "markers", "x": ref("marked", n="length"), "y": ref(f"focus.{key}", n="length"),
        "marker": {"size": 9, "opacity": 0}, "name": text(f"token_weights.panel_{said}.name"),
        "hovertemplate": text(f"token_weights.panel_{said}.hover") + "<extra></extra>", "meta": {"link": "token"},
    }  # fmt: skip
