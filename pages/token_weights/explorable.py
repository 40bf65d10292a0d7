"""One response under every objective: the ratios of its tokens, and what each objective makes of them."""

from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from algos import OBJECTIVES, TokenBatch, ratios
from algos.studies import draws, scenarios
from pages.token_weights import curves as token_curves
from pages.token_weights import figures as token_figures
from pages.token_weights import panels as token_panels
from pages.token_weights import readouts as token_readouts
from pages.token_weights.readouts import THREE
from viz.declare import edits
from viz.declare.controls import Choice, Choices, Field, LogSlider, Number, Slider
from viz.declare.explorable import Compute, Explorable, Settings, Spec, Values
from viz.look.style import STORY, Palette
from viz.look.text import Text

T_MAX = draws.LONGEST
# these choose tokens by sorting or at random over a batch, which one response on a slider cannot show
NAMES = tuple(name for name, objective in OBJECTIVES.items() if not objective.sorts)
CURVED = tuple(name for name in NAMES if name in token_curves.CURVED)
# no value here is the edge of a band, where a rounding error would decide
RATIOS = (
    0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.85, 0.9, 0.95,
    1.0, 1.05, 1.1, 1.15, 1.25, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 6.0, 7.0, 8.0, 10.0,
)  # fmt: skip
CONTROLS = {
    "A": Slider("A", -2.0, 2.0, 0.1, 1.0),
    "ratio": LogSlider("ratio", RATIOS, 3.0),
    "length": Slider("length", 1, T_MAX, 1, 24),
    "focus": Choice("focus", NAMES, "grpo", "objectives.{id}.name"),
    "token": Slider("token", 1, T_MAX, 1, 8),
    "spread": Slider("spread", 0.0, 0.6, 0.01, 0.05),
    "drift": Slider("drift", -0.5, 0.5, 0.01, 0.0),
    "seed": Number("seed", 0, 99, 0),
    "edits": Field("edits", "5:0.2, 17:3", read_here=True),
    "show": Choices("show", NAMES, STORY),
}
# which terms of the log-ratio a scenario has; the controls of the others rest
ROGUE = ("rogue", "spread", "drift")
TERMS = {
    "loud": ROGUE,
    "rogue_up_pos": ROGUE,
    "rogue_down_pos": ROGUE,
    "rogue_up_neg": ROGUE,
    "rogue_down_neg": ROGUE,
    "routing_flips": ("flips", "spread", "drift"),
    "small_drift": ("spread", "drift"),
    "long_drift": ("spread", "drift", "grows"),
    "on_policy": (),
}
# term -> the controls that it listens to
LISTENS = {"rogue": ("ratio",), "flips": ("ratio",), "spread": ("spread",), "drift": ("drift",), "grows": ()}
FLIPPED = 0.125  # share of tokens that change expert under routing flips


def log_ratios(x: dict[str, Tensor]) -> Tensor:
    """(T,) z of every token: drift, noise, flips and rogue token where the scenario has them, then the edits."""
    token = torch.arange(1, T_MAX + 1, dtype=torch.float64)
    ramp = 2 * (token - 1) / (x["length"] - 1).clamp(min=1)
    # z_t = drift (or 2 drift (t-1)/(T-1)) + spread noise_t + flip_t |log ratio|
    z = x["on.drift"] * x["drift"] * torch.where(x["on.grows"] > 0, ramp, 1)
    z = z + x["on.spread"] * x["spread"] * x["noise"] + x["on.flips"] * x["flip"] * x["ratio"].log().abs()
    rogue = (token == torch.minimum(x["token"], x["length"])) & (x["on.rogue"] > 0)
    z = torch.where(rogue, x["ratio"].log(), z)
    by_hand = x["edits"] > 0
    return torch.where(by_hand, torch.where(by_hand, x["edits"], 1).log(), z)


def response(x: dict[str, Tensor]) -> tuple[TokenBatch, dict[str, Tensor]]:
    """The response as a batch of one, and its ratios with their means."""
    mask = (torch.arange(1, T_MAX + 1) <= x["length"])[None]
    batch = scenarios.from_log_ratios(torch.where(mask, log_ratios(x), 0), x["A"], x["surprise"][None], mask)
    z = ratios.log_ratio(batch)
    return batch, {
        "r": ratios.token_ratio(batch)[0],
        "prob": batch.logp_old[0].exp(),
        "s": ratios.geometric_mean(z, mask)[0],
        "arithmetic": ratios.arithmetic_mean(z, mask)[0],
        "product": ratios.product(z, mask)[0],
        "x_end": x["length"] + 0.6,
    }


