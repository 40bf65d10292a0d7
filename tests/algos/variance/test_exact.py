"""The exact moments of a group's gradient: against every group and autograd, by hand, closed forms and limits."""

import math
from dataclasses import fields

import pytest
import torch
from torch.func import grad, vmap

from algos import OBJECTIVES, TokenBatch, advantages, make_objective
from algos.variance.exact import COUPLED, ESTIMATORS, NOT_SCALING, advantage_table, moments, share, summarise
from algos.variance.mismatch import CENTRES, KINDS, atoms
from algos.variance.response import coefficients, of_response
from algos.variance.summary import Summary, ratio
from algos.variance.tree import Tree, grow, on_policy

ALONE = [name for name in OBJECTIVES if name not in COUPLED]
OPEN = {"eps_low": 1.0, "eps_high": math.inf}
ONES = torch.tensor([-1.0, 1.0], dtype=torch.float64)
EVERY_ROW = slice(None)
TREES = {kind: grow(2, 2, kind, 0.5, seed=3) for kind in KINDS}


def size2(values):
    """Sum of squares, as a number."""
    return float((values**2).sum())


# ---- every group of responses, one gradient of the loss each -------------------------------------------------


def by_enumeration(objective, tree, group, estimator):
    """E g (C, V) and E|g|^2 over all groups of outcomes; g is -grad of the loss in the logits of the table."""
    pick = torch.cartesian_prod(*[torch.arange(len(tree.logp))] * group)
    one_group = torch.zeros(group, dtype=torch.int64)
    A = torch.stack([getattr(advantages, estimator)(rewards.double(), one_group) for rewards in tree.reward[pick]])
    mask = torch.ones(group, tree.logp.shape[1], dtype=torch.bool)

    def loss(logits, context, token, old, A):
        logp = logits.log_softmax(-1)[context, token]
        return objective.loss(TokenBatch(logp=logp, logp_old=old, advantages=A, mask=mask))

    seen = tree.context[pick], tree.token[pick], tree.logp_old[pick], A
    g = -vmap(grad(loss), (None, 0, 0, 0, 0))(tree.table.log(), *seen)
    chance = tree.probability[pick].prod(-1)
    return torch.einsum("n,ncv->cv", chance, g), float(chance @ (g**2).sum((1, 2)))


def compare(objective, tree, group, estimator):
    """The moments by formula are those of the enumeration."""
    mean, square = by_enumeration(objective, tree, group, estimator)
    found = moments(objective, tree, group, estimator)[0]
    torch.testing.assert_close(found.mean, mean, rtol=1e-12, atol=1e-14)
    assert found.variance + size2(found.mean) == pytest.approx(square, rel=1e-12, abs=1e-16)
    return square


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ALONE)
def test_every_pair_of_responses(name, kind):
    square = compare(make_objective(name), TREES[kind], 2, "grpo")
    assert square > 0 or name in ("gspo", "gspo_token", "luspo")  # whose narrow bands leave nothing of a drift


@pytest.mark.parametrize("estimator", ["grpo", "dr_grpo", "rloo"])
@pytest.mark.parametrize("name", ALONE)
def test_every_group_of_three(name, estimator):
    """Where k is 1 or 2 the two advantages differ in size, and A = 0 alone leaves three responses."""
    compare(make_objective(name), grow(2, 2, "drift", 0.3, seed=1), 3, estimator)


WIDER = [
    ("gspo", {"eps_low": 0.2, "eps_high": 0.3}),
    ("gspo", {"eps_low": 0.3, "eps_high": 0.3, "aggregation": "token-mean"}),
    ("gspo_token", {"eps_low": 0.2, "eps_high": 0.3}),
    ("luspo", {"eps_low": 0.2, "eps_high": 0.3}),
    ("sapo", {"level": "sequence", "tau_pos": 3.0}),
    ("grpo", {**OPEN, "aggregation": "constant", "max_length": 7}),
    ("grpo", {"dual_clip": 1.2, "aggregation": "seq-mean-token-sum"}),
    ("dr_grpo", {"max_length": 5}),
    ("sequence_product", {"eps_low": 0.5, "eps_high": 0.5}),
    ("dppo", {"delta": 0.05}),
    ("dppo", {"divergence": "kl", "delta": 0.01}),
    ("topr", {"level": "token"}),
    ("dro", {"beta": 2.0}),
    ("fipo", {"half_life": 1.0, "safety": 1.1}),
]


