"""The playground's function against the exact summaries of the same trees; what is 0 or undefined by construction."""

import math
import random

import numpy as np
import pytest
import torch

from algos import OBJECTIVES, TokenBatch, make_objective
from algos.variance.exact import summarise
from algos.variance.frontier import SWEEPS, frontier
from algos.variance.tree import grow
from pages.gradient_variance import lesson
from pages.gradient_variance.enumeration import shown
from pages.gradient_variance.enumeration.compute import GROUPS, OF_PROBABILITIES, SHOWABLE
from pages.gradient_variance.enumeration.findings import NOTHING, Findings
from pages.gradient_variance.enumeration.policies import DEPTH, NOISY_DEPTH, policies
from pages.gradient_variance.explorable import GRADIENT_VARIANCE as LAB
from pages.gradient_variance.figures import BARS, FARTHEST, HIGHEST, LOWEST, NEAREST

FIGURES = ("inflation", "relative_bias", "noise_to_signal", "cosine", "from_within", "ess", "dead_tokens",
           "dead_responses", "distance")  # fmt: skip
KINDS = ("noise", "drift", "flips")
LENGTHS = {"noise": (1, 3, 4), "drift": (1, 2, 5, 8), "flips": (2, 4)}


def drawn_settings():
    """A few settings of each kind and length, the sliders at random."""
    rng = random.Random(3)
    for kind in KINDS:
        for length in LENGTHS[kind]:
            sliders = {key: rng.choice(control.values) for key, control in LAB.sliders.items()}
            choices = {"mismatch": kind, "seed": rng.randrange(100), "centre": rng.choice(("log", "ratio"))}
            # groups of 64 take the enumeration seconds
            yield LAB.defaults() | sliders | choices | {
                "short_length": length, "show": SHOWABLE, "group_size": rng.choice((2, 4, 8, 16)),
            }  # fmt: skip


def objective_of(name, x):
    own = {
        "grpo": {"eps_low": x["eps"], "eps_high": x["eps"]},
        "gspo": {"eps_low": x["gspo_eps"], "eps_high": x["gspo_eps"]},
        "sapo": {"tau_pos": x["gate_both"], "tau_neg": x["gate_both"]},
        "cispo": {"w_max": x["cap"]},
    }
    return make_objective(name, **own.get(name, {}))


def assert_is(found, wanted, where):
    """1e-9 relative, or 1e-12 where the wanted number is no more than rounding; NaN in the same places."""
    np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-12, equal_nan=True, err_msg=where)


def assert_one(x, values, name, one, tree):
    """An objective's numbers are those of its summary, and its frontier that of its sweep."""
    # where the expectation cancels, the summary's is rounding
    nothing = one.signal <= NOTHING * one.truth
    for figure in FIGURES:
        wanted = math.nan if nothing and figure in ("cosine", "noise_to_signal") else getattr(one, figure)
        assert_is(values[f"{name}.{figure}"], wanted, f"{name}.{figure} at {x}")
    assert_is(values[f"{name}.error"], one.error_of(x["batch_groups"]), f"{name}.error at {x}")
    line = [one.error_of(float(n)) for n in GROUPS]
    assert_is(values[f"{name}.error.line"], line, f"{name}.error.line at {x}")
    assert_is(values[f"{name}.flat"], min(one.flat / one.on_policy, BARS), f"{name}.flat at {x}")
    if name in SWEEPS:
        swept = frontier(name, tree, x["group_size"])
        held = [min(max(each.inflation, LOWEST), HIGHEST) for each in swept]
        assert_is(values[f"{name}.front.x"], held, f"{name}.front.x at {x}")
        far = [1.0 if math.isnan(each.distance) else min(max(each.distance, NEAREST), FARTHEST) for each in swept]
        assert_is(values[f"{name}.front.y"], far, f"{name}.front.y at {x}")


@pytest.mark.parametrize("x", list(drawn_settings()), ids=lambda x: f"{x['mismatch']}-{x['short_length']}")
def test_every_number_is_that_of_the_exact_summary(x):
    tree = grow(2, x["short_length"], x["mismatch"], x["mismatch_size"], x["centre"], x["seed"])
    found = summarise({name: objective_of(name, x) for name in SHOWABLE}, tree, x["group_size"])
    values = LAB.evaluate(x)
    for name, one in found.items():
        assert_one(x, values, name, one, tree)
    grpo, gspo = found["grpo"], found["gspo"]
    assert_is(values["grpo.within"], grpo.within, "grpo.within")
    assert_is(values["grpo.between"], grpo.between, "grpo.between")
    assert_is(values["grpo.equal"], grpo.flat / grpo.on_policy, "grpo.equal")
    assert_is(values["gspo.kept"], math.sqrt(gspo.signal / gspo.truth), "gspo.kept")
    assert_is(values["solved"], float((tree.probability * tree.reward).sum()), "solved")
    assert values["length"] == x["short_length"]


@pytest.mark.parametrize("group", [32, 64])
def test_large_groups_too(group):
    x = LAB.defaults() | {"group_size": group, "short_length": 2, "show": ("grpo", "sapo", "dro")}
    found = summarise({name: objective_of(name, x) for name in x["show"]}, grow(2, 2, "noise", 0.3), group)
    values = LAB.evaluate(x)
    for name, one in found.items():
        for figure in FIGURES:
            assert_is(values[f"{name}.{figure}"], getattr(one, figure), f"{name}.{figure}")


def at(scenario="noise", **changes):
    return LAB.evaluate(LAB.defaults(scenario) | changes)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [1, 3, 8])
