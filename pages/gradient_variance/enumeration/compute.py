"""The traced function: what each objective makes of all responses, its frontier, its error, and who is first."""

from dataclasses import replace
from typing import NamedTuple

import torch
from torch import Tensor

from algos import OBJECTIVES, make_objective
from algos.objectives.base import Objective
from algos.variance.exact import COUPLED, NOT_SCALING
from algos.variance.frontier import SWEEPS, with_parameter
from pages.gradient_variance.enumeration import shown
from pages.gradient_variance.enumeration.findings import Findings, found, found_shifted
from pages.gradient_variance.enumeration.moments import Group, Moments, group_of, moments, response
from pages.gradient_variance.enumeration.noise import combinations, second_moments, shares
from pages.gradient_variance.enumeration.outcomes import Rows, either, of_both, of_ratios, of_responses
from pages.gradient_variance.enumeration.policies import DEPTH, NOISY_DEPTH
from pages.gradient_variance.enumeration.shown import RANKS, ranks
from pages.gradient_variance.enumeration.trees import policies_at, responses

SHOWABLE = tuple(name for name in OBJECTIVES if name not in COUPLED)
# those whose coefficients depend on probabilities besides the ratios
OF_PROBABILITIES = ("dppo", "dcpo")
GROUPS = torch.logspace(0, 5, 101, dtype=torch.float64)  # groups of responses in one update


class World(NamedTuple):
    """What all objectives share: rows for those that look at ratios, for the others under noise, groups, the truths."""

    drift: Tensor
    rows: Rows
    noisy: Rows
    group: Group
    truth: Moments
    noisy_truth: Moments


def world_of(x: dict[str, Tensor]) -> World:
    """The world at these settings."""
    drift = x["on.drift"] > 0
    length = torch.where(drift, x["short_length"], x["short_length"].clamp(max=NOISY_DEPTH))
    policies = policies_at(x, length)
    tree = responses(policies, length, DEPTH)
    # under noise the policy is the sampler
    small = responses(policies._replace(policy=policies.sampler), length, NOISY_DEPTH)
    noise = combinations(x, length)
    rows = either(drift, of_responses(tree, length), of_ratios(noise, shares(small), tree.solved, length))
    noisy = of_both(small, noise, length)
    new = (tree.chance_new * tree.won).sum()
    group = group_of(x["group_size"], tree.solved)
    alone = group_of(x["group_size"], torch.where(drift, new, tree.solved))
    return World(drift, rows, noisy, group, on_policy(rows, alone), on_policy(noisy, group))


def on_policy(rows: Rows, group: Group) -> Moments:
    """The moments of the objective whose every coefficient is A, which nearly all objectives are on-policy."""
    A = rows.batch.advantages[:, None].expand(1, *rows.batch.mask.shape)
    return moments(group, response(rows, A, rows.pull_on, rows.square_on))


def compute(x: dict[str, Tensor], names: tuple[str, ...] = SHOWABLE) -> dict[str, Tensor]:
    """Every number of the page for the objectives named; `x` is what the sliders and `policies` say."""
    world = world_of(x)
    solved = (world.rows.chance * world.rows.won).sum()
    out = {"groups": GROUPS.clone(), "length": world.rows.length, "solved": solved} | second_moments(x)
    order, found = of_objectives(names, x, world)
    figures = shown.figures(found, x["batch_groups"], GROUPS)
    at = {name: order.index(name) for name in names}
    out |= {f"{name}.{key}": value[at[name]] for name in names for key, value in figures.items()}
    if "grpo" in names:
        out |= shown.of_grpo(Findings(*(value[at["grpo"]] for value in found)))
    if "gspo" in names:
        out["gspo.kept"] = (found.signal / found.truth).sqrt()[at["gspo"]]
    out |= curves(tuple(name for name in names if name in SWEEPS), world)
    ranked = {figure: figures[figure].index_select(0, torch.tensor(list(at.values()))) for figure in RANKS.values()}
    return out | ranks(ranked, x["on"].index_select(0, torch.tensor([SHOWABLE.index(name) for name in names])))


def of_objectives(names: tuple[str, ...], x: dict[str, Tensor], world: World) -> tuple[list[str], Findings]:
    """What is found of the objectives, and in which order: those last that take more than the ratios, or a shift."""
    objectives = {name: objective_at(name, x) for name in names}
    shifted = [name for name in names if name in NOT_SCALING]
    more = [name for name in names if name in OF_PROBABILITIES]
    scaled = [name for name in names if name not in (*shifted, *more)] + more
    parts = []
    if scaled:
        c = torch.stack([objectives[name].coefficients(world.rows.batch) for name in scaled])
        parts.append(found(world.rows, world.group, world.truth, c))
    if more:
        c = torch.stack([objectives[name].coefficients(world.noisy.batch) for name in more])
        there, first = found(world.noisy, world.group, world.noisy_truth, c), len(scaled) - len(more)
        under_noise = [torch.where(world.drift, a[first:], b) for a, b in zip(parts[0], there, strict=True)]
        parts = [Findings(*(a[:first] for a in parts[0])), Findings(*under_noise)]
    if shifted:
        nothing = replace(world.rows.batch, advantages=torch.zeros_like(world.rows.batch.advantages))
        shift = torch.stack([objectives[name].coefficients(nothing) for name in shifted])
        parts.append(found_shifted(world.rows, world.group, world.truth, shift))
    return scaled + shifted, Findings(*(torch.cat(values) for values in zip(*parts, strict=True)))


def objective_at(name: str, x: dict[str, Tensor]) -> Objective:
    """An objective with the settings that the sliders give it."""
    fields = {
        "grpo": {"eps_low": x["eps"], "eps_high": x["eps"]},
        "gspo": {"eps_low": x["gspo_eps"], "eps_high": x["gspo_eps"]},
        "sapo": {"tau_pos": x["gate_both"], "tau_neg": x["gate_both"]},
        "cispo": {"w_max": x["cap"]},
    }
    return make_objective(name, **fields.get(name, {}))


def curves(names: tuple[str, ...], world: World) -> dict[str, Tensor]:
    """The frontiers: variance and distance from the truth at each value of an objective's one parameter."""
    swept = [(name, value) for name in names for value in SWEEPS[name]]
    if not swept:
        return {}
    c = torch.stack([with_parameter(name, value).coefficients(world.rows.batch) for name, value in swept])
    # a cap below 1 holds on-policy coefficients as well
    scale = c.new_tensor([min(value, 1.0) if name == "cispo" else 1.0 for name, value in swept])
    here = moments(world.group, response(world.rows, c, world.rows.pull, world.rows.square))
    truth = scale[:, None] * world.truth.mean
    variance = shown.inside(shown.ratio(here.variance, scale**2 * world.truth.variance))
    bias = shown.ratio(((here.mean - truth) ** 2).sum(-1), (truth**2).sum(-1))
    along = {"x": variance, "y": shown.far(bias.sqrt())}
    first = {name: swept.index((name, SWEEPS[name][0])) for name in names}
    return {
        f"{name}.front.{axis}": values[first[name] : first[name] + len(SWEEPS[name])]
        for name in names
        for axis, values in along.items()
    }
