"""What the means page computes: the tokens' ratios, their means, what GSPO makes of them, and all that over length."""

import torch
from torch import Tensor

from algos import make_objective, ratios
from algos.objectives.gspo import GSPO
from algos.studies import scenarios
from pages.means.figures import HIGH, LOW, MANY, T_MAX
from pages.means.scale import MEANS, stretched

FARTHEST = 5  # the power of ten that the figure of GSPO's band reaches, in tokens
TIE = 1e-6  # a mean on the band's edge is inside


def compute(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The ratios with their four means, the tokens that GSPO keeps for either sign, and the means over length."""
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
        "ratio": ratios.safe_exp(z[0]),
        "token": token,
        "x_end": x["length"] + 0.5,
    }
    out |= sums(z[0], out["ratio"], inside, x) | kept(z, mask)
    shown = out["ratio"].clamp(min=LOW, max=HIGH)
    # one of the two is drawn, the other has nothing to draw
    out["few"] = torch.where(x["length"] <= MANY, shown, torch.nan)
    out["many"] = torch.where(x["length"] > MANY, shown, torch.nan)
    out["stem_x"] = torch.stack([token, token, token], -1).reshape(-1)
    out["stem_y"] = torch.stack([torch.ones_like(shown), shown, torch.ones_like(shown)], -1).reshape(-1)
    for name in MEANS:
        out[f"{name}.shown"] = out[name].clamp(min=LOW, max=HIGH)
        out[f"{name}.at"] = stretched(out[name])
        out[f"{name}.dot"] = torch.ones(1, dtype=torch.float64) * out[f"{name}.at"]
        out[f"{name}.case"] = case_of(out[name])
    out["case"] = out["geometric.case"]
    return out | over(x) | last(x)


def sums(z: Tensor, r: Tensor, inside: Tensor, x: dict[str, Tensor]) -> dict[str, Tensor]:
    """What the formulas divide and what the sentence on variance says; z and r are (T,)."""
    variance = x["spread"] ** 2
    return {
        "sum_z": z.sum(),
        "mean_z": z.sum() / x["length"],
        "sum_r": torch.where(inside, r, 0).sum(),
        "sum_inverse": torch.where(inside, ratios.safe_exp(-z), 0).sum(),
        # Var sum z = T sigma^2, Var mean z = sigma^2 / T
        "var.product": x["length"] * variance,
        "var.geometric": variance / x["length"],
        "spreads": (x["spread"] > 0).to(z.dtype),
    }


def kept(z: Tensor, mask: Tensor) -> dict[str, Tensor]:
    """How many tokens keep a gradient under GSPO, for A = 1 and A = -1; z and mask are (1, T)."""
    found = {}
    for sign, A in (("pos", 1.0), ("neg", -1.0)):
        batch = scenarios.from_log_ratios(z, A, torch.ones_like(z), mask)
        c = make_objective("gspo").coefficients(batch)
        found[f"kept.{sign}"] = ((c != 0) & mask).sum().to(z.dtype)
    return found


def case_of(mean: Tensor) -> Tensor:
    """0 inside GSPO's band, 1 below it, 2 above it."""
    low, high = GSPO().band()
    return (mean < low).to(mean.dtype) + 2 * (mean > high).to(mean.dtype)


def over(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The means of T tokens, one at the outlier's ratio and the others at the base, for T up to 512 and up to 1e5."""
    log_out, log_base = x["outlier"].log(), x["base"].log()
    out = {}
    spans = {
        "over": torch.arange(1, T_MAX + 1, 3, dtype=torch.float64),
        "far": torch.logspace(0, FARTHEST, 201, dtype=torch.float64),
    }
    for span, T in spans.items():
        product = ratios.safe_exp(log_out + (T - 1) * log_base)
        means = {
            "geometric": ratios.safe_exp((log_out + (T - 1) * log_base) / T),
            "arithmetic": (x["outlier"] + (T - 1) * x["base"]) / T,
            "harmonic": T / (1 / x["outlier"] + (T - 1) / x["base"]),
            "product": product.clamp(min=1e-14, max=1e14),
        }
        drawn = {name: stretched(mean) if span == "far" else mean for name, mean in means.items()}
        out |= {f"{span}.{name}": values for name, values in drawn.items()} | {f"{span}.token": T}
        out |= {f"{span}.{name}.value": values for name, values in means.items()}
    return out


def last(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """The longest response that one outlier among tokens at 1 pushes out of GSPO's band, by the mean it would use.

    "rest" says what length can do: 0 the others are at 1 and the number counts, 1 the outlier is at 1 too,
    2 the others are outside the band themselves.
    """
    low, high = (torch.tensor(edge, dtype=torch.float64) for edge in GSPO().band())
    o = x["outlier"]
    edge = torch.where(o < 1, low, high)
    # out of the band while  geometric: T < log o / log edge;  arithmetic: T < (1 - o) / (1 - edge);
    # harmonic: T < edge (1/o - 1) / (1 - edge)
    limits = {
        "geometric": o.log() / edge.log(),
        "arithmetic": (1 - o) / (1 - edge),
        "harmonic": edge * (1 / o - 1) / (1 - edge),
    }
    out = {f"last.{name}": (torch.ceil(limit - TIE) - 1).clamp(min=0) for name, limit in limits.items()}
    apart = ((x["base"] - 1).abs() > 1e-9).to(o.dtype)
    out["rest"] = 2 * apart + (1 - apart) * (o == 1).to(o.dtype)
    return out
