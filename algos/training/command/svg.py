"""A line chart as inline SVG: lines with bands over a common axis, readable in light and in dark."""

import html
import math
from collections.abc import Sequence
from typing import NamedTuple

# Okabe and Ito (2008), told apart by colour-blind readers; after the last colour the dash changes
COLOURS = ("#D55E00", "#0072B2", "#009E73", "#E69F00", "#CC79A7", "#56B4E9")
DASHES = ("", "6 3", "2 3", "8 3 2 3")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 460, 260, 46, 12, 28, 34


class Line(NamedTuple):
    """A line by its points, with the edges of its band; None where a number is not known."""

    name: str
    x: Sequence[float]
    middle: Sequence[float | None]
    low: Sequence[float | None]
    high: Sequence[float | None]


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round numbers (1, 2 or 5 times a power of ten apart) that cover [low, high], about `count` of them."""
    raw = (high - low) / count or 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw * 0.999)
    return [step * k for k in range(math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) + 1)]


def style(number: int) -> str:
    """The attributes of the stroke of the line of that number."""
    dash = DASHES[number // len(COLOURS) % len(DASHES)]
    return f'stroke="{COLOURS[number % len(COLOURS)]}"' + (f' stroke-dasharray="{dash}"' if dash else "")


def points(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The points as SVG writes them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True))


def frame(xs: list[float], ys: list[float], axis: str) -> tuple[list[str], float, float, float, float]:
    """The grid with its numbers, and slope and offset of both axes (pixels = slope * value + offset)."""
    steps, levels = ticks(min(xs), max(xs)), ticks(min(ys), max(ys))
    right, left = max(xs) or 1.0, min(xs)
    sx = (WIDTH - LEFT - RIGHT) / ((right - left) or 1.0)
    sy = -(HEIGHT - TOP - BOTTOM) / ((levels[-1] - levels[0]) or 1.0)
    ox, oy = LEFT - sx * left, TOP - sy * levels[-1]
    parts = []
    for level in levels:
        y = sy * level + oy
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{level:.4g}</text>')
    for step in steps:
        if left <= step <= right:
            parts.append(f'<text x="{sx * step + ox:.1f}" y="{HEIGHT - 18}" text-anchor="middle">{step:.4g}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 4}" text-anchor="middle">{axis}</text>')
    return parts, sx, ox, sy, oy


def chart(title: str, axis: str, lines: Sequence[Line]) -> str:
    """An <svg> with one line and band per `Line`; "" where no number is known at all. Names and title are escaped."""
    known = [y for line in lines for y in (*line.middle, *line.low, *line.high) if y is not None]
    if not known:
        return ""
    xs = [x for line in lines for x in line.x]
    parts, sx, ox, sy, oy = frame(xs, [*known, 0.0], html.escape(axis))
    for number, line in enumerate(lines):
        rows = zip(*line[1:], strict=True)
        kept = [[float(value) for value in row if value is not None] for row in rows if None not in row]
        if not kept:
            continue
        across = [sx * row[0] + ox for row in kept]
        middle, low, high = ([sy * row[k] + oy for row in kept] for k in (1, 2, 3))
        colour = COLOURS[number % len(COLOURS)]
        edge = points([*across, *reversed(across)], [*low, *reversed(high)])
        parts.append(f'<polygon points="{edge}" fill="{colour}" fill-opacity="0.18"/>')
        name = html.escape(line.name)
        parts.append(
            f'<polyline points="{points(across, middle)}" fill="none" stroke-width="1.8" {style(number)}>'
            f"<title>{name}</title></polyline>"
        )
    words = html.escape(title)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{words}">'
        f'<text class="title" x="{LEFT}" y="16">{words}</text>{"".join(parts)}</svg>'
    )


def key(names: Sequence[str]) -> str:
    """The legend: one entry per line, in the order of the chart's lines."""
    entries = (
        f'<span class="key"><svg viewBox="0 0 28 8"><line x1="1" x2="27" y1="4" y2="4" stroke-width="3"'
        f" {style(number)}/></svg><code>{html.escape(name)}</code></span>"
        for number, name in enumerate(names)
    )
    return f'<p class="keys">{"".join(entries)}</p>'
