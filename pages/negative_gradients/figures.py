"""The figures of the negative-gradients page: probabilities, logits and changes by token, entropy, and the weights."""

import torch
from torch import Tensor

from algos.studies import softmax
from viz.declare.explorable import Settings, Spec, ref
from viz.look.figures import level, ratio_axis, square, template, ticks
from viz.look.style import Palette, mark_of
from viz.look.text import Text

V_MAX = 50_000
HEAD = 10  # tokens drawn one by one
NAMES = ("reinforce", "grpo", "gspo", "sapo", "cispo")
# ranks at which the entropy is drawn, about even in the logarithm
SWEPT = torch.unique(torch.logspace(0, 4.69897, 70, dtype=torch.float64).round().long())
# places of the bars: the sampled token, the head, all others together
PLACES = (0, *range(2, 2 + HEAD), 3 + HEAD)
LABELS = ("★", *(str(rank) for rank in range(1, 1 + HEAD)), "Σ")
MOVE, CHANGE, SLOPE = 1.25, 1.0, 0.6  # what the axes show to either side; a bar beyond ends there
WIDTH = 0.42


def marks(pi: Tensor, hit: Tensor, taken: softmax.Step, k: Tensor, vocab: Tensor) -> dict[str, Tensor]:
    """(HEAD + 2,) before, after, move of the logit and relative change, of the sampled token, the head and the rest."""
    rank = torch.arange(1, V_MAX + 1, dtype=pi.dtype)
    rest = ((rank > HEAD) & (hit == 0) & (rank <= vocab)).to(pi.dtype)
    many = rest.sum().clamp(min=1)

    def slots(values: Tensor, together: Tensor) -> Tensor:
        return torch.cat([(values * hit).sum().reshape(1), values[:HEAD], together.reshape(1)])

    before = slots(pi, (pi * rest).sum())
    gain = slots(taken.gain, (taken.gain * rest).sum())
    # of the rest together the mean over its tokens
    move = slots(taken.logit, (taken.logit * rest).sum() / many).clamp(min=-MOVE, max=MOVE)
    change = torch.where(before > 0, gain / torch.where(before > 0, before, 1), 0).clamp(max=CHANGE)
    after = before + gain
    out = {"place": torch.tensor(PLACES, dtype=pi.dtype), "swept": SWEPT.to(pi.dtype), "before": before}
    out |= {"after.up": torch.where(gain > 0, after, 0), "after.down": torch.where(gain > 0, 0, after)}
    for name, values in (("move", move), ("change", change)):
        out |= {f"{name}.up": values.clamp(min=0), f"{name}.down": values.clamp(max=0)}
    return out


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """Probabilities before and after; moves of the logits and relative changes; the entropy's slope; the weights."""
    old = bar(text, "before", "before", palette.quiet, -WIDTH)
    new = [bar(text, f"after.{sign}", "after", colour, 0) for sign, colour in signs(palette).items()]
    figures = {"pi": by_token([old, *new], (0, 1), "pi", palette, text)}
    for name, limit in (("move", MOVE), ("change", CHANGE)):
        both = [bar(text, f"{name}.{sign}", name, colour, -WIDTH / 2) for sign, colour in signs(palette).items()]
        figures[name] = by_token(both, (-1.05 * limit, 1.05 * limit), name, palette, text)
    figures["pi"]["layout"]["shapes"] = [level(ref("level"), palette.ink, 1.5)]
    figures["change"]["layout"]["yaxis"]["tickformat"] = ".0%"
    return figures | {"sweep": sweep(palette, text), "weights": weights(settings, palette, text)}


def signs(palette: Palette) -> dict[str, str]:
    """The colours of what rises and of what falls."""
    return {"up": palette.signs[6], "down": palette.signs[2]}


def bar(text: Text, values: str, key: str, colour: str, offset: float) -> Spec:
    """One bar per place."""
    hover = text(f"negative_gradients.hover.{key}") + "<extra></extra>"
    drawn = {"type": "bar", "x": ref("place"), "y": ref(values), "width": WIDTH, "offset": offset}
    return drawn | {"marker": {"color": colour, "line": {"width": 0}}, "hovertemplate": hover}