@pytest.mark.parametrize(("name", "settings"), WIDER)
def test_other_settings(name, settings):
    assert compare(make_objective(name, **settings), grow(2, 2, "drift", 0.4, seed=1), 3, "grpo") > 0


@pytest.mark.parametrize("centre", CENTRES)
def test_one_token_and_a_group_of_four(centre):
    for name in ("grpo", "dro", "vespo"):
        assert compare(make_objective(name), grow(2, 1, "noise", 0.6, centre), 4, "grpo") > 0


# ---- by hand -------------------------------------------------------------------------------------------------


def one_token(wins: int) -> Tree:
    """pi = (3/4, 1/4), sampled from (1/2, 1/2): ratios 3/2 and 1/2; the symbol `wins` earns the reward."""
    pi = torch.tensor([0.75, 0.25], dtype=torch.float64)
    token, half = torch.tensor([[0], [1]]), torch.full((2,), 0.5, dtype=torch.float64)
    reward = token[:, 0] == wins
    return Tree(pi.log()[:, None], half.log()[:, None], half, reward, torch.zeros_like(token), token, pi[None])


def test_by_hand_where_the_clip_keeps_everything():
    """V = 2, T = 1, G = 2, A = -1/2, 1/2, n = 1/2; e_0 - pi = (1/4)(1, -1), e_1 - pi = (3/4)(-1, 1).

    Only mixed groups count: g = (1/2) (1/2 * 1/2 * 3/4 + 3/2 * 1/2 * 1/4) (-1, 1) = (3/16)(-1, 1), half the time.
    E g = (3/32)(-1, 1), E|g|^2 = 2 (3/16)^2 / 2 = 9/256, |E g|^2 = 9/512.
    On-policy g = (1/4)(-1, 1) with chance 2 * 3/16: E g is the same, E|g|^2 = 3/64, tr Cov = 15/512.
    """
    found = summarise({"grpo": make_objective("grpo")}, one_token(1), 2, "dr_grpo")["grpo"]
    assert (found.variance, found.signal, found.truth, found.on_policy) == pytest.approx(
        (9 / 512, 9 / 512, 9 / 512, 15 / 512)
    )
    assert (found.bias, found.cosine, found.inflation) == pytest.approx((0, 1, 9 / 15), abs=1e-15)
    assert (found.relative_bias, found.noise_to_signal, found.error) == pytest.approx((0, 1, 1), abs=1e-15)
    # w = 3/2 and 1/2: all between responses, E w = 1, E w^2 = 5/4
    assert (found.within, found.between, found.ess) == pytest.approx((0, 1 / 4, 4 / 5))
    assert (found.flat, found.from_within) == pytest.approx((9 / 512, 0), abs=1e-15)
    assert (found.dead_tokens, found.dead_responses) == (0, 0)


def test_by_hand_where_the_clip_leaves_nothing():
    """The reward is symbol 0's: r = 3/2 with A > 0 and r = 1/2 with A < 0 both lie outside [0.8, 1.2]."""
    found = summarise({"grpo": make_objective("grpo")}, one_token(0), 2, "dr_grpo")["grpo"]
    assert (found.variance, found.signal, found.dead_tokens, found.dead_responses) == (0, 0, 1, 1)
    assert (found.truth, found.bias, found.relative_bias, found.error) == pytest.approx((9 / 512, 9 / 512, 1, 1))
    assert math.isnan(found.cosine) and math.isnan(found.noise_to_signal) and math.isnan(found.ess)


def test_by_hand_where_a_response_is_partly_dead():
    """Two responses of two tokens, 1/2 each: ratios 1, 2 (A > 0, r = 2 clipped) and 1/2, 1 (A < 0, 1/2 clipped)."""
    pi = torch.tensor([[0.5, 0.5]] * 3, dtype=torch.float64)
    token, context = torch.tensor([[0, 0], [1, 0]]), torch.tensor([[0, 1], [0, 2]])
    logp = pi.log()[context, token]
    z = torch.tensor([[1.0, 2.0], [0.5, 1.0]], dtype=torch.float64).log()
    half = torch.full((2,), 0.5, dtype=torch.float64)
    tree = Tree(logp, logp - z, half, torch.tensor([True, False]), context, token, pi)
    found = summarise({"grpo": make_objective("grpo")}, tree, 2)["grpo"]
    # w = 1, 0 and 0, 1: mean 1/2 in both
    assert (found.within, found.between, found.ess) == (1 / 4, 0, 1 / 2)
    assert (found.dead_tokens, found.dead_responses) == (1 / 2, 0)


