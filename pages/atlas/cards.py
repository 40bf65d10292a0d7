"""The atlas of objectives: what each is, as facts computed from its class, and the small curve on its card."""

import base64
import dataclasses
import difflib
import inspect
import math
from functools import cache

import torch

from algos import OBJECTIVES, TokenBatch, make_objective
from viz.draw.trust import checked
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

PROPERTIES = ("token", "sequence", "hard", "soft", "outside", "checked", "read")
SPAN, TOP = 1.0, 3.2  # of the card's axes: decades to either side of r = 1, and the largest weight
WIDTH, HEIGHT, LEFT = 420, 150, 22  # pixels


@cache
def properties(name: str) -> frozenset[str]:
    """Which of PROPERTIES an objective has; what a clip does is found by asking for its coefficients."""
    objective = make_objective(name)
    level = getattr(objective, "level", "token")
    found = {"sequence" if level in ("sequence", "sequence-token", "product") or name in ("vespo", "real", "gmpo")
             else "token"}  # fmt: skip
    removed, kept_outside = gradients(name)
    found.add("hard" if removed else "soft")
    if kept_outside:
        found.add("outside")
    found.add("checked" if checked(name)["cases"] else "read")
    return frozenset(found)


def gradients(name: str) -> tuple[bool, bool]:
    """Whether a token alone loses its gradient at some ratio from 0.05 to 20; whether one outside the band keeps it."""
    objective = make_objective(name)
    removed = kept = False
    # a clip is met whether the token was likely before or not; the ratios never fall on an edge
    for prob in (0.02, 0.4):
        z = torch.linspace(-2.9971, 2.9971, 60, dtype=torch.float64)[:, None]
        z = z[z[:, 0] < -torch.tensor(prob).log()]
        old = torch.full_like(z, prob).log()
        for A in (1.0, -1.0):
            advantages = torch.full((len(z),), A, dtype=torch.float64)
            batch = TokenBatch(logp=old + z, logp_old=old, advantages=advantages, mask=torch.ones_like(z).bool())
            silent = objective.coefficients(batch) == 0
            removed |= bool(silent.any())
            kept |= bool((objective.outside_band(batch) & ~silent).any())
    return removed, kept


def having(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The objectives that have every wanted property, in the order of the story."""
    return tuple(name for name in OBJECTIVES if set(wanted) <= properties(name))


def year(name: str) -> int:
    """The year of the paper, from its arXiv id."""
    return 2000 + int(OBJECTIVES[name].paper.arxiv[:2])


def defaults(name: str) -> str:
    """The hyperparameters with their defaults, as in Python; empty where there are none."""
    fields = dataclasses.fields(OBJECTIVES[name])  # type: ignore[arg-type]
    return ", ".join(f"{field.name} = {getattr(make_objective(name), field.name)!r}" for field in fields)


def source(name: str) -> tuple[str, str]:
    """The path of the objective's file in the project, and its text."""
    module = inspect.getmodule(OBJECTIVES[name])
    assert module is not None
    return module.__name__.replace(".", "/") + ".py", inspect.getsource(module)


@cache
def curve(name: str, palette: Palette, text: Text) -> str:
    """r f' over the ratio as a picture, solid for A > 0 and dashed for A < 0; "" where c needs more than one ratio."""
    drawn = points(name)
    if not drawn:
        return ""
    lines = []
    for places, dash in zip(drawn, ("", "6 4"), strict=True):
        style = f"fill='none' stroke='{mark_of(name).colour}' stroke-width='2.5' stroke-dasharray='{dash}'"
        lines.append(f"<polyline points='{places}' {style}/>")
    ticks = "".join(
        f"<line x1='{across(r):.1f}' x2='{across(r):.1f}' y1='{up(TOP)}' y2='{up(0)}' stroke='{palette.grid}'/>"
        f"<text x='{across(r):.1f}' y='{HEIGHT - 4}' text-anchor='middle'>{number(r)}</text>"
        for r in (0.1, 0.2, 0.5, 1, 2, 5, 10)
    )
    rows = "".join(
        f"<line x1='{LEFT}' x2='{WIDTH}' y1='{up(y):.1f}' y2='{up(y):.1f}' stroke='{palette.grid}'/>"
        f"<text x='{LEFT - 5}' y='{up(y) + 4:.1f}' text-anchor='end'>{y}</text>"
        for y in (0, 1, 2, 3)
    )
    label = text("atlas.curve", objective=text(f"objectives.{name}.name"))
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH + 8} {HEIGHT}' font-family='sans-serif' "
        f"font-size='11' fill='{palette.quiet}'>{ticks}{rows}{''.join(lines)}</svg>"
    )
    # as a picture, because Streamlit takes SVG elements out of a page's HTML
    return f"<img alt='{label}' width='100%' src='data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}'>"


@cache
def points(name: str) -> tuple[str, ...]:
    """The places of the curve in pixels, for A > 0 and for A < 0; none where c needs more than one ratio."""
    grid = torch.logspace(-SPAN, SPAN, 241, dtype=torch.float64)
    found = []
    for A in (1.0, -1.0):
        curves = make_objective(name).curves(grid, A)
        if curves is None:
            return ()
        pairs = zip(grid.tolist(), curves.phi.clamp(max=2 * TOP).tolist(), strict=True)
        found.append(" ".join(f"{across(r):.1f},{up(y):.1f}" for r, y in pairs))
    return tuple(found)


def across(ratio: float) -> float:
    """Pixels from the left of a ratio, on the card's log axis."""
    return LEFT + (WIDTH - LEFT) * (math.log10(ratio) + SPAN) / (2 * SPAN)


def up(phi: float) -> float:
    """Pixels from the top of a value of r f'."""
    return 8 + (HEIGHT - 32) * (1 - phi / TOP)


def differing(one: str, other: str) -> tuple[str, str]:
    """Two formulas as Markdown, with the pieces that only one of them has bold and underlined."""
    a, b = one.split(), other.split()
    marked: tuple[list[str], list[str]] = ([], [])
    for kind, a0, a1, b0, b1 in difflib.SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        for side, pieces in ((0, a[a0:a1]), (1, b[b0:b1])):
            if pieces:
                words = " ".join(pieces)
                marked[side].append(words if kind == "equal" else f"<u><b>{words}</b></u>")
    return " ".join(marked[0]), " ".join(marked[1])
