"""Where trainers give different numbers for the same batch: pairs of recorded results, and what sets them apart.

One pair is computed: no recorded batch is so far from its reference that verl holds its KL term.
"""

from pathlib import Path
from typing import Any, NamedTuple

import torch

from algos.batch import TokenBatch
from algos.conformance import load_cases
from algos.divergences import kl_coefficients, kl_values

FILE = Path(__file__).parent / "disagreements.json"
Name = tuple[str, str]  # trainer, the name of its recorded row


class Pair(NamedTuple):
    """One disagreement: two recorded rows of one batch; `what` is compared, "grad" or "advantages"."""

    key: str
    case: str
    left: Name
    right: Name
    what: str = "grad"


PAIRS = (
    Pair("aggregation", "mixed_small", ("verl", "grpo"), ("areal", "ppo_token_mean")),
    Pair("constant", "mixed_small", ("trl", "dapo"), ("liger", "dr_grpo")),
    Pair("dual_clip", "edges", ("areal", "ppo_token_mean"), ("verl", "ppo_dual_clip")),
    Pair("gspo_token", "token_adv", ("swift", "gspo_wide"), ("swift", "gspo_token_wide")),
    Pair("masked_row", "masked_row", ("trl", "gspo_wide"), ("openrlhf", "gspo_wide")),
    Pair("cispo_cap", "edges", ("trl", "cispo"), ("verl", "cispo_two_sided")),
    Pair("kl", "edges", ("trl", "grpo"), ("trl", "grpo_kl_k3")),
    Pair("kl_kind", "edges", ("trl", "grpo_kl_k3"), ("trl", "grpo_kl_unbiased")),
    Pair("four_over_tau", "onpolicy_exact", ("trl", "sapo"), ("trl", "sapo_sharp")),
    Pair("std_eps", "zero_std_group", ("verl", "grpo"), ("polgrad", "grpo"), "advantages"),
)


FAR = (-3.0, -2.5, -2.0, -1.0, 0.0, 1.0, 2.0)  # log(pi / pi_ref) of the computed pair's tokens


def rows() -> list[dict[str, Any]]:
    """Every pair with both sides' numbers: trainer, version, recorded_as, hyper, loss (None for advantages), values.

    values are the gradients in the tokens' log-probabilities where the mask is set, row by row, or one advantage per
    response; raises KeyError where a pair names what is not recorded. The computed pair stands after that on the kind.
    """
    found = recorded_rows()
    after = [row["key"] for row in found].index("kl_kind") + 1
    return [*found[:after], held_row(load_cases()["peers"]), *found[after:]]


def held_row(versions: dict[str, str]) -> dict[str, Any]:
    """k3 by the paper and held at 10, at each d of FAR: `terms` are its values, values its gradients."""
    d = torch.tensor([FAR], dtype=torch.float64)
    batch = TokenBatch(logp=d, logp_old=d, logp_ref=0 * d, advantages=0 * d[:, 0], mask=d < torch.inf)
    row: dict[str, Any] = {"key": "kl_held", "case": "", "what": "k3", "d": list(FAR)}
    for side, trainer, kind in (("left", "trl", "k3"), ("right", "verl", "k3_held")):
        # six digits, as the last bits of exp depend on the processor
        values, terms = ([float(f"{number:.6g}") for number in each(batch, kind)[0].tolist()]
                         for each in (kl_coefficients, kl_values))  # fmt: skip
        named = {"trainer": trainer, "version": versions[trainer], "recorded_as": kind, "hyper": {}}
        row[side] = named | {"loss": None, "terms": terms, "values": values}
    return row


def recorded_rows() -> list[dict[str, Any]]:
    """The pairs of recorded results."""
    recorded = load_cases()
    results = {(r["peer"], r["objective"], r["case"]): r for r in recorded["results"]}
    estimates = {(r["peer"], r["estimator"], r["case"]): r for r in recorded["advantages"]}
    found = []
    for pair in PAIRS:
        sides = []
        for trainer, name in (pair.left, pair.right):
            if pair.what == "grad":
                row = results[trainer, name, pair.case]
                mask = recorded["cases"][pair.case]["mask"]
                values = [
                    g for grads, kept in zip(row["grad"], mask, strict=True)
                    for g, one in zip(grads, kept, strict=True) if one
                ]  # fmt: skip
            else:
                row = estimates[trainer, name, pair.case]
                # one per response; where a trainer gives one per token, that of the first
                values = [each[0] if isinstance(each, list) else each for each in row["advantages"]]
            version = recorded["peers"][trainer]
            side = {"trainer": trainer, "version": version, "recorded_as": name, "hyper": row["hyper"]}
            sides.append(side | {"loss": row.get("loss"), "values": values})
        found.append({"key": pair.key, "case": pair.case, "what": pair.what, "left": sides[0], "right": sides[1]})
    return found