def test_advantages_by_hand():
    """G = 4. k = 1: 3/4 and -1/4, standard deviation 1/2; RLOO 1 and -1/3."""
    table = advantage_table(4, "dr_grpo")
    wanted = [[0, 0], [-1 / 4, 3 / 4], [-1 / 2, 1 / 2], [-3 / 4, 1 / 4], [0, 0]]
    torch.testing.assert_close(table, torch.tensor(wanted, dtype=torch.float64))
    assert advantage_table(4, "rloo")[1].tolist() == pytest.approx([-1 / 3, 1])
    assert advantage_table(4)[1].tolist() == pytest.approx([-0.25 / 0.5001, 0.75 / 0.5001])


@pytest.mark.parametrize("estimator", list(ESTIMATORS))
def test_the_advantage_depends_on_the_own_reward_and_the_number_of_rewards_alone(estimator):
    table, one_group = advantage_table(5, estimator), torch.zeros(5, dtype=torch.int64)
    for number in range(32):
        rewards = torch.tensor([number >> i & 1 for i in range(5)])
        A = getattr(advantages, estimator)(rewards.double(), one_group)
        torch.testing.assert_close(A, table[int(rewards.sum()), rewards], rtol=0, atol=1e-14)


# ---- what the formula leans on -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALONE)
def test_coefficients_scale_with_the_advantage_but_for_those_that_are_said_not_to(name):
    for kind in KINDS:
        small = coefficients(make_objective(name), TREES[kind], 0.3 * ONES, EVERY_ROW)
        large = coefficients(make_objective(name), TREES[kind], 2.5 * ONES, EVERY_ROW)
        scales = torch.allclose(large / 2.5, small / 0.3, rtol=1e-13, atol=1e-15)
        assert scales == (name not in NOT_SCALING), kind


@pytest.mark.parametrize("name", COUPLED)
def test_coupled_objectives_are_refused_by_what_they_are(name):
    """And by whatever name; the same response really has another coefficient in another company."""
    for called in (name, f"{name} of mine"):
        with pytest.raises(ValueError, match=f"^{called}: .*depend on the others of its batch"):
            summarise({"grpo": make_objective("grpo"), called: make_objective(name)}, TREES["noise"], 4)
    c = [make_objective(name).coefficients(first_of_three(rows))[0] for rows in (1, 3)]
    assert not torch.allclose(*c)


def first_of_three(rows):
    """Responses with ratios near 1; over all three the first has the covariances that Clip-Cov drops a token for."""
    logp = torch.tensor([[-1.0, -2.0, -0.5], [-3.0, -2.5, -2.0], [-3.0, -0.1, -0.2]], dtype=torch.float64)[:rows]
    A = torch.tensor([4.0, 4.0, -8.0], dtype=torch.float64)[:rows]
    return TokenBatch(logp=logp, logp_old=logp - 0.1, advantages=A, mask=logp < 0)


@pytest.mark.parametrize("name", NOT_SCALING)
def test_what_does_not_scale_is_known_by_what_it_is_not_by_its_name(name):
    tree = TREES["drift"]
    found = summarise({name: make_objective(name), "another name": make_objective(name)}, tree, 4)
    assert found[name] == found["another name"]


@pytest.mark.parametrize("name", ALONE)
def test_share_is_the_weight_of_every_token_of_a_group(name):
    n = make_objective(name).weights(
        TokenBatch(
            logp=-torch.rand(6, 5, dtype=torch.float64),
            logp_old=-torch.rand(6, 5, dtype=torch.float64),
            advantages=torch.randn(6, dtype=torch.float64),
            mask=torch.ones(6, 5, dtype=torch.bool),
        )
    )
    torch.testing.assert_close(n, torch.full_like(n, share(make_objective(name), 6, 5)), rtol=1e-14, atol=0)
    assert float(n[0, 0]) == pytest.approx(1 / 6 if name in ("luspo", "sequence_product") else 1 / 30)


# ---- on-policy -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ALONE)
def test_on_policy_nothing_is_lost_by_any_objective(name, kind):
    found = summarise({name: make_objective(name)}, grow(2, 3, kind, 0.0), 4)[name]
    assert (found.inflation, found.cosine, found.ess) == pytest.approx((1, 1, 1), rel=1e-12)
    assert (found.relative_bias, found.within, found.between, found.from_within) == pytest.approx((0,) * 4, abs=1e-12)
    assert (found.dead_tokens, found.dead_responses) == (0, 0)
    assert found.truth > 0 and found.variance > 0


