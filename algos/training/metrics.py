"""What an update did, as numbers per member. A token counts here if it is unmasked and its advantage is not 0."""

import math

import torch
from torch import Tensor

from algos.spread import masked_variance
from algos.training.rollout import Rollout, picked, response_scores
from algos.training.state import State
from algos.training.update import Update

QUANTILES = (0.01, 0.1, 0.5, 0.9, 0.99)
KL_ROWS = 8
CLOUD = 48


def quantiles(values: Tensor, mask: Tensor) -> Tensor:
    """(E, 5) the nearest-rank QUANTILES of each row's values (E, N) where mask; NaN where there are none."""
    count = mask.sum(-1, keepdim=True)
    ordered = torch.where(mask, values, torch.inf).sort(-1).values
    place = (torch.tensor(QUANTILES, device=values.device) * (count - 1).clamp(min=0)).round().long()
    return torch.where(count > 0, ordered.gather(-1, place), torch.nan)


def mean(values: Tensor, mask: Tensor) -> Tensor:
    """(E,) mean of values (E, ...) where mask; NaN where it is empty."""
    summed = torch.where(mask, values, 0).flatten(1).sum(-1)
    return summed / mask.flatten(1).sum(-1)


def of_update(rollout: Rollout, done: Update) -> dict[str, Tensor]:
    """Name -> (E,) or (E, 5), from what the update already computed.

    entropy         of the policy, nats per token
    dead_tokens     share of tokens that the objective gives no gradient (coefficient 0)
    dead_responses  share of responses all of whose tokens are without it
    grad_norm       before the clip
    within          variance of the weight c / A within a response, mean over responses
    ratio, weight, coefficient   quantiles of pi / pi_old, of c / A and of c over tokens
    """
    mask = rollout.mask[:, done.rows]
    A = rollout.advantages[:, done.rows, None]
    counts = mask & (A != 0)
    live = counts.any(-1)
    zero = (done.coefficients == 0) & counts
    weight = torch.where(counts, done.coefficients / torch.where(A == 0, 1, A), 0)
    ratio = (done.logp - rollout.logp_old[:, done.rows]).exp()
    return {
        "entropy": mean(done.entropy, mask),
        "dead_tokens": mean(zero.to(A.dtype), counts),
        "dead_responses": mean((zero == counts).all(-1).to(A.dtype), live),
        "grad_norm": done.norm,
        "within": mean(masked_variance(weight, counts), live),
        "ratio": quantiles(ratio.flatten(1), counts.flatten(1)),
        "weight": quantiles(weight.flatten(1), counts.flatten(1)),
        "coefficient": quantiles(done.coefficients.flatten(1), counts.flatten(1)),
    }


def kl_to_start(state: State, rollout: Rollout, done: Update) -> Tensor:
    """(E,) KL(pi || start), exact in the vocabulary, per token of the update's first responses."""
    rows = done.rows[:KL_ROWS]
    tokens, mask = rollout.tokens[:, rows], rollout.mask[:, rows]
    scores = done.scores[:, : len(rows)]
    # one policy for all: the members' responses side by side
    start = response_scores(state.start, state, tokens.flatten(0, 1)[None]).view(scores.shape)
    # KL = sum_v p (log p - log p_start)
    return mean((scores.exp() * (scores - start)).sum(-1), mask)


def cloud(rollout: Rollout, done: Update, members: list[int]) -> dict[str, list[list[float | None]]]:
    """Ratio, c / A and sign of A of up to CLOUD tokens of each of those members, for a scatter plot."""
    found: dict[str, list[list[float | None]]] = {"ratio": [], "weight": [], "sign": []}
    ratio = (done.logp - rollout.logp_old[:, done.rows]).exp()
    for e in members:
        A = rollout.advantages[e, done.rows, None].expand(ratio.shape[1:])
        counts = rollout.mask[e, done.rows] & (A != 0)
        some = A[counts]
        # evenly spread over the tokens of the minibatch
        chosen = torch.arange(0, len(some), max(1, -(-len(some) // CLOUD)), device=some.device)
        found["ratio"].append(numbers(ratio[e][counts][chosen]))
        found["weight"].append(numbers((done.coefficients[e][counts] / some)[chosen]))
        found["sign"].append(numbers(some[chosen].sign()))
    return found


def number(value: float) -> float | None:
    """The value to six digits; None where it is no number, as JSON has none for that."""
    return float(f"{value:.6g}") if math.isfinite(value) else None


def numbers(values: Tensor) -> list:
    """The tensor as nested lists of `number`."""
    if values.dim() == 1:
        return [number(value) for value in values.tolist()]
    return [numbers(row) for row in values.cpu()]


def told(values: dict[str, Tensor]) -> dict[str, list]:
    """(E,) and (E, 5) tensors as lists, brought from the device in one piece."""
    wide = {name: value if value.dim() == 2 else value[:, None] for name, value in values.items()}
    whole = torch.cat(list(wide.values()), 1).cpu()
    parts = whole.split([value.shape[1] for value in wide.values()], 1)
    return {
        name: numbers(part) if values[name].dim() == 2 else numbers(part[:, 0])
        for name, part in zip(values, parts, strict=True)
    }


__all__ = ["QUANTILES", "cloud", "kl_to_start", "number", "numbers", "of_update", "picked", "told"]
