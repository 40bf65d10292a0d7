"""What a popular claim is made of, and how its verdict comes about.

A claim is judged as it is usually told. It is put to the test in the settings in which people meet it (`ordinary`),
and in one where it turns out the other way (`counter`). Nothing here is typed: `evidence` computes every number with
the objectives of this package in float64, and `holds` reads the verdict off those numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from algos.batch import TokenBatch
from algos.objectives import make_objective

Numbers = dict[str, float]
Setting = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim.

    id          "C1" to "C12"
    objectives  names of the objectives whose behaviour the numbers rest on
    source      the arXiv id of the paper that the claim goes back to, and the place in it
    evidence    (one setting as keywords) -> numbers
    holds       numbers -> whether what the claim as told asserts is true of them
    ordinary    the settings in which people meet the claim, the commonest first
    counter     a setting in which `holds` is not what it usually is
    """

    id: str
    objectives: tuple[str, ...]
    source: tuple[str, str]
    evidence: Callable[..., Numbers]
    holds: Callable[[Numbers], bool]
    ordinary: tuple[Setting, ...]
    counter: Setting


def verdict(claim: Claim) -> str:
    """ "true" if the claim holds in every ordinary setting, "false" if in none, else "only_if"."""
    found = [claim.holds(claim.evidence(**setting)) for setting in claim.ordinary]
    return "true" if all(found) else "only_if" if any(found) else "false"


def usually(claim: Claim) -> bool:
    """Whether the claim holds in most ordinary settings; at as many for as against, the first decides."""
    found = [claim.holds(claim.evidence(**setting)) for setting in claim.ordinary]
    return found[0] if 2 * sum(found) == len(found) else 2 * sum(found) > len(found)


def flips(claim: Claim) -> bool:
    """Whether the counter-setting does turn the claim round."""
    return claim.holds(claim.evidence(**claim.counter)) != usually(claim)


def weights(objective: str, batch: TokenBatch, **settings: Any) -> Tensor:
    """(B, T) c / A, what an objective multiplies A grad log pi with; the batch has no advantage of 0."""
    # + 0 makes -0 the 0 that it is
    return make_objective(objective, **settings).coefficients(batch) / batch.column_advantages + 0


def band(objective: str) -> tuple[float, float]:
    """The edges of an objective's band at its defaults; TypeError for an objective that has none."""
    low, high = make_objective(objective).band()  # type: ignore[attr-defined]
    return float(low), float(high)
