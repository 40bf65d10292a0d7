"""Four means of the same token ratios: why GSPO takes the geometric one."""

from typing import Any

import numpy as np
import torch
from torch import Tensor

from algos import draws, ratios
from algos.objectives.gspo import GSPO
from viz import edits
from viz.controls import Field, LogSlider, Slider
from viz.explorable import Explorable, Settings, Spec, Values, phrase
from viz.explorables import means_figures
from viz.explorables.means_figures import HIGH, LOW, MEANS, T_MAX
from viz.text import Text

NAN = float("nan")
OUTLIERS = (1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0, 1.1, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
CONTROLS = {
    "base": Slider("base", 0.5, 1.5, 0.01, 1.0),
    "outlier": LogSlider("outlier", OUTLIERS, 1e-6),
    "length": Slider("length", 1, T_MAX, 1, 100),
    "spread": Slider("spread", 0.0, 0.6, 0.01, 0.0),
    "seed": Slider("seed", 0, 99, 1, 0),
    "edits": Field("edits", "5:0.2, 17:3"),
}


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The ratios, their four means, and what the same ratio does over length; token 1 is the outlier."""
    token = torch.arange(1, T_MAX + 1, dtype=torch.float64)
    inside = token <= x["length"]
    z = torch.where(token == 1, x["outlier"].log(), x["base"].log() + x["spread"] * x["noise"])
    z = torch.where(x["edits"] > 0, torch.where(x["edits"] > 0, x["edits"], 1).log(), z)
    z, mask = torch.where(inside, z, 0)[None], inside[None]
    out = {
        "geometric": ratios.geometric_mean(z, mask)[0],
        "arithmetic": ratios.arithmetic_mean(z, mask)[0],
        "harmonic": ratios.harmonic_mean(z, mask)[0],
        "product": ratios.product(z, mask)[0],
        "sum_z": z.sum(),
        "mean_z": z.sum() / x["length"],
        "ratio": ratios.safe_exp(z[0]),
        "x_end": x["length"] + 0.5,
    }
    shown = out["ratio"].clamp(min=LOW, max=HIGH)
    out |= {"token": token, "shown": shown}
    out["stem_x"] = torch.stack([token, token, token], -1).reshape(-1)
    out["stem_y"] = torch.stack([torch.ones_like(shown), shown, torch.full_like(shown, NAN)], -1).reshape(-1)
    for name in MEANS:
        out[f"{name}.shown"] = out[name].clamp(min=LOW, max=HIGH)
    # the means of T tokens, all at the base ratio but the first, for every T
    log_base, log_out = x["base"].log(), x["outlier"].log()
    out["over.product"] = ratios.safe_exp(log_out + (token - 1) * log_base).clamp(min=1e-12, max=1e12)
    out["over.geometric"] = ratios.safe_exp((log_out + (token - 1) * log_base) / token)
    out["over.arithmetic"] = (x["outlier"] + (token - 1) * x["base"]) / token
    out["over.token"] = token
    band = GSPO().band()
    # 0 inside the band, 1 below it, 2 above it
    out["case"] = (out["geometric"] < band[0]).to(z.dtype) + 2 * (out["geometric"] > band[1]).to(z.dtype)
    return out


def extra(settings: Settings) -> Values:
    """The draws of the seed, and the ratios set by hand (0 where none is)."""
    by_hand = np.zeros(T_MAX)
    for position, ratio in edits.parse(settings["edits"], T_MAX)[0]:
        by_hand[position - 1] = ratio
    return {"noise": draws.noise(1, T_MAX, int(settings["seed"]))[0].numpy(), "edits": by_hand}


def lines(settings: Settings, text: Text) -> list[Spec]:
    """The identity with its numbers, the outlier's effect on each mean, and where s stands in GSPO's band."""
    low, high = GSPO().band()
    geometric, length = ("geometric", ".4f"), ("length", "d")
    values = {"s": geometric, "length": length, "low": f"{low:g}", "high": f"{high:g}"}
    return [
        phrase(text("means.line.identity"), s=geometric, length=length, sum=("sum_z", ".4f"), mean=("mean_z", ".6f")),
        phrase(text("means.line.outlier"), outlier=("outlier", ".4g"), s=geometric, arithmetic=("arithmetic", ".4f"),
               product=("product", ".4g")),
        phrase(*(text(f"means.band.{case}") for case in ("inside", "below", "above")), select="case", **values),
    ]  # fmt: skip


def table(settings: Settings, text: Text) -> list[list[Any]]:
    """The four means."""
    header = [text("means.column.mean"), text("means.column.value")]
    return [header] + [[text(f"means.name.{name}"), {"$p": phrase("{v}", v=(name, ".6g"))}] for name in MEANS]


MEANS_EXPLORABLE = Explorable(
    name="means", controls=CONTROLS, extra=extra, compute=compute, figures=means_figures.figures, lines=lines,
    table=table,
    scenarios={
        "zero": {},
        "thousandth": {"length": 512},
        "growth": {"base": 1.1, "outlier": 1.1, "length": 100},
        "decay": {"base": 0.9, "outlier": 0.9, "length": 100},
    },
)  # fmt: skip