def test_the_truth_is_shared_by_objectives_of_one_scale_and_only_by_those():
    """What is worked out once must be what each would find by itself."""
    tree, several = TREES["drift"], {name: make_objective(name) for name in ALONE}
    several["half"] = make_objective("cispo", w_max=0.5)  # the cap lies below the ratios of the policy itself
    together = summarise(several, tree, 3)
    for name, objective in several.items():
        alone = moments(objective, on_policy(tree), 3)[0]
        assert together[name].truth == pytest.approx(size2(alone.mean), rel=1e-12)
        assert together[name].on_policy == pytest.approx(alone.variance, rel=1e-12)
    assert together["luspo"].truth == pytest.approx(4 * together["gspo"].truth)
    assert together["half"].truth == pytest.approx(together["cispo"].truth / 4)


def test_pieces_of_any_size_add_up_to_all_outcomes(monkeypatch):
    """Pieces of 7 among 36 outcomes, the last one short."""
    several = {name: make_objective(name) for name in ("grpo", "dro")}
    whole = summarise(several, TREES["noise"], 3)
    monkeypatch.setattr("algos.variance.response.CHUNK", 7)
    for name, found in summarise(several, TREES["noise"], 3).items():
        assert figures(found) == pytest.approx(figures(whole[name]), rel=1e-11, abs=1e-15)


# ---- closed forms --------------------------------------------------------------------------------------------


def raw(kind, size, centre, power):
    """E exp(power z) of the atoms."""
    values, chances = atoms(kind, size, centre)
    return float((chances * (power * values).exp()).sum())


LENGTH, GROUP = 3, 4
# first and second moment of the weight of every token: E w and E w^2
UNCLIPPED = {
    "grpo": lambda e: (e(1), e(2)),
    "gspo": lambda e: (e(1 / LENGTH) ** LENGTH, e(2 / LENGTH) ** LENGTH),
    "sequence_product": lambda e: (e(1) ** LENGTH, e(2) ** LENGTH),
    "reinforce": lambda e: (1, 1),
}


@pytest.mark.parametrize("name", list(UNCLIPPED))
@pytest.mark.parametrize("centre", CENTRES)
@pytest.mark.parametrize("kind", ["noise", "flips"])
def test_noise_multiplies_the_moments_of_every_unclipped_ratio(name, centre, kind):
    """Noise is independent of the response: E h takes E w and E|h|^2 takes E w^2; the group mixes both.

    E|g|^2 = own + cross, own = sum_b E|n h_b|^2, and two responses have independent noise, so cross takes (E w)^2.
    """
    objective = make_objective(name, **({} if name == "reinforce" else OPEN))
    tree = grow(2, LENGTH, kind, 0.4, centre)
    first, second = UNCLIPPED[name](lambda power: raw(kind, 0.4, centre, power))
    here, there = (of_response(objective, one, ONES)[0] for one in (tree, on_policy(tree)))
    torch.testing.assert_close(here.mean, first * there.mean, rtol=1e-12, atol=1e-15)
    torch.testing.assert_close(here.square, second * there.square, rtol=1e-12, atol=0)

    found = summarise({name: objective}, tree, GROUP)[name]
    alone = on_policy(tree)
    p, n = float(alone.probability @ alone.reward.double()), share(objective, GROUP, LENGTH)
    A, own = advantage_table(GROUP), 0.0
    for k in range(GROUP + 1):
        chance = math.comb(GROUP, k) * p**k * (1 - p) ** (GROUP - k)
        numbers = torch.tensor([GROUP - k, k], dtype=torch.float64)
        own += chance * float((numbers * (n * A[k]) ** 2 * there.square).sum())
    cross = found.on_policy + found.truth - own
    assert cross != pytest.approx(0, abs=1e-6)
    assert found.variance + found.signal == pytest.approx(second * own + first**2 * cross, rel=1e-11)
    assert found.signal == pytest.approx(first**2 * found.truth, rel=1e-11)
    assert found.cosine == pytest.approx(1)
    assert found.ess == pytest.approx(first**2 / second)
    if centre == "ratio" and name in ("grpo", "sequence_product"):
        assert found.relative_bias == pytest.approx(0, abs=1e-20)


