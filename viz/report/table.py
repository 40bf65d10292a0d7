"""The outcome of races as one table: what tells them apart, then a row for each objective."""

from collections.abc import Sequence
from html import escape
from typing import Any

from algos.training.outcome import mean, outcome
from algos.variants import label
from viz.look.numbers import number
from viz.look.text import Text, catalogue
from viz.report.runs import Event, differing

COLUMNS = ("objective", "seeds", "start", "final", "difference", "interval", "verdict", "collapsed", "each")
SIZED = ("noise", "flips")  # mismatches that have a size


def table(races: Sequence[Sequence[Event]], text: Text) -> str:
    """The table of all races that have trained, one body for each; "" where none has."""
    apart = differing(races)
    bodies = [body(events, rows, apart, text) for events in races if (rows := outcome(events))]
    if not bodies:
        return ""
    heads = [field(name, text) for name in apart] + [escape(text(f"training_report.{key}")) for key in COLUMNS]
    classes = ["" for _ in apart] + list(COLUMNS)
    head = "".join(f'<th scope="col" class="{key}">{words}</th>' for key, words in zip(classes, heads, strict=True))
    caption = escape(text("training_report.outcome"))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>{''.join(bodies)}</table>"


def body(events: Sequence[Event], rows: Sequence[dict[str, Any]], apart: Sequence[str], text: Text) -> str:
    """The rows of one race; the first is the one that its others are compared with."""
    lines = []
    for place, row in enumerate(rows):
        told = "" if place else "".join(
            f'<th scope="rowgroup" rowspan="{len(rows)}">{escape(value(events[0], name, text))}</th>' for name in apart
        )  # fmt: skip
        lines.append(f"<tr>{told}{cells(row, place == 0, text)}</tr>")
    return f"<tbody>{''.join(lines)}</tbody>"


def cells(row: dict[str, Any], first: bool, text: Text) -> str:
    """One objective."""
    between = "" if row["low"] is None else f"[{reward(row['low'], True)}, {reward(row['high'], True)}]"
    called = label(row["objective"], row["settings"]).replace(",", ",<wbr>").replace("[", "<wbr>[")
    told = {
        "seeds": str(len(row["seeds"])),
        "start": reward(mean(row["start"])),
        "final": reward(row["mean"]),
        "difference": reward(row["difference"], True),
        "interval": between,
        "verdict": escape(reading(row, first, text)),
        "collapsed": escape(text("training_report.of", count=row["collapsed"], all=len(row["seeds"]))),
        "each": " ".join(reward(one) for one in row["final"]),
    }
    name = "<wbr>".join(escape(part) for part in called.split("<wbr>"))
    rest = "".join(f'<td class="{key}">{words}</td>' for key, words in told.items())
    return f'<th scope="row"><code>{name}</code></th>{rest}'


def reward(value: float | None, sign: bool = False) -> str:
    """A reward or a difference with three digits, "" where it is not known."""
    return "" if value is None else number(value, "+.3f" if sign else ".3f")


def reading(row: dict[str, Any], first: bool, text: Text) -> str:
    """What the interval of a row says."""
    if first:
        key = "compared"
    elif row["low"] is None:
        key = "one_pair"
    elif not row["resolved"]:
        key = "unresolved"
    else:
        key = "higher" if row["low"] > 0 else "lower"
    return text(f"training_report.{key}")


def field(name: str, text: Text) -> str:
    """What a field of the start event is called."""
    key = f"training_report.field.{name}"
    return escape(text(key)) if key in catalogue(text.lang) else f"<code>{escape(name)}</code>"


def value(start: Event, name: str, text: Text) -> str:
    """A field of the start event in words."""
    own = start.get(name)
    if name == "mismatch" and own in SIZED:
        return f"{own} {number(start['mismatch_size'], 'g')}"
    if isinstance(own, bool):
        return text(f"training_report.{'yes' if own else 'no'}")
    if own is None or own == "":
        return "–"
    return number(own, "g") if isinstance(own, float) else str(own)
