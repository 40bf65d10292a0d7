"""The charts of a race for its report: one line per objective over the rollouts, with the band of its seeds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from algos.training.outcome import kinds, mean
from algos.variants import label
from viz.look.style import mark_of
from viz.look.text import Text
from viz.report.runs import Event, rollouts_of

CURVES = ("reward", "entropy", "dead_tokens")
SHARES = ("reward", "dead_tokens")  # which lie between 0 and 1
DIGITS = 4
HEIGHT = 250
# plotly's names of dashes -> SVG's
DASHES = {"solid": "", "dash": "9 5", "dot": "2 4", "dashdot": "9 4 2 4", "longdash": "14 5",
          "longdashdot": "14 4 2 4"}  # fmt: skip


class Look(NamedTuple):
    """An objective with its settings as the command line spells it, and how it is drawn."""

    name: str
    colour: str
    dash: str


def looks(start: Event) -> list[Look]:
    """How each objective of a race is drawn: in its own colour, and where it is there again, in another dash."""
    found: list[Look] = []
    seen: dict[str, list[str]] = {}
    for name, settings, _ in kinds(start["members"]):
        mark, used = mark_of(name), seen.setdefault(name, [])
        free = [dash for dash in (mark.dash, *DASHES) if dash not in used]
        used.append(free[0] if free else mark.dash)
        found.append(Look(label(name, settings), mark.colour, used[-1]))
    return found


def charts(events: Sequence[Event], text: Text, top: float) -> list[dict[str, Any]]:
    """The charts of a race, each {"title", "data", "layout"} as plotly takes it; `top` is the highest entropy shown."""
    return [chart(curve, events, text, 1.0 if curve in SHARES else top) for curve in CURVES]


def chart(curve: str, events: Sequence[Event], text: Text, top: float) -> dict[str, Any]:
    """One of them."""
    rollouts, start = rollouts_of(events), events[0]
    traces: list[dict[str, Any]] = []
    for look, (_, _, places) in zip(looks(start), kinds(start["members"]), strict=True):
        traces += lines(look, [(event["step"], known(event, curve, places)) for event in rollouts])
    layout = {
        "height": HEIGHT, "margin": {"l": 44, "r": 10, "t": 8, "b": 40}, "hovermode": "closest",
        "xaxis": {"range": [-start["rollouts"] / 100, start["rollouts"] * 1.01],
                  "title": {"text": text("training_report.axis")}},
        "yaxis": {"range": [-0.02 * top, 1.03 * top]},
    }  # fmt: skip
    return {"title": text(f"training_report.{curve}"), "data": traces, "layout": layout}


def known(event: Event, curve: str, places: Sequence[int]) -> list[float]:
    """The numbers of some members at a rollout, those that there are."""
    values = event.get(curve)
    return [values[place] for place in places if values[place] is not None] if values else []


def lines(look: Look, points: Sequence[tuple[int, list[float]]]) -> list[dict[str, Any]]:
    """The line of the mean over the members and, where there are several, the band from the lowest to the highest."""
    told = [(step, values) for step, values in points if values]
    x = [step for step, _ in told]
    edge = {"type": "scatter", "mode": "lines", "x": x, "hoverinfo": "skip", "line": {"width": 0}}
    band = [
        edge | {"y": [round(min(values), DIGITS) for _, values in told]},
        edge | {"y": [round(max(values), DIGITS) for _, values in told], "fill": "tonexty",
                "fillcolor": f"{look.colour}26"},
    ] if any(len(values) > 1 for _, values in told) else []  # fmt: skip
    line = {"type": "scatter", "mode": "lines", "x": x, "y": [round(mean(values) or 0.0, DIGITS) for _, values in told],
            "name": look.name, "line": {"color": look.colour, "dash": look.dash, "width": 2.2},
            "hovertemplate": "%{x}: %{y:.3f}<extra>" + look.name + "</extra>"}  # fmt: skip
    return [*band, line]


def highest(races: Sequence[Sequence[Event]], curve: str) -> float:
    """The largest number of a curve in any of the races, for an axis that they share; 1 where none is known."""
    found = [value for events in races for event in rollouts_of(events) for value in event.get(curve) or ()]
    return max((value for value in found if value is not None), default=0.0) or 1.0
