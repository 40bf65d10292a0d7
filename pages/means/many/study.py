"""The means of many responses of the old policy: what is drawn of them, what is expected, how many GSPO keeps.

Computed on the server, once per setting; pages/means/many/figures.py draws it.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from torch import Tensor

from algos.objectives.gspo import GSPO
from algos.studies.mean_moments import KINDS, moments
from algos.studies.mean_sample import sample
from algos.studies.tilted_policy import Policies, tilted
from viz.declare.controls import Choice, Number
from viz.declare.explorable import Settings
from viz.look.numbers import number
from viz.look.table import html
from viz.look.text import Text

RESPONSES = 4000
Z95 = 1.959964  # half-width of a 95 % interval in standard errors
LENGTHS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
KLS = (1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1)
CONTROLS = (
    # chosen and not slid: the server draws the responses
    Choice("many_length", tuple(f"{length}" for length in LENGTHS), "100", words=""),
    Choice("many_kl", tuple(f"{kl:g}" for kl in KLS), "0.01", words=""),
    Choice("many_end", KINDS, "fixed"),
    Number("many_seed", 0, 99, 0),
)
ROWS = ("arithmetic", "geometric", "log_geometric", "harmonic", "product", "log_product")
COMPARED = ("arithmetic", "log_geometric", "product")  # over the ways of ending a response


@dataclass(frozen=True)
class Study:
    """A sample of responses with what is known of it exactly; `exact` as algos/studies/mean_moments.py gives it.

    kl and variance are those of a token's log-ratio under the old policy.
    """

    kind: str
    length: int
    kl: float
    variance: float
    drawn: dict[str, Tensor]
    exact: dict[str, tuple[float, float]]

    def mean(self, name: str) -> tuple[float, float]:
        """The sample's mean and the half-width of its 95 % interval."""
        values = self.drawn[name]
        return float(values.mean()), Z95 * float(values.std()) / math.sqrt(len(values))

    def inside(self, name: str) -> tuple[float, float]:
        """The share of responses whose mean lies in GSPO's band, with the half-width of its 95 % interval."""
        low, high = GSPO().band()
        share = float(((self.drawn[name] >= low) & (self.drawn[name] <= high)).double().mean())
        return share, Z95 * math.sqrt(share * (1 - share) / RESPONSES)

    def top(self, name: str) -> float:
        """The share of the sample's sum that the largest hundredth of the responses holds."""
        values = self.drawn[name].sort(descending=True).values
        return float(values[: len(values) // 100].sum() / values.sum())


def chosen(settings: Settings) -> tuple[int, float, str, int]:
    """Length, KL, way of ending and seed, of the settings of CONTROLS."""
    return int(settings["many_length"]), float(settings["many_kl"]), settings["many_end"], int(settings["many_seed"])


@lru_cache(maxsize=16)
def study(kind: str, length: int, kl: float, seed: int) -> Study:
    """The study of one setting."""
    policies = update(kl)
    drawn = sample(policies, kind, length, RESPONSES, seed)
    return Study(kind, length, kl, float(policies.variance), drawn, exactly(kind, length, kl))


@lru_cache(maxsize=len(KLS))
def update(kl: float) -> Policies:
    """Both policies at this KL divergence."""
    return tilted(kl)


@lru_cache(maxsize=len(KINDS) * len(LENGTHS) * len(KLS))
def exactly(kind: str, length: int, kl: float) -> dict[str, tuple[float, float]]:
    """What is known without drawing, whatever the seed."""
    return moments(update(kl), kind, length)


def plain(value: float, half: float | None = None) -> str:
    """A number with two digits more than its uncertainty, or with five digits."""
    if half is None:
        return number(value, ".5g")
    if not abs(value) < 1e5 or half > 1e5 or half == 0:
        return f"{number(value, '.3g')} ± {number(half, '.2g')}"
    digits = min(max(1 - math.floor(math.log10(half)), 0), 9)
    return f"{number(value, f'.{digits}f')} ± {number(half, f'.{digits}f')}"


def table(chosen: Study, text: Text) -> str:
    """Each mean: expected, found, and the share inside GSPO's band; as a table in HTML."""
    rows = []
    for name in ROWS:
        exact = chosen.exact.get(name, (math.nan, math.nan))[0]
        share, half = chosen.inside(name) if not name.startswith("log_") else (None, 0.0)
        inside = "" if share is None else f"{number(100 * share, '.1f')} ± {number(half, '.1%')}"
        rows.append([text(f"means.many.row.{name}"), plain(exact), plain(*chosen.mean(name)), inside])
    return html(
        [text(f"means.many.column.{key}") for key in ("mean", "exact", "sample", "inside")],
        rows,
        text("means.many.header"),
    )


def table_of_kinds(chosen: Study, seed: int, text: Text) -> str:
    """What the expectations become under each way of ending a response, exactly and in the sample."""
    rows = []
    for kind in KINDS:
        found = study(kind, chosen.length, chosen.kl, seed)
        pairs = [(found.exact[name][0], found.mean(name)) for name in COMPARED]
        cells = [f"{plain(exact)} ({plain(*sampled)})" for exact, sampled in pairs]
        rows.append([text(f"control.many_end.{kind}"), *cells])
    return html([text(f"means.many.kinds.{key}") for key in ("end", *COMPARED)], rows, text("means.many.kinds_header"))


def numbers(chosen: Study) -> dict[str, str]:
    """What the sentences of the section say of a study."""
    mean_s, half_s = chosen.mean("log_geometric")
    return {
        "length": number(chosen.length), "kl": number(chosen.kl), "n": number(RESPONSES),
        "total": number(chosen.kl * chosen.length, ".4g"),
        "arithmetic": plain(chosen.exact["arithmetic"][0]), "arithmetic_sample": plain(*chosen.mean("arithmetic")),
        "log_s": plain(chosen.exact["log_geometric"][0]), "log_s_sample": plain(mean_s, half_s),
        "s": plain(chosen.exact["geometric"][0]), "product_sample": plain(*chosen.mean("product")),
        "variance": number(chosen.variance, ".4g"), "var_product": number(chosen.exact['log_product'][1] ** 2, ".4g"),
        "var_geometric": number(chosen.exact['log_geometric'][1] ** 2, ".4g"),
        "inside": number(100 * chosen.inside('geometric')[0], ".1f"),
        "top_product": number(100 * chosen.top('product'), ".0f"),
        "top_s": number(100 * chosen.top('geometric'), ".1f"),
    }  # fmt: skip
