"""Small multiples: one rogue token over five ratios, under GRPO, GSPO and SAPO, for either sign of A."""

from functools import cache

import torch

from algos.studies import scenarios
from pages.token_weights.figures import WEIGHT_LIMIT
from pages.token_weights.readouts import readouts
from viz.declare.explorable import Spec, as_numpy
from viz.look.figures import sign_scale, swatch, template
from viz.look.numbers import number
from viz.look.style import Palette
from viz.look.text import Text

NAMES = ("sapo", "gspo", "grpo")  # from the bottom row
RATIOS = (0.2, 0.5, 1.0, 2.0, 5.0)
TOKENS, ROGUE, GAP = 12, 7, 2
SIGNS = {"pos": 1.0, "neg": -1.0}


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """One figure per sign: a block of twelve tokens for each ratio of the rogue one."""
    return {sign: strip(sign, palette, text) for sign in SIGNS}


@cache
def blocks(A: float) -> dict[str, list[dict[str, list[float]]]]:
    """Per objective and ratio: what is drawn of the twelve tokens, and how many are dropped."""
    found: dict[str, list[dict[str, list[float]]]] = {name: [] for name in NAMES}
    for ratio in RATIOS:
        z = torch.zeros(1, TOKENS, dtype=torch.float64)
        z[0, ROGUE - 1] = torch.tensor(ratio, dtype=torch.float64).log()
        batch = scenarios.from_log_ratios(z, A, torch.ones_like(z))
        for name in NAMES:
            said = readouts(name, batch)
            found[name].append({key: as_numpy(said[key].reshape(-1)).tolist() for key in ("signed", "ring", "removed")})
    return found


def strip(sign: str, palette: Palette, text: Text) -> Spec:
    """The blocks of one sign side by side."""
    found, width = blocks(SIGNS[sign]), TOKENS + GAP
    columns = list(range(1, len(RATIOS) * width - GAP + 1))
    gap = [None] * GAP
    rows = {
        key: [[v for block in found[name] for v in [*block[key], *gap]][: len(columns)] for name in NAMES]
        for key in ("signed", "ring")
    }
    heat = {
        "type": "heatmap", "x": columns, "y": list(range(len(NAMES))), "z": rows["signed"], "xgap": 1, "ygap": 3,
        "zmin": -WEIGHT_LIMIT, "zmax": WEIGHT_LIMIT, "showscale": False, "hoverinfo": "skip",
        "colorscale": sign_scale(palette),
    }  # fmt: skip
    rings = [(x, y) for y, row in enumerate(rows["ring"]) for x, v in zip(columns, row, strict=True) if v == 0]
    marker = {"symbol": "circle-open", "size": 5, "color": palette.ink, "line": {"width": 1.2}}
    dropped = {"type": "scatter", "mode": "markers", "x": [x for x, _ in rings], "y": [y for _, y in rings]}
    title = text(f"token_weights.multiples.{sign}")
    middles = [i * width + ROGUE for i in range(len(RATIOS))]
    layout = {
        "template": template(palette), "height": 168, "margin": {"l": 66, "r": 8, "t": 4, "b": 44},
        "xaxis": {"range": [0, len(columns) + 1], "tickvals": middles, "ticktext": [number(r) for r in RATIOS],
                  "title": {"text": text("token_weights.multiples.axis")}, "showgrid": False},
        "yaxis": {"range": [-0.5, len(NAMES) - 0.5], "tickvals": list(range(len(NAMES))), "showgrid": False,
                  "ticks": "", "ticktext": [swatch(name, text(f"objectives.{name}.name")) for name in NAMES]},
        "meta": {"title": title, "alt": described(title, found, text)},
    }  # fmt: skip
    return {"data": [heat, dropped | {"marker": marker, "hoverinfo": "skip"}], "layout": layout}


def described(title: str, found: dict[str, list[dict[str, list[float]]]], text: Text) -> str:
    """The figure in words: who drops how many tokens at each ratio."""
    cases = [
        text("token_weights.multiples.case", r=number(ratio), n=TOKENS,
             **{name: number(found[name][i]['removed'][0]) for name in NAMES})
        for i, ratio in enumerate(RATIOS)
    ]  # fmt: skip
    return text("token_weights.multiples.alt", title=title, cases=" ".join(cases))