@pytest.mark.parametrize("name", ["grpo", "gspo", "sequence_product"])
@pytest.mark.parametrize("centre", CENTRES)
def test_in_a_group_of_two_the_trace_itself_grows_by_the_second_moment(name, centre):
    """On-policy p E[h | 1] + (1 - p) E[h | 0] = 0, so at G = 2 the cross term is |E g|^2 and only `own` is left.

    tr Cov grows by E w^2 whatever T; larger groups add (E w^2 - (E w)^2) times what the cross term lacks of |E g|^2.
    """
    tree, objective = grow(2, LENGTH, "noise", 0.4, centre), make_objective(name, **OPEN)
    second = UNCLIPPED[name](lambda power: raw("noise", 0.4, centre, power))[1]
    assert summarise({name: objective}, tree, 2)[name].inflation == pytest.approx(second, rel=1e-12)
    assert summarise({name: objective}, tree, 8)[name].inflation > second * (1 + 1e-3)


def test_a_small_noise_costs_the_token_ratio_the_same_at_any_length_and_the_product_more_by_each_token():
    """ess = (E w)^2 / E w^2 is near exp(-s^2), exp(-s^2 / T) and exp(-T s^2)."""
    s = 0.05
    for T in (1, 2, 4):
        objectives = {name: make_objective(name, **OPEN) for name in ("grpo", "gspo", "sequence_product")}
        found = summarise(objectives, grow(2, T, "noise", s), 4)
        cost = [-math.log(one.ess) / s**2 for one in found.values()]
        # tokens of one response differ in weight under token IS, so its ess is that of a token
        assert cost == pytest.approx([1, 1 / T, T], rel=1e-3)


# ---- bias ----------------------------------------------------------------------------------------------------


def expected(tree, response, size):
    """(C, V) E h over both rewards."""
    p = float(tree.probability @ tree.reward.double())
    return (1 - p) * response.mean[0] + p * response.mean[1]


@pytest.mark.parametrize("size", [0.1, 1.0, 3.0])
def test_the_product_of_the_ratios_undoes_a_drift_of_any_size(size):
    """Importance sampling is exact: E_old[rho A h] = E_pi[A h], for a fixed A; the token ratio's is not."""
    tree, A = grow(2, 4, "drift", size), torch.tensor([-0.4, 1.3], dtype=torch.float64)
    product, plain = make_objective("sequence_product"), make_objective("reinforce")
    truth = expected(on_policy(tree), of_response(plain, on_policy(tree), A)[0], A)
    found = expected(tree, of_response(product, tree, A)[0], A)
    torch.testing.assert_close(found, truth, rtol=0, atol=1e-10)
    other = expected(tree, of_response(make_objective("grpo", **OPEN), tree, A)[0], A)
    assert size2(other - truth) > 1e-4 * size2(truth)


@pytest.mark.parametrize("estimator", ["rloo", "dr_grpo"])
@pytest.mark.parametrize("size", [0.3, 1.5])
def test_with_a_baseline_from_the_others_the_product_is_unbiased_over_groups_too(estimator, size):
    """The division by the group's own deviation is no baseline: GRPO's advantage keeps a bias under drift."""
    tree = grow(2, 3, "drift", size)
    several = {"product": make_objective("sequence_product")}
    assert summarise(several, tree, 4, estimator)["product"].relative_bias == pytest.approx(0, abs=1e-18)
    assert summarise(several, tree, 4, "grpo")["product"].relative_bias > 1e-5


def test_at_one_token_the_token_ratio_undoes_the_drift():
    tree = grow(4, 1, "drift", 0.8)
    found = summarise({"grpo": make_objective("grpo", **OPEN)}, tree, 4, "rloo")["grpo"]
    assert found.relative_bias == pytest.approx(0, abs=1e-18)


# ---- inside and between responses ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["grpo", "gspo", "sequence_product", "sapo", "gmpo", "cispo"])
def test_the_variance_of_the_weights_is_that_within_and_that_between(name, kind):
    objective, tree = make_objective(name), TREES[kind]
    w = coefficients(objective, tree, ONES, EVERY_ROW) * torch.where(tree.reward, 1.0, -1.0)[:, None]
    mean = float(tree.probability @ w.mean(-1))
    total = float(tree.probability @ ((w - mean) ** 2).mean(-1))
    found = summarise({name: objective}, tree, 2)[name]
    assert found.within + found.between == pytest.approx(total, rel=1e-10, abs=1e-15)
    if name in ("gspo", "sequence_product"):
        assert found.within == pytest.approx(0, abs=1e-30)
    else:
        assert found.within > 1e-3