def compute(
    x: dict[str, Tensor], names: tuple[str, ...] = NAMES, curved: tuple[str, ...] = CURVED
) -> dict[str, Tensor]:
    """The response's ratios and means, per objective the weight of every token with its readouts, and the curves."""
    batch, out = response(x)
    out |= token_figures.marks(out["r"], out["s"], x["length"])
    each = {name: token_readouts.readouts(name, batch) for name in names}
    for name, found in each.items():
        out |= {f"{name}.{key}": value for key, value in found.items() if key not in ("c", "term")}
    on = {name: x["on.focus"] == NAMES.index(name) for name in (*each, *curved)}
    focus = token_panels.chosen(each, [on[name] for name in each])
    at = torch.minimum(x["token"], x["length"])
    out |= token_panels.panels(focus, at, x["length"]) | token_readouts.at_token(each, focus, out, at)
    return out | (token_curves.curves(x, out, {name: on[name] for name in curved}) if curved else {})


def extra(settings: Settings) -> Values:
    """The scenario's terms as switches, the draws of the seed, and the ratios set by hand (0 where none is)."""
    terms, seed = TERMS[settings["scenario"]], settings["seed"]
    by_hand = np.zeros(T_MAX)
    for position, ratio in edits.parse(settings["edits"], T_MAX)[0]:
        by_hand[position - 1] = ratio
    drawn = {"noise": draws.noise(1, T_MAX, seed), "surprise": draws.surprise(1, T_MAX, seed)}
    drawn["flip"] = draws.flips(1, T_MAX, seed, FLIPPED)
    vectors = {name: values[0].numpy() for name, values in drawn.items()}
    switches = {f"on.{term}": float(term in terms) for term in LISTENS}
    level = token_curves.ratio_level(settings["focus"])
    switches |= {f"on.{one}": float(one == level) for one in ("sequence", "product")}
    return switches | {"on.focus": float(NAMES.index(settings["focus"]))} | vectors | {"edits": by_hand}


def rests(scenario: str) -> frozenset[str]:
    """The controls that a scenario does not listen to."""
    heard = {key for term in TERMS[scenario] for key in LISTENS[term]}
    return frozenset({"ratio", "spread", "drift"} - heard)


def narrow(settings: Settings) -> Compute:
    """Only the objectives shown, the one in focus with its curves, and those of the formula."""
    wanted, focus = {*settings["show"], settings["focus"], *THREE}, settings["focus"]
    curved = (focus,) if focus in CURVED else ()
    return partial(compute, names=tuple(name for name in NAMES if name in wanted), curved=curved)


def figures(settings: Settings, palette: Palette, text: Text) -> dict[str, Spec]:
    """The ratios, what the objective in focus says and teaches of each token, the strip of all, and its curves."""
    focus = token_panels.figures(settings, palette, text)
    focus["weight"]["layout"]["meta"] |= {"words": token_readouts.words(settings, palette, text)}
    strip = token_figures.strip(settings, palette, text)
    curves = token_curves.figures(settings, palette, text)
    return {"ratios": token_figures.ratios(settings, palette, text), **focus, "strip": strip, **curves}


TOKEN_WEIGHTS = Explorable(
    name="token_weights", controls=CONTROLS, extra=extra, compute=compute, figures=figures,
    traced=Path(__file__).with_name("traced.js"),
    lines=token_readouts.lines, table=token_readouts.table, formula=token_readouts.formula, grid=token_readouts.grid,
    rests=rests, narrow=narrow,
    scenarios={
        "loud": {"show": ("grpo", "sapo")},
        # all other ratios are exactly 1, so that every number can be found by hand
        "rogue_up_pos": {"spread": 0.0, "focus": "gspo", "show": THREE},
        "rogue_down_pos": {"spread": 0.0, "ratio": 0.2, "show": THREE},
        "rogue_up_neg": {"spread": 0.0, "A": -1.0, "show": THREE},
        "rogue_down_neg": {"spread": 0.0, "A": -1.0, "ratio": 0.2, "show": THREE},
        "routing_flips": {"ratio": 4.0, "length": 48},
        "small_drift": {"A": -1.0},
        "long_drift": {"spread": 0.15, "drift": 0.2, "length": 128},
        "on_policy": {},
    },
)  # fmt: skip