def test_what_is_0_by_construction_is_0(kind, length):
    """One weight for a response leaves no variance inside it; REINFORCE has one for all, and no bias under noise."""
    values = at(mismatch=kind, short_length=length, show=SHOWABLE, gspo_eps=0.3)
    for name in ("gspo", "gspo_token", "luspo", "vespo", "topr", "sequence_product", "reinforce"):
        assert values[f"{name}.from_within"] == 0 or math.isnan(values[f"{name}.from_within"]), name
    assert values["reinforce.ess"] == 1 and values["reinforce.dead_tokens"] == 0
    if kind != "drift":
        assert values["reinforce.inflation"] == 1 and values["reinforce.distance"] == 0
    if length == 1:
        assert values["grpo.within"] == 0


def test_no_gradient_at_all_has_no_direction_and_is_ranked_last():
    values = at("update", show=("gspo", "sapo"))
    assert values["gspo.dead_responses"] == pytest.approx(1, abs=1e-14) and values["gspo.kept"] == 0
    for figure in ("cosine", "noise_to_signal", "from_within", "ess"):
        assert math.isnan(values[f"gspo.{figure}"]), figure
    assert values["gspo.inflation"] == 0 and values["gspo.distance"] == 1 == values["gspo.y"]
    assert values["cleanest"] == values["truest"] == 1 and values["calmest"] == 0


def test_ranks_choose_the_least_of_those_shown_in_the_order_of_the_objectives():
    for show in (("grpo", "gspo", "sapo"), ("sapo", "gspo"), ("dro", "rec", "grpo")):
        values, names = at(show=show), [name for name in SHOWABLE if name in show]
        for rank, figure in shown.RANKS.items():
            least = min(names, key=lambda name, figure=figure: values[f"{name}.{figure}"])
            assert names[int(values[rank])] == least, (show, rank)


def test_of_equal_ones_the_first_is_named():
    """A single token that drifted has one gradient for either reward: every objective has the same noise to signal."""
    values = at(mismatch="drift", short_length=1, show=("grpo", "sapo", "cispo"), mismatch_size=0.05)
    ratios = [values[f"{name}.noise_to_signal"] for name in ("grpo", "sapo", "cispo")]
    assert ratios == pytest.approx([ratios[0]] * 3, rel=1e-12) and values["cleanest"] == 0


@pytest.mark.parametrize("share, sentence", [(0.2, 0), (0.004, 1), (-0.004, 1), (-0.2, 2), (math.nan, 1)])
def test_the_sentence_on_grpos_weights_follows_its_share(share, sentence):
    variance = 0.0 if math.isnan(share) else 1.0
    one = dict.fromkeys(Findings._fields, 1.0) | {"variance": variance, "flat": variance * (1 - share)}
    one["flat"] = 0.0 if math.isnan(share) else one["flat"]
    found = shown.of_grpo(Findings(**{key: torch.tensor(value).double() for key, value in one.items()}))
    assert float(found["cost"]) == sentence


def test_only_those_named_look_at_probabilities_besides_the_ratios():
    """The others have the same coefficients wherever the log-probs stand, so that noise needs no row per response."""
    torch.manual_seed(0)
    z, old, mask = torch.randn(40, 5).double() / 2, -3 * torch.rand(40, 5).double(), torch.ones(40, 5).bool()
    A = torch.arange(40).remainder(2).double() * 2 - 1
    moved = [
        name
        for name in SHOWABLE
        if not torch.allclose(*(
            make_objective(name).coefficients(TokenBatch(logp=lower + z, logp_old=lower, advantages=A, mask=mask))
            for lower in (old, torch.zeros_like(old))
        ), rtol=1e-9)
    ]  # fmt: skip
    assert set(moved) == set(OF_PROBABILITIES)


def test_showable_are_all_that_do_not_couple_responses():
    assert len(SHOWABLE) == 21 and {name for name in OBJECTIVES if OBJECTIVES[name].coupled}.isdisjoint(SHOWABLE)


def test_the_policies_of_a_seed_are_made_once_and_a_drift_costs_only_those_who_drift():
    assert policies(5, True) is policies(5, True)
    still, moved = policies(5, False), policies(5, True)
    assert not still["step"].any() and moved["step"].any() and (moved["theta"] > 0).all()
    count = 2 ** (NOISY_DEPTH + 1) - NOISY_DEPTH - 2
    np.testing.assert_array_equal(still["policy"][:count], moved["policy"][:count])
    assert not still["policy"][count:].any() and len(moved["theta"]) == DEPTH * len(lesson.SIZES)


def test_the_lessons_comparisons_are_with_twice_the_mismatch_and_half_the_length():
    values = lesson.GRADIENT_VARIANCE_LESSON.values({"scenario": "noise"})
    own = {"eps_low": 0.2, "eps_high": 0.2}
    grpo = {"grpo": make_objective("grpo", **own)}
    twice = summarise(grpo, grow(2, 4, "noise", 0.6), 8)["grpo"]
    assert values["twice_within"] == pytest.approx(twice.from_within) and values["twice_size"] == 0.6
    half_tree = grow(2, 2, "noise", 0.3)
    half, whole = summarise(grpo, half_tree, 8)["grpo"], summarise(grpo, grow(2, 4, "noise", 0.3), 8)["grpo"]
    assert values["grpo.doubled"] == pytest.approx(whole.inflation / half.inflation)
    assert values["half_solved"] == pytest.approx(float((half_tree.probability * half_tree.reward).sum()))