@pytest.mark.parametrize("kind", ["noise", "flips"])
def test_only_token_ratios_owe_a_share_of_their_variance_to_differences_inside_a_response(kind):
    several = {"grpo": OPEN, "gspo": OPEN, "sequence_product": OPEN}
    several = {name: make_objective(name, **settings) for name, settings in several.items()}
    found = summarise(several, grow(2, 3, kind, 0.5), 4)
    assert found["gspo"].from_within == pytest.approx(0, abs=1e-13)
    assert found["sequence_product"].from_within == pytest.approx(0, abs=1e-13)
    assert 0.02 < found["grpo"].from_within < 1


def test_flat_is_the_variance_with_every_token_at_the_mean_weight_of_its_response():
    """An unclipped token ratio made flat is the arithmetic mean: E w^2 falls from E r^2 by the share of a mean of T."""
    tree, size = grow(2, 3, "noise", 0.5), 0.5
    e1, e2 = raw("noise", size, "log", 1), raw("noise", size, "log", 2)
    full, flat = of_response(make_objective("grpo", **OPEN), tree, ONES)
    torch.testing.assert_close(flat.mean, full.mean, rtol=1e-12, atol=1e-15)
    # E (mean_t r)^2 = (E r)^2 + Var r / T
    torch.testing.assert_close(flat.square, full.square * (e1**2 + (e2 - e1**2) / 3) / e2, rtol=1e-12, atol=0)


# ---- limits --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_at_one_token_all_three_levels_are_one(kind):
    tree = grow(3, 1, kind, 0.3)
    for band in ({"eps_low": 0.1, "eps_high": 0.6}, OPEN):
        several = {name: make_objective(name, **band) for name in ("grpo", "gspo", "sequence_product")}
        found = list(summarise(several, tree, 5).values())
        assert figures(found[1]) == pytest.approx(figures(found[0]), rel=1e-12, abs=1e-15)
        assert figures(found[2]) == pytest.approx(figures(found[0]), rel=1e-12, abs=1e-15)
        assert found[0].variance > 0


def figures(summary: Summary) -> list[float]:
    """Every stored figure."""
    return [getattr(summary, field.name) for field in fields(summary)]


@pytest.mark.parametrize("group", [2, 64])
@pytest.mark.parametrize("size", [0.0, 3.0])
@pytest.mark.parametrize("kind", KINDS)
def test_figures_stay_numbers_and_in_their_ranges(kind, size, group):
    found = summarise({name: make_objective(name) for name in ALONE}, grow(2, 2, kind, size), group)
    for name, one in found.items():
        undefined = {"ess", "cosine"} if one.signal == 0 else set()
        for field in fields(one):
            value = getattr(one, field.name)
            assert math.isfinite(value) or field.name in undefined, (name, field.name)
        assert one.truth > 0 and one.on_policy > 0 and min(one.variance, one.flat) > -1e-12, name
        assert one.signal == 0 or (abs(one.cosine) <= 1 + 1e-12 and 0 <= one.ess <= 1 + 1e-12), name
        assert 0 <= one.dead_responses <= one.dead_tokens + 1e-15 and one.dead_tokens <= 1 + 1e-12, name
        assert one.within >= 0 and one.between >= -1e-12, name


def test_a_group_of_many_has_the_signal_of_one_prompt_and_the_variance_of_one_response_shared_by_many():
    """rloo is unbiased, so E g does not depend on G; tr Cov falls nearly as 1 / G."""
    found = [
        summarise({"grpo": make_objective("grpo", **OPEN)}, TREES["noise"], group, "rloo")["grpo"]
        for group in (2, 32, 64)
    ]
    assert found[0].signal == pytest.approx(found[1].signal) == pytest.approx(found[2].signal)
    assert found[1].variance / found[2].variance == pytest.approx(2, rel=0.05)


def test_mistakes_are_refused_in_a_sentence():
    grpo = {"grpo": make_objective("grpo")}
    with pytest.raises(ValueError, match="estimator is 'gae'; wanted one of 'grpo', 'dr_grpo', 'rloo'"):
        summarise(grpo, TREES["noise"], 4, "gae")
    with pytest.raises(ValueError, match="group is 1; wanted a number at least 2"):
        summarise(grpo, TREES["noise"], 1)


def test_a_quotient_by_zero_is_no_number():
    assert math.isnan(ratio(1.0, 0.0)) and ratio(1.0, 4.0) == 0.25
