"""What is told of a race, on the command line, in its folder and on the page: one event per rollout.

The engine tells of every update; here a rollout's updates become one event, lists with one entry per member:

start    task, staleness, rollouts, lr and the rest of the race; members [{objective, settings, seed, label}]; device
rollout  step n: the policy after n rollouts, and what this rollout's updates then did to it
         reward (sampled), reward_full (at full precision; null where not measured), entropy (nats per token),
         kl (to the start, nats per token); means over the updates: dead_tokens, dead_responses, grad_norm, within;
         of the last update: ratio_quantiles, coefficient_quantiles (at the start event's `quantiles`), cloud
         The last step comes after all updates, so that it has rewards alone; the rest is null.
sample   step, member, prompt, response [symbols], reward (bool), advantage, ratio [per token],
         coefficients {index of a member: [per token]}
change   step, objective (the members' label), settings (all that it has from now on)
end      step
ahead    step 0, reward: only printed (--events), before the first rollout, which tells the same after its updates
Not finite numbers are null.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from algos.training.metrics import numbers
from algos.training.race import Changes, run
from algos.training.rollout import respond, rewards
from algos.training.state import State

Event = dict[str, Any]
MEANS = ("dead_tokens", "dead_responses", "grad_norm", "within")
LAST = {"ratio": "ratio_quantiles", "coefficient": "coefficient_quantiles"}


def started(event: Event) -> Event:
    """The engine's start event, its race spread out."""
    race = {name: value for name, value in event["race"].items() if name not in ("members", "mismatch")}
    own = event["race"]["mismatch"]
    kind = f"bits{own['size']:g}" if own["kind"] == "bits" else own["kind"]
    # the folder is this machine's own
    race |= {
        "weights": Path(race["weights"]).name,
        "mismatch": kind,
        "mismatch_size": own["size"],
        "recompute": own["recompute"],
    }
    rest = {name: value for name, value in event.items() if name not in ("event", "race")}
    return {"event": "start", **race, **rest}


def mean(values: Sequence[float | None]) -> float | None:
    """The mean to six digits; None where a number is missing."""
    known = [value for value in values if value is not None]
    return float(f"{sum(known) / len(known):.6g}") if known and len(known) == len(values) else None


def rolled(event: Event, updates: Sequence[Event]) -> Event:
    """A rollout with its updates as one event."""
    told = {"event": "rollout", "step": event["rollout"]}
    told |= {name: event[name] for name in ("reward", "reward_full")}
    # the first update saw the policy that sampled, the last one the largest drift
    told |= {"entropy": updates[0]["entropy"], "kl": event["kl"]}
    told |= {name: [mean(own) for own in zip(*(u[name] for u in updates), strict=True)] for name in MEANS}
    return told | {new: updates[-1][name] for name, new in LAST.items()} | {"cloud": event["cloud"]}


def last(state: State, event: Event) -> Event:
    """The step after all updates: the sampler's reward on the next prompts, and that at full precision."""
    names = ("entropy", "kl", *MEANS, *LAST.values(), "cloud")
    reward = numbers(rewards(state, respond(state)).mean(-1))
    nothing = dict.fromkeys(names)
    return {"event": "rollout", "step": state.rollout, "reward": reward, "reward_full": event["reward_full"], **nothing}


def ahead(state: State) -> Event:
    """The start's sampled reward, before any update: for who watches and would wait for the first rollout's end."""
    return {"event": "ahead", "step": state.rollout, "reward": numbers(rewards(state, respond(state)).mean(-1))}


def sampled(state: State, event: Event) -> Iterator[Event]:
    """One event per response that the engine shows."""
    places: dict[str, str] = {}
    for place, member in enumerate(state.race.members):
        places.setdefault(member.name, str(place))
    for one in event["responses"]:
        coefficients = {places[label]: values for label, values in one["coefficients"].items()}
        yield {"event": "sample", "step": event["rollout"], **one, "response": list(one["response"]),
               "reward": bool(one["reward"]), "coefficients": coefficients}  # fmt: skip


def changed(state: State, event: Event) -> Iterator[Event]:
    """One event per label whose settings are others now."""
    for label in event["changes"]:
        settings = next(member.settings for member in state.race.members if member.name == label)
        yield {"event": "change", "step": event["rollout"], "objective": label, "settings": dict(settings)}


def follow(state: State, changes: Changes | None = None, threads: int = 1) -> Iterator[Event]:
    """Run the race from a state, which moves on in place, and tell of it.

    The state may be saved after each rollout event but the last: `state.rollout` is then its step + 1, and a race that
    goes on from there tells the same from the next event on. Raises what `run` raises.
    """
    updates: list[Event] = []
    for event in run(state, changes=changes, threads=threads):
        if event["event"] == "start":
            yield started(event)
        elif event["event"] == "update":
            updates.append(event)
        elif event["event"] == "rollout":
            yield rolled(event, updates)
            updates = []
        elif event["event"] == "sample":
            yield from sampled(state, event)
        elif event["event"] == "change":
            yield from changed(state, event)
        else:
            yield last(state, event)
            yield {"event": "end", "step": state.rollout}
