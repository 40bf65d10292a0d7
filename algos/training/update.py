"""One update of all members: the coefficients of each objective, one backward pass, a clip and a step of Adam.

The gradient of every loss of `algos` in a token's log-prob is - c n, in closed form (`Objective`): that is what goes
backward, so nothing of an objective is written again here.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from algos import TokenBatch
from algos.aggregation import weights
from algos.divergences import kl_coefficients
from algos.objectives.base import Objective
from algos.training.policy import BLOCK, logits
from algos.training.rollout import Rollout, picked
from algos.training.settings import OVERLAYS, Race
from algos.training.state import State

BETAS, EPS = (0.9, 0.95), 1e-8


@dataclass(frozen=True)
class Update:
    """What one update saw, before its step: scores (E, b, T, V) log-probs, coefficients (E, b, T), norm (E,)."""

    rows: Tensor
    scores: Tensor
    logp: Tensor
    entropy: Tensor
    coefficients: Tensor
    norm: Tensor


def batch_of(rollout: Rollout, rows: Tensor, member: int, logp: Tensor, entropy: Tensor, group: int) -> TokenBatch:
    """The TokenBatch of one member's `rows` with their log-probs under the policy now, (b, T), detached."""
    reference = rollout.logp_ref
    return TokenBatch(
        logp=logp,
        logp_old=rollout.logp_old[member, rows],
        advantages=rollout.advantages[member, rows],
        mask=rollout.mask[member, rows],
        logp_ref=None if reference is None else reference[member, rows],
        logp_rollout=rollout.logp_rollout[member, rows],
        entropy=entropy,
        groups=rows // group,
    )


def pull(race: Race, objective: Objective, batch: TokenBatch) -> tuple[Tensor, Tensor]:
    """(b, T) c and d loss / d logp, with the race's overlay and KL."""
    omega = OVERLAYS[race.overlay](batch, **race.overlay_settings) if race.overlay else None
    c = objective.coefficients(batch, omega)
    # d loss / d logp = - c n
    slope = -c * objective.weights(batch)
    if race.kl:
        # + beta n k3'
        slope = slope + race.kl * kl_coefficients(batch) * weights(batch.mask, c.dtype)
    return c, slope


def adam(state: State, gradient: Tensor) -> None:
    """One step of Adam on all members from `gradient` (E, N). Source: Kingma and Ba 1412.6980, algorithm 1."""
    (b1, b2), t = BETAS, state.updates + 1
    # m = b1 m + (1 - b1) g,  v = b2 v + (1 - b2) g^2
    state.first.mul_(b1).add_(gradient, alpha=1 - b1)
    state.second.mul_(b2).addcmul_(gradient, gradient, value=1 - b2)
    # w -= lr (m / (1 - b1^t)) / ( sqrt(v / (1 - b2^t)) + eps )
    below = (state.second / (1 - b2**t)).sqrt_().add_(EPS)
    state.flat.addcdiv_(state.first, below, value=-state.race.lr / (1 - b1**t))


def clip(gradient: Tensor, limit: float) -> Tensor:
    """(E,) each member's gradient norm; scales `gradient` (E, N) in place so that none exceeds the limit."""
    # summed in blocks: the order then is the same for one member and for many
    norm = gradient.view(len(gradient), -1, BLOCK).square().sum(-1).sum(-1).sqrt()
    gradient.mul_((limit / (norm + 1e-6)).clamp(max=1)[:, None])
    return norm


def update(state: State, rollout: Rollout, rows: Tensor) -> Update:
    """Train every member on `rows` (b,) of the rollout, in place; returns what it saw."""
    race, P = state.race, state.race.make_task().prompt
    tokens = rollout.tokens[:, rows]
    scores = logits(state.params, state.shape, tokens[:, :, :-1], P - 1).log_softmax(-1)
    logp = picked(scores, tokens)
    seen, now = scores.detach(), logp.detach()
    # H = - sum p log p
    entropy = -(seen.exp() * seen).sum(-1)
    both = [
        pull(race, objective, batch_of(rollout, rows, e, now[e], entropy[e], race.group))
        for e, objective in enumerate(state.objectives)
    ]
    found = torch.autograd.grad(logp, list(state.params.values()), torch.stack([slope for _, slope in both]))
    gradient = torch.cat([part.flatten(1) for part in found], 1)
    gradient = F.pad(gradient, (0, state.flat.shape[1] - gradient.shape[1]))
    norm = clip(gradient, race.clip)
    adam(state, gradient)
    state.updates += 1
    return Update(rows, seen, now, entropy, torch.stack([c for c, _ in both]), norm)