def by_token(data: list[Spec], limits: tuple[float, float], key: str, palette: Palette, text: Text) -> Spec:
    """Bars over the sampled token, the head, and all others together."""
    layout = base(key, palette, text) | {"barmode": "overlay", "height": 250 if key == "pi" else 230}
    layout["meta"]["share"] = 1 if key == "pi" else 0.5
    title = {"title": {"text": text("negative_gradients.axis.token")}}
    layout["xaxis"] = {"range": [-0.8, PLACES[-1] + 0.8], "tickvals": list(PLACES), "ticktext": LABELS, **title}
    layout["xaxis"] |= {"showgrid": False, "tickangle": 0}
    layout["yaxis"] = {"range": list(limits), "zeroline": True, "zerolinecolor": palette.quiet}
    return {"data": data, "layout": layout}


def base(key: str, palette: Palette, text: Text) -> Spec:
    """What the layouts share: title, caption, and margins."""
    words = {"title": text(f"negative_gradients.panel.{key}"), "caption": text(f"negative_gradients.caption.{key}")}
    margin = {"l": 46, "r": 10, "t": 8, "b": 44}
    return {"template": template(palette), "height": 260, "margin": margin, "meta": words | {"share": 0.5}}


def sweep(palette: Palette, text: Text) -> Spec:
    """What a small step does to the entropy, by the rank of the sampled token; the chosen rank marked."""
    hover = text("negative_gradients.hover.sweep") + "<extra></extra>"
    line = {"type": "scatter", "mode": "lines", "x": ref("swept"), "y": ref("sweep"), "hovertemplate": hover}
    point = {"type": "scatter", "mode": "markers", "x": ref("k.point"), "y": ref("sweep.point"), "hoverinfo": "skip"}
    layout = base("sweep", palette, text)
    layout["xaxis"] = {"type": "log", "range": [-0.15, 4.85], **ticks((1, 10, 100, 1000, 10_000))}
    layout["xaxis"] |= {"title": {"text": text("negative_gradients.axis.rank")}}
    layout["yaxis"] = {"range": [-SLOPE, SLOPE], "zeroline": True, "zerolinecolor": palette.quiet}
    data = [line | {"line": {"color": palette.accent, "width": 2.5}}, point | {"marker": ring(palette)}]
    return {"data": data, "layout": layout}


def ring(palette: Palette) -> Spec:
    """The mark of where the controls stand."""
    return {"size": 10, "color": palette.paper, "symbol": "circle", "line": {"color": palette.ink, "width": 2}}


def weights(settings: Settings, palette: Palette, text: Text) -> Spec:
    """c / A against the ratio for every objective, SAPO's with no asymmetry dotted; the chosen ratio marked."""
    data: list[Spec] = []
    # the widest first, so that each shows where several lie on each other
    for width, name in zip((7, 4.5, 2.5, 2.5), NAMES[1:], strict=True):
        label, mark = text(f"control.objective.{name}"), mark_of(name)
        data.append(weight(name, {"color": mark.colour, "width": width, "dash": mark.dash}, label))
    even = {"color": palette.ink, "width": 2, "dash": "dot"}
    data.append(weight("even", even, text("negative_gradients.row.even")))
    name = settings["objective"]
    data.append({
        "type": "scatter", "mode": "markers", "x": ref("r.point"), "y": ref(f"{name}.phi.point"), "cliponaxis": False,
        "marker": ring(palette), "hoverinfo": "skip",
    })  # fmt: skip
    layout = base("weights", palette, text)
    key = "   ".join(f"{square(mark_of(one).colour)} {text(f'control.objective.{one}')}" for one in NAMES[1:])
    layout["title"] = {"text": key, "font": {"size": 12}, "x": 0, "xref": "paper", "y": 0.99}
    layout["margin"] = layout["margin"] | {"t": 26}
    layout["xaxis"] = ratio_axis(0.1, 10, text("negative_gradients.axis.ratio"))
    layout["yaxis"] = {"range": [-0.1, 3]}
    return {"data": data, "layout": layout}


def weight(name: str, line: Spec, label: str) -> Spec:
    """One objective's weight over the ratio."""
    drawn = {"type": "scatter", "mode": "lines", "x": ref("grid"), "y": ref(f"{name}.phi"), "name": label}
    drawn |= {"line": line, "meta": {"term": "c"}}
    return drawn | {"hovertemplate": "r = %{x:.3~r}: %{y:.4~r}<extra>" + label + "</extra>"}
