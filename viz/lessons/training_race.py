"""The lesson on the training race: what the objectives do to a policy that learns."""

from functools import cache

from viz.explorable import Spec, Values
from viz.figures import template
from viz.race.figures import look
from viz.race.recordings import PRESETS, lanes_of
from viz.race.series import STEPS
from viz.style import Palette
from viz.text import Text

END = STEPS - 1


@cache
def multiples(palette: Palette, text: Text) -> dict[str, Spec]:
    """The reward of every preset, side by side."""
    return {preset: panel(preset, palette, text) for preset in PRESETS}


def panel(preset: str, palette: Palette, text: Text) -> Spec:
    """One preset: a line per lane."""
    lanes = lanes_of(preset)
    traces = [
        {"type": "scatter", "mode": "lines", "y": lane.curves["reward"].tolist(), "line": look(lanes, place),
         "hoverinfo": "skip"}
        for place, lane in enumerate(lanes)
    ]  # fmt: skip
    title = text(f"training_race.scenario.{preset}")
    layout = {
        "template": template(palette), "height": 210, "margin": {"l": 34, "r": 8, "t": 8, "b": 42},
        "xaxis": {"range": [-1, STEPS], "title": {"text": text("training_race.axis.step")}},
        "yaxis": {"range": [-0.02, 1.02]},
        "meta": {"title": title, "share": 1 / 3, "alt": f"{title}: {text('training_race.alt.reward')}"},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def last(values: Values, place: int) -> float:
    """The reward of a lane at the step that the values are of."""
    return float(values[f"{place}.reward.now"])
