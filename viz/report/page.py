"""The report as one HTML file: where its races come from, one table on all of them, and the curves of each."""

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from algos.training.outcome import LAST, kinds
from viz.export.html import colours
from viz.export.payload import THEMES
from viz.export.script import inline
from viz.live.routes import PLOTLY
from viz.look.figures import CONFIG, template
from viz.look.text import Text
from viz.report.figures import DASHES, Look, charts, highest, looks
from viz.report.runs import Event, Source, differing, done, rollouts_of
from viz.report.table import field, table, value

OWN = Path(__file__).parent
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{ {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
{style}</style>
</head>
<body>
<main>
{body}
</main>
<script>{plotly}</script>
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def page(races: Sequence[Sequence[Event]], lang: str = "en", sources: Sequence[Source] = ()) -> str:
    """The whole report on races, each the list of its events; ValueError without a race."""
    if not races:
        raise ValueError("there is no race to report on; name the folder of at least one.")
    text, top = Text(lang), highest(races, "entropy")
    drawn = [charts(events, text, top) if len(rollouts_of(events)) > 1 else [] for events in races]
    apart = differing(races)
    parts = [f"<h1>{escape(text('training_report.title'))}</h1>", origin(sources, text), about(races, text)]
    first = 0
    for events, own in zip(races, drawn, strict=True):
        parts.append(section(events, own, first, apart, text))
        first += len(own)
    parts.append(quiet(versions(races)))
    whole = [{key: one[key] for key in ("data", "layout")} for own in drawn for one in own]
    data = {"charts": whole, "templates": {name: template(THEMES[name]) for name in THEMES},
            "config": CONFIG | {"responsive": True}}  # fmt: skip
    return PAGE.format(
        lang="zh-Hans" if lang == "zh" else lang, title=escape(text("training_report.title")),
        light=colours("light"), dark=colours("dark"), style=(OWN / "page.css").read_text(encoding="utf-8"),
        body="\n".join(parts), plotly=inline(PLOTLY.read_bytes().decode("utf-8")),
        data=json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c"),
        script=inline((OWN / "page.js").read_text(encoding="utf-8")),
    )  # fmt: skip


def quiet(words: str) -> str:
    """A paragraph that stands back."""
    return f'<p class="quiet">{escape(words)}</p>'


def origin(sources: Sequence[Source], text: Text) -> str:
    """Folder, date and command of each source."""
    told = []
    for source in sources:
        when = datetime.fromisoformat(source.date)
        date = f"{when.replace(tzinfo=None):%Y-%m-%d %H:%M} (UTC{when.isoformat()[19:]})"
        key = "begun" if source.begun else "written"
        words = f"<code>{escape(source.folder)}</code> · {escape(text(f'training_report.{key}', date=date))}"
        if source.cells[1]:
            words += " · " + escape(text("training_report.cells", done=source.cells[0], all=source.cells[1]))
        command = f"<pre><code>{escape(source.command)}</code></pre>" if source.command else ""
        told.append(f"<li>{words}{command}</li>")
    return f'<ul class="sources">{"".join(told)}</ul>' if told else ""


def about(races: Sequence[Sequence[Event]], text: Text) -> str:
    """What was compared and how, and the table."""
    members = [member for events in races for member in events[0]["members"]]
    seeds = {member["seed"] for member in members}
    lead = text("training_report.lead", kinds=len(kinds(members)), seeds=len(seeds))
    if not (whole := table(races, text)):
        return f"<p>{escape(lead)}</p><p>{escape(text('training_report.nothing'))}</p>"
    known = any(event.get("reward_full") for events in races for event in rollouts_of(events)[1:][-LAST:])
    precision = text(f"training_report.{'full' if known else 'sampled'}")
    how = text("training_report.how", last=LAST, precision=precision)
    return f'<p>{escape(lead)}</p><div class="wide">{whole}</div>{quiet(how)}'


def heading(start: Event, apart: Sequence[str], text: Text) -> str:
    """What race it is: what tells it from the others, or the whole of it where there are none."""
    if apart:
        return ", ".join(f"{field(name, text)} {escape(value(start, name, text))}" for name in apart)
    words = text("training_report.condition", **start | {"mismatch": value(start, "mismatch", text)})
    return escape(f"{words}, {text('training_report.recompute')}" if start.get("recompute") else words)


def section(events: Sequence[Event], own: Sequence[dict[str, Any]], first: int, apart: Sequence[str],
            text: Text) -> str:  # fmt: skip
    """One race: how far it has come, and its charts, of which the first has the number `first`."""
    count, asked, ended = done(events)
    parts = [f"<h2>{heading(events[0], apart, text)}</h2>"]
    if count < asked or not ended:
        key = "stopped" if ended else "unfinished"
        words = text(f"training_report.{key}", step=count, rollouts=asked)
        parts.append(f"<p><strong>{escape(words)}</strong></p>")
    if own:
        figures = "".join(
            f"<figure><figcaption>{escape(one['title'])}</figcaption>"
            f'<div class="chart" data-chart="{first + place}" role="img" aria-label="{escape(one["title"])}"></div>'
            "</figure>"
            for place, one in enumerate(own)
        )
        off = f"<noscript><p>{escape(text('training_report.no_script'))}</p></noscript>"
        parts += [key_of(looks(events[0])), f'<div class="charts">{figures}</div>', off]
        parts.append(quiet(text("training_report.bands")))
    return f"<section>{''.join(parts)}</section>"


def key_of(lines: Sequence[Look]) -> str:
    """The legend: one entry per line, in the order of the chart's lines."""
    entries = (
        f'<li><svg viewBox="0 0 44 8" aria-hidden="true"><path d="M1 4H43" fill="none" stroke-width="3"'
        f' stroke="{look.colour}" stroke-dasharray="{DASHES[look.dash]}"/></svg><code>{escape(look.name)}</code></li>'
        for look in lines
    )
    return f'<ul class="key">{"".join(entries)}</ul>'


def versions(races: Sequence[Sequence[Event]]) -> str:
    """What the races ran on, each once."""
    told = (
        ", ".join([*(f"{name} {one}" for name, one in events[0].get("versions", {}).items()),
                   *([events[0]["device"]] if "device" in events[0] else [])])
        for events in races
    )  # fmt: skip
    return "; ".join(dict.fromkeys(told))
