"""One rollout: prompts, responses of every member, rewards, advantages, and the log-probs of the old policy."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from algos import advantages
from algos.training.draws import generator
from algos.training.mismatch import offset, sampler
from algos.training.policy import logits
from algos.training.sampling import Sampled, exact, sample
from algos.training.state import State


@dataclass(frozen=True)
class Rollout:
    """E members, B = prompts x group responses of up to T tokens; tokens (E, B, P + T) contain the prompts.

    logp_old is what ratios divide by, logp_rollout what the sampler reported, logp_ref the start's (None unless kl).
    """

    tokens: Tensor
    mask: Tensor
    reward: Tensor
    advantages: Tensor
    logp_old: Tensor
    logp_rollout: Tensor
    logp_ref: Tensor | None


def per_seed(state: State, stream: str, draw: Callable[[Generator], Tensor]) -> Tensor:
    """(E, ...) what `draw(generator)` gives for each member's seed at this rollout; drawn once per seed."""
    seeds = [member.seed for member in state.race.members]
    drawn = {seed: draw(generator(stream, seed, state.rollout)) for seed in set(seeds)}
    return torch.stack([drawn[seed] for seed in seeds]).to(state.device)


def respond(state: State, stream: str = "prompts", *, whole: bool = False) -> Sampled:
    """Responses to this rollout's prompts; `whole`: from the policy at full precision, whatever the sampler."""
    race, task = state.race, state.race.make_task()
    B = race.prompts * race.group
    prompts = per_seed(state, stream, lambda g: task.draw(race.prompts, g))
    uniforms = per_seed(state, "uniforms", lambda g: torch.rand(B, task.response, generator=g))
    params, rounded = (state.plain, exact) if whole else sampler(state.plain, race.mismatch)
    return sample(params, state.shape, task, prompts, uniforms, rounded)


def rewards(state: State, sampled: Sampled) -> Tensor:
    """(E, B) 1.0 for a right response, else 0.0."""
    task = state.race.make_task()
    flat = sampled.tokens.flatten(0, 1)
    right = task.reward(flat[:, : task.prompt], flat[:, task.prompt :])
    return right.view(sampled.tokens.shape[:2]).to(sampled.logp.dtype)


@torch.no_grad()
def response_scores(params: dict[str, Tensor], state: State, tokens: Tensor) -> Tensor:
    """(E, B, T, V) log-probs of every token at each position of the response, without gradient."""
    P = state.race.make_task().prompt
    return logits(params, state.shape, tokens[:, :, :-1], P - 1).log_softmax(-1)


def picked(scores: Tensor, tokens: Tensor) -> Tensor:
    """(E, B, T) the log-prob of the token that is there; scores (E, B, T, V), tokens (E, B, P + T)."""
    T = scores.shape[2]
    return scores.gather(-1, tokens[:, :, -T:, None])[..., 0]


def roll(state: State) -> Rollout:
    """The next rollout of the race."""
    race = state.race
    sampled = respond(state)
    tokens, (E, B, T) = sampled.tokens, sampled.logp.shape
    reward = rewards(state, sampled)
    groups = torch.arange(E * race.prompts, device=state.device).repeat_interleave(race.group)
    advantage = advantages.grpo(reward.flatten(), groups).view(E, B)
    reported = sampled.logp
    if race.mismatch.kind in ("noise", "flips"):
        reported = reported + per_seed(state, "noise", lambda g: offset((B, T), race.mismatch, g))
    old, reference = reported, None
    if race.mismatch.recompute:
        old = picked(response_scores(state.plain, state, tokens), tokens)
    if race.kl:
        # one policy for all: the members' responses side by side
        scores = response_scores(state.start, state, tokens.flatten(0, 1)[None])
        reference = picked(scores, tokens.flatten(0, 1)[None]).view(E, B, T)
    return Rollout(tokens, sampled.mask, reward, advantage, old, reported, reference)
