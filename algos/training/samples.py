"""Responses as text, with what every objective of the race would make of each token."""

from typing import Any

import torch

from algos.training.metrics import numbers
from algos.training.rollout import Rollout
from algos.training.state import State
from algos.training.update import Update, batch_of, pull


def firsts(state: State) -> list[int]:
    """The first member of each label."""
    found: dict[str, int] = {}
    for place, member in enumerate(state.race.members):
        found.setdefault(member.name, place)
    return list(found.values())


def chosen(rollout: Rollout, done: Update, member: int) -> list[int]:
    """Places in the update of one right and one wrong response, of groups that have both where there are such."""
    A, reward = rollout.advantages[member, done.rows], rollout.reward[member, done.rows]
    places = []
    for right in (1, 0):
        fit = torch.where(reward == right, 1 + A.abs(), 0)
        if bool(fit.max() > 0):
            places.append(int(fit.argmax()))
    return places


def samples(state: State, rollout: Rollout, done: Update) -> list[dict[str, Any]]:
    """For the first member of each label up to two responses: tokens, reward, advantage, ratios, and per label the
    coefficients that its objective gives to these very tokens, with the other responses of the minibatch around."""
    task, members = state.race.make_task(), firsts(state)
    found = []
    for e in members:
        batch = batch_of(rollout, done.rows, e, done.logp[e], done.entropy[e], state.race.group)
        ratio = (batch.logp - batch.logp_old).exp()
        every = {state.race.members[o].name: pull(state.race, state.objectives[o], batch)[0] for o in members}
        for place in chosen(rollout, done, e):
            length = int(batch.mask[place].sum())
            tokens = rollout.tokens[e, done.rows[place]]
            found.append(
                {
                    "member": e,
                    "prompt": task.text(tokens[: task.prompt]),
                    "response": task.text(tokens[task.prompt :][:length]),
                    "reward": float(rollout.reward[e, done.rows[place]]),
                    "advantage": numbers(batch.advantages[place : place + 1])[0],
                    "ratio": numbers(ratio[place, :length]),
                    "coefficients": {name: numbers(c[place, :length]) for name, c in every.items()},
                }
            )
    return found
