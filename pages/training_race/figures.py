"""The figures of a race: reward with the spread of its seeds, entropy, tokens without gradient, ratios of an update."""

from typing import Any

from pages.training_race.series import STEPS, Lane
from viz.declare.explorable import Spec, cell, phrase, ref
from viz.look.figures import legend, ratio_axis, template, upright
from viz.look.numbers import number
from viz.look.style import Palette, mark_of
from viz.look.text import Text

COLUMNS = {"reward": ".3f", "low": ".3f", "high": ".3f", "entropy": ".3f", "dead": ".2%", "kl": ".3f"}
SYMBOLS = ("triangle-up", "x", "triangle-down")  # of a second, third and fourth lane of one objective
# curve -> range of its axis
PANELS: dict[str, tuple[float, float]] = {"entropy": (-0.05, 1.6), "dead": (-0.02, 1.02)}


def label(lane: Lane, text: Text) -> str:
    """An objective's name, with the settings that were chosen for it: "SAPO (τ 5 / 10)"."""
    left, parts = dict(lane.settings), []
    for letter, one, other in (("ε", "eps_low", "eps_high"), ("τ", "tau_pos", "tau_neg")):
        if one in left and other in left:
            pair = list(dict.fromkeys(number(left.pop(key)) for key in (one, other)))
            parts.append(f"{letter} {' / '.join(pair)}")
    parts += [
        text(f"training_race.switch.{key}") if value is True else f"{key} {number(value)}"
        for key, value in left.items()
    ]
    name = text(f"objectives.{lane.name}.name")
    return f"{name} ({', '.join(parts)})" if parts else name


def figures(lanes: list[Lane], palette: Palette, text: Text, spread: bool = True) -> dict[str, Spec]:
    """All four, the reward with the `spread` of its seeds; lanes that share an objective are told apart by dash."""
    return {
        "reward": reward(lanes, palette, text, spread),
        **{curve: panel(curve, lanes, palette, text) for curve in PANELS},
        "ratios": ratios(lanes, palette, text),
    }


def lines(lanes: list[Lane], text: Text) -> list[Spec]:
    """Where each lane stands at the step."""
    return [
        phrase(text("training_race.line.now"), name=label(lane, text), step=("step", "d"),
               reward=(f"{place}.reward.now", ".2f"), entropy=(f"{place}.entropy.now", ".2f"),
               dead=(f"{place}.dead.now", ".1%"))
        for place, lane in enumerate(lanes)
    ]  # fmt: skip


def table(lanes: list[Lane], text: Text) -> list[list[Any]]:
    """The same as numbers, with the spread over the seeds."""
    header = [text(f"training_race.column.{key}") for key in ("objective", *COLUMNS)]
    return [header] + [
        [label(lane, text), *(cell(f"{place}.{key}.now", form) for key, form in COLUMNS.items())]
        for place, lane in enumerate(lanes)
    ]


def look(lanes: list[Lane], place: int) -> Spec:
    """Colour and dash of a lane: its objective's, and another dash where the objective is there twice."""
    mark, twice = mark_of(lanes[place].name), before(lanes, place)
    return {
        "color": mark.colour,
        "width": 2.5,
        "dash": ("solid", "dash", "dot", "dashdot")[twice] if twice else mark.dash,
    }


def symbol(lanes: list[Lane], place: int) -> str:
    """The marker of a lane: its objective's, and another one where the objective is there twice."""
    own = mark_of(lanes[place].name).symbol
    return (own, *(other for other in SYMBOLS if other != own))[before(lanes, place)]


def before(lanes: list[Lane], place: int) -> int:
    """How many lanes of the same objective stand before this one."""
    return [lane.name for lane in lanes[:place]].count(lanes[place].name)


def reward(lanes: list[Lane], palette: Palette, text: Text, spread: bool) -> Spec:
    """The mean reward over the seeds, and with `spread` the band between the lowest and the highest of them."""
    traces: list[Spec] = []
    for place, lane in enumerate(lanes):
        line = look(lanes, place)
        edge = {"type": "scatter", "mode": "lines", "x": ref("grid"), "hoverinfo": "skip", "showlegend": False,
                "line": {"width": 0, "color": line["color"]}}  # fmt: skip
        if spread:
            traces.append(edge | {"y": ref(f"{place}.low.line")})
            filled = {"fill": "tonexty", "fillcolor": line["color"] + "22"}
            traces.append(edge | {"y": ref(f"{place}.high.line")} | filled)
        traces.append(curve(f"{place}.reward.line", line, label(lane, text)))
    layout = base_layout((-0.02, 1.02), 360, palette, text) | {
        "showlegend": True,
        "legend": legend(13),
        "meta": meta("reward", 1, text),
    }
    layout["margin"] = {"l": 46, "r": 12, "t": 56, "b": 46}
    return {"data": traces, "layout": layout}


def panel(name: str, lanes: list[Lane], palette: Palette, text: Text) -> Spec:
    """One curve of every lane."""
    traces = [curve(f"{place}.{name}.line", look(lanes, place), label(lane, text)) for place, lane in enumerate(lanes)]
    return {"data": traces, "layout": base_layout(PANELS[name], 260, palette, text) | {"meta": meta(name, 1 / 3, text)}}


def curve(name: str, line: Spec, words: str) -> Spec:
    """A lane's line."""
    return {"type": "scatter", "mode": "lines", "x": ref("grid"), "y": ref(name), "name": words, "line": line,
            "hovertemplate": "%{x}: %{y:.3~r}<extra>" + words + "</extra>"}  # fmt: skip


def ratios(lanes: list[Lane], palette: Palette, text: Text) -> Spec:
    """A few tokens of the update at the step: the weight c / A that each lane gives them over their ratio."""
    traces = [
        {"type": "scatter", "mode": "markers", "cliponaxis": False, "name": label(lane, text),
         "x": ref(f"{place}.ratio.now"), "y": ref(f"{place}.weight.now"),
         "marker": {"size": 8, "symbol": symbol(lanes, place), "color": mark_of(lane.name).colour, "opacity": 0.75},
         "hovertemplate": "r = %{x:.3~r}, c/A = %{y:.3~r}<extra>" + label(lane, text) + "</extra>"}
        for place, lane in enumerate(lanes)
    ]  # fmt: skip
    layout = {
        "template": template(palette), "height": 260, "margin": {"l": 40, "r": 12, "t": 12, "b": 46},
        "xaxis": ratio_axis(0.09, 11, text("training_race.axis.ratio")), "yaxis": {"range": [-0.15, 2.6]},
        "shapes": [upright(1, palette.quiet, 1.5, layer="below")],
        "meta": meta("ratios", 1 / 3, text),
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def base_layout(span: tuple[float, float], height: int, palette: Palette, text: Text) -> dict[str, Any]:
    """A layout over the steps with a fixed range, and the step as a dotted line."""
    return {
        "template": template(palette), "height": height, "margin": {"l": 46, "r": 12, "t": 12, "b": 46},
        "xaxis": {"range": [-1, STEPS], "title": {"text": text("training_race.axis.step")}},
        "yaxis": {"range": list(span)},
        "shapes": [upright(ref("step"), palette.quiet, layer="below")],
    }  # fmt: skip


def meta(name: str, share: float, text: Text) -> Spec:
    """Title, caption and description of a figure."""
    words = {key: text(f"training_race.{key}.{name}") for key in ("panel", "caption", "alt")}
    return {"title": words["panel"], "caption": words["caption"], "alt": words["alt"], "share": share}
