"""One self-contained HTML file on one or more races: curves with seed bands, final rewards, paired differences."""

import html
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from algos.training.command.joined import condition

from algos.training.command import svg
from algos.training.outcome import LAST, kinds, mean, outcome
from algos.variants import label

Event = dict[str, Any]
Words = Callable[..., str]
TEXT = Path(__file__).parents[3] / "assets" / "text"
CURVES = ("reward", "entropy", "dead_tokens")
CSS = """
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #5b636e; --paper: #fff; --grid: #e3e6ea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --quiet: #a2a9b3; --paper: #16181c; --grid: #33373e; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem;
  margin: 2rem auto; padding: 0 1rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
.charts svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: var(--quiet); }
svg .title { font-size: 13px; fill: var(--ink); } .grid { stroke: var(--grid); }
.key { margin-right: 1.2rem; white-space: nowrap; } .key svg { width: 28px; height: 8px; margin-right: .4rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; } th, td { padding: .3rem .7rem; text-align: right;
  border-bottom: 1px solid var(--grid); font-variant-numeric: tabular-nums; } th:first-child, td:first-child {
  text-align: left; } td { white-space: nowrap; } .quiet { color: var(--quiet); }
"""


def words_of(lang: str) -> Words:
    """The report's texts in "en" or "zh" as a function of key and placeholders."""
    texts = tomllib.loads((TEXT / lang / "training_report.toml").read_text(encoding="utf-8"))
    return lambda key, **values: html.escape(texts[key].format(**values))


def line(name: str, indices: Sequence[int], rollouts: Sequence[Event], field: str) -> svg.Line:
    """The curve of one objective over the rollouts: mean over its members, lowest and highest."""
    rows = [[event[field][i] for i in indices if event[field][i] is not None] if event.get(field) else []
            for event in rollouts]  # fmt: skip
    steps = [event["step"] for event in rollouts]
    middle = [mean(row) for row in rows]
    return svg.Line(name, steps, middle, [min(row, default=None) for row in rows],
                    [max(row, default=None) for row in rows])  # fmt: skip


def charts(events: Sequence[Event], text: Words) -> str:
    """The curves of a race under one legend."""
    groups = kinds(events[0]["members"])
    rollouts = [event for event in events if event["event"] == "rollout"]
    names = [label(name, settings) for name, settings, _ in groups]
    drawn = []
    for field in CURVES:
        lines = [line(name, group[2], rollouts, field) for name, group in zip(names, groups, strict=True)]
        drawn.append(svg.chart(html.unescape(text(field)), html.unescape(text("axis")), lines))
    return f'{svg.key(names)}<div class="charts">{"".join(drawn)}</div><p class="quiet">{text("bands")}</p>'


def number(value: float | None, sign: bool = False) -> str:
    """A reward or a difference with three digits, "" where it is not known."""
    return "" if value is None else f"{round(value, 3) + 0.0:+.3f}" if sign else f"{value:.3f}"


def reading(row: dict[str, Any], first: bool, text: Words) -> str:
    """What the interval of a row says."""
    if first:
        return text("compared")
    if row["low"] is None:
        return text("one_pair")
    if not row["resolved"]:
        return text("unresolved")
    return text("higher" if row["low"] > 0 else "lower")


def table(rows: Sequence[dict[str, Any]], text: Words) -> str:
    """The outcome as a table, the first row the one that the others are compared with."""
    first = label(rows[0]["objective"], rows[0]["settings"])
    heads = [text("objective"), text("seeds"), text("start"), text("final"), text("each"),
             text("difference", first=first), text("interval"), text("verdict"), text("collapsed")]  # fmt: skip
    lines = []
    for place, row in enumerate(rows):
        between = "" if row["low"] is None else f"[{number(row['low'], True)}, {number(row['high'], True)}]"
        cells = [f"<code>{html.escape(label(row['objective'], row['settings']))}</code>", str(len(row["seeds"])),
                 number(mean(row["start"])), number(row["mean"]), " ".join(number(one) for one in row["final"]),
                 number(row["difference"], True), between, reading(row, place == 0, text),
                 text("of", count=row["collapsed"], all=len(row["seeds"]))]  # fmt: skip
        lines.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def heading(start: Event, also: Sequence[str], text: Words) -> str:
    """What race it is; `also` names further fields of the start event to tell it from the others."""
    size = f" {start['mismatch_size']:g}" if start["mismatch"] in ("noise", "flips") else ""
    again = f", {text('recompute')}" if start.get("recompute") else ""
    words = text("condition", **start | {"mismatch": f"{start['mismatch']}{size}"}) + again
    return words + "".join(f", <code>{name}={html.escape(str(start.get(name)))}</code>" for name in also)


def differing(races: Sequence[Sequence[Event]]) -> list[str]:
    """The fields in which races differ and that no heading tells by itself."""
    told = ("task", "rollouts", "staleness", "lr", "mismatch", "mismatch_size", "recompute")
    starts = [condition(events[0]) for events in races]
    names = dict.fromkeys(name for start in starts for name in start if name not in told)
    return [name for name in names if any(start.get(name) != starts[0].get(name) for start in starts)]


def section(events: Sequence[Event], also: Sequence[str], text: Words) -> str:
    """What the report says of one race."""
    start, rollouts = events[0], [event for event in events if event["event"] == "rollout"]
    seeds = {member["seed"] for member in start["members"]}
    parts = [f"<h2>{heading(start, also, text)}</h2>",
             f"<p>{text('lead', kinds=len(kinds(start['members'])), seeds=len(seeds))}</p>"]  # fmt: skip
    if not any(event["event"] == "end" for event in events):
        parts.append(f"<p><strong>{text('unfinished', step=rollouts[-1]['step'] if rollouts else 0)}</strong></p>")
    if not (rows := outcome(events)):
        return "".join([*parts, f"<p>{text('nothing')}</p>"])
    known = any(event.get("reward_full") for event in rollouts[1:][-LAST:])
    how = text("how", last=LAST, precision=html.unescape(text("full" if known else "sampled")))
    return "".join([*parts, charts(events, text), table(rows, text), f'<p class="quiet">{how}</p>'])


def page(races: Sequence[Sequence[Event]], lang: str = "en") -> str:
    """The whole report on races, each the list of its events, as HTML; ValueError without a race."""
    if not races:
        raise ValueError("there is no race to report on; name the folder of at least one.")
    text, also = words_of(lang), differing(races)
    body = "".join(f"<section>{section(events, also, text)}</section>" for events in races)
    versions = ", ".join(f"{name} {version}" for name, version in races[0][0].get("versions", {}).items())
    return (
        f'<!doctype html><html lang="{"zh-Hans" if lang == "zh" else lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{text("title")}</title><style>{CSS}</style></head>'
        f'<body><h1>{text("title")}</h1>{body}<p class="quiet">{html.escape(versions)}</p></body></html>\n'
    )
