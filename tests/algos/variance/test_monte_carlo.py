"""The Monte Carlo of gradients: against closed forms, autograd and enumeration, and independent of how it is run."""

import math
from types import SimpleNamespace

import pytest
import torch
from torch import Generator

from algos import OBJECTIVES, TokenBatch, make_objective
from algos.variance import bigram, drift, exact, monte_carlo, responses, tree
from algos.variance.cloud import cloud
from algos.variance.estimates import BLOCKS, T31, add, empty, estimate_of
from algos.variance.gradients import Gradients, of_groups, plain, weight_sums
from algos.variance.growth import growth, slope
from algos.variance.monte_carlo import estimate, prepare
from algos.variance.responses import pieces
from algos.variance.summary import Summary
from tests.near import assert_near

OPEN = {"eps_low": 1.0, "eps_high": float("inf")}
UNCLIPPED = {
    "token": make_objective("grpo", **OPEN),
    "sequence": make_objective("gspo", **OPEN),
    "product": make_objective("sequence_product"),
}
SEVERAL = {name: make_objective(name) for name in ("grpo", "gspo", "sapo", "real", "dro", "clip_cov")}


def settings(**changes):
    """Of `estimate`, small."""
    return {"length": 24, "kind": "noise", "size": 0.1, "groups": 128} | changes


def drawn(**changes):
    """What `estimate` with such settings draws."""
    of = settings(seed=0, group=8, centre="log", estimator="grpo", device="cpu") | changes
    groups = of.pop("groups")
    return prepare(**of), groups


def scores(cell, table):
    """(B, T, V V) the gradient of every token's log-prob in the logits, one by one."""
    context, token = cell // 16, cell % 16
    e = torch.nn.functional.one_hot(token, 16) - table[context]
    return torch.nn.functional.one_hot(context, 16)[..., None] * e[..., None, :]


def on_policy_parts(length, groups, seed):
    """On-policy, n = 1: tr Cov of A's gradient over a group, and E of sum A^2 |score|^2 and of sum A^2 |h|^2."""
    draws, _ = drawn(length=length, groups=groups, size=0.0, seed=seed)
    whole, tokens, rows = [], 0.0, 0.0
    for _, _, there in pieces(draws, groups):
        A = there.advantage * there.alive.repeat_interleave(8)
        s = scores(there.cell, draws.bigram.policy).flatten(2)
        h = s.sum(1)
        tokens += float((A**2 * (s**2).sum((1, 2))).sum()) / groups
        rows += float((A**2 * (h**2).sum(-1)).sum()) / groups
        whole.append((A[:, None] * h).view(-1, 8, 256).sum(1))
    return float(torch.cat(whole).var(0).sum()), tokens, rows


@pytest.mark.parametrize("centre", ["log", "ratio"])
def test_unclipped_importance_sampling_inflates_as_it_must(centre):
    T, s = 12, 0.2
    variance, tokens, rows = on_policy_parts(T, 1500, seed=77)
    found = estimate(UNCLIPPED, **settings(length=T, size=s, centre=centre, groups=1500))
    shift = 0.0 if centre == "log" else -(s**2) / 2
    # the log of the weight is normal with this mean and this variance; all tokens of a response share it but in "token"
    laws = {"token": (shift, s**2, tokens), "sequence": (shift, s**2 / T, rows), "product": (T * shift, T * s**2, rows)}
    for name, (m, v, shared) in laws.items():
        first, second = math.exp(m + v / 2), math.exp(2 * m + 2 * v)
        # g = sum w A score:  tr Cov g = (E w)^2 tr Cov g0 + Var w E sum A^2 |score|^2,  cross terms in the first
        wanted = first**2 + (second - first**2) * shared / variance
        low, high = found[name].intervals["inflation"]
        assert low < wanted < high, name
        assert high - low < (0.05 if name != "product" else 0.8), name
        low, high = found[name].intervals["signal"]
        low_truth, high_truth = found[name].intervals["truth"]
        assert low < first**2 * high_truth and high > first**2 * low_truth
        low, high = found[name].intervals["relative_bias"]
        assert low < (first - 1) ** 2 < high
        ess = found[name].intervals["ess"]
        assert ess[0] < first**2 / second < ess[1]
    # per token the shared part is nearly all of the variance, so the plain laws hold within a few percent
    law = math.exp(2 * s**2) if centre == "log" else math.exp(s**2)
    assert found["token"].summary.inflation == pytest.approx(law, rel=0.03)
    assert found["token"].summary.from_within > 0.02
    assert found["sequence"].summary.from_within == found["product"].summary.from_within == 0


@pytest.mark.parametrize("kind", ["noise", "flips", "drift"])
def test_without_mismatch_all_objectives_that_reduce_to_the_advantage_are_one(kind):
    _, here, _ = next(pieces(drawn(size=0.0)[0], 8))
    batch = TokenBatch(logp=here.logp, logp_old=here.logp, advantages=here.advantage, mask=here.logp < 0)
    A = here.advantage[:, None].expand_as(here.logp)
    names = [name for name in OBJECTIVES if torch.allclose(make_objective(name).coefficients(batch), A)]
    assert set(OBJECTIVES) - set(names) == {"real", "clip_cov"}
    assert (
        {"reinforce", "grpo", "sapo"}
        <= {name for name in OBJECTIVES if plain(make_objective(name), drawn()[0])}
        <= set(names)
    )
    found = estimate({name: make_objective(name) for name in names}, **settings(size=0.0, kind=kind))
    reference = found["reinforce"].summary
    for name, each in found.items():
        one = each.summary
        scale = exact.share(make_objective(name), 8, 24) * 8 * 24
        assert one.variance == pytest.approx(scale**2 * reference.variance)
        assert one.signal == pytest.approx(scale**2 * reference.signal)
        assert (one.inflation, one.bias, one.within, one.between) == (1, 0, 0, pytest.approx(0, abs=1e-12))
        assert each.resolved and one.cosine == pytest.approx(1)
        assert each.intervals["inflation"] == (1, 1)


def test_every_objective_has_the_gradient_of_its_loss():
    for kind in ("flips", "drift"):
        draws, _ = drawn(kind=kind, size=0.15)
        _, here, _ = next(pieces(draws, 3))
        assert here.alive.all()
        for name in OBJECTIVES:
            objective = make_objective(name)
            n = exact.share(objective, 8, 24)
            found = of_groups(objective, n, here, draws.bigram, 8).whole
            for i in range(3):
                rows = slice(8 * i, 8 * i + 8)
                logits = draws.bigram.policy.log().requires_grad_()
                logp = logits.log_softmax(-1).flatten()[here.cell[rows]]
                logp = here.logp[rows] + (logp - logp.detach())  # bit for bit, as covariances have ties
                mask = torch.ones_like(logp, dtype=torch.bool)
                batch = TokenBatch(logp=logp, logp_old=here.logp_old[rows], advantages=here.advantage[rows], mask=mask)
                objective.loss(batch).backward()
                wanted = -logits.grad.flatten()
                assert_near(found[i].tolist(), wanted.tolist(), 1e-5, 1e-12, f"{name}, {kind}")


def test_groups_whose_rewards_agree_have_no_gradient():
    draws, _ = drawn(group=2, size=0.3)
    _, here, _ = next(pieces(draws, 50))
    gone = ~here.alive
    assert 10 < gone.sum() < 45
    for name, objective in SEVERAL.items():
        assert not of_groups(objective, 1.0, here, draws.bigram, 2).whole[gone].any(), name
        assert of_groups(objective, 1.0, here, draws.bigram, 2).whole[~gone].any(-1).sum() > 3, name


@pytest.mark.parametrize("kind", ["noise", "drift"])
def test_the_same_seed_gives_the_same_numbers_and_chunks_do_not_matter(kind, monkeypatch):
    options = settings(kind=kind, groups=80)
    told = []
    first = estimate(SEVERAL, **options, progress=told.append)
    assert told == sorted(told) and told[-1] == 1
    assert first == estimate(SEVERAL, **options)
    assert first != estimate(SEVERAL, **options, seed=1)
    monkeypatch.setattr(responses, "CHUNK", 7000)
    monkeypatch.setattr(responses, "WAVE", 5000)
    told.clear()
    second = estimate(SEVERAL, **options, progress=told.append)
    assert len(told) > 20
    for name in SEVERAL:
        for figure, (low, high) in first[name].intervals.items():
            assert second[name].intervals[figure] == pytest.approx((low, high), rel=1e-9, abs=1e-13, nan_ok=True)


def test_every_size_and_every_length_of_run_meets_the_same_responses():
    one, _ = drawn(size=0.0)
    two, _ = drawn(size=0.7, kind="flips")
    longer = torch.cat([here.cell for _, here, _ in pieces(two, 90)])
    torch.testing.assert_close(next(pieces(one, 5))[1].cell, longer[: 5 * 8], rtol=0, atol=0)
    # groups differ from each other
    assert len({tuple(row) for row in longer.tolist()}) == len(longer)


def test_under_drift_the_truth_has_responses_of_the_trained_policy():
    draws, _ = drawn(kind="drift", size=0.4, length=40)
    pairs = [(here, there) for _, here, there in pieces(draws, 200)]
    old, new = draws.bigram.sampler.log().flatten(), draws.bigram.policy.log().flatten()
    for here, there in pairs:
        assert torch.equal(here.logp, new[here.cell]) and torch.equal(here.logp_old, old[here.cell])
        assert torch.equal(there.logp, new[there.cell]) and torch.equal(there.logp_old, there.logp)
    first, second = ((of := torch.cat([pair[i].logp - old[pair[i].cell] for pair in pairs])).mean() for i in (0, 1))
    # E log(pi / pi_old) is negative under pi_old and positive under pi, each some half of size^2
    assert -0.12 < first < -0.05 and 0.05 < second < 0.12
    assert of.shape == (1600, 40)


def test_the_groups_fill_the_blocks_evenly(monkeypatch):
    seen = []
    monkeypatch.setattr(monte_carlo, "add", lambda sums, block, *rest: seen.append(block))
    monkeypatch.setattr(monte_carlo, "estimate_of", lambda sums: None)
    estimate({"grpo": make_objective("grpo")}, **settings(groups=4 * BLOCKS))
    assert torch.cat(seen).bincount(minlength=BLOCKS).tolist() == [4] * BLOCKS


def test_weights_of_an_objective_that_does_not_scale_are_those_of_a_unit_advantage():
    T, s, beta = 24, 0.3, 0.1
    found = estimate({"dro": make_objective("dro", beta=beta)}, **settings(size=s, groups=400))["dro"]
    # w = 1 - beta z / A,  A = 1 or -1:  variance inside a response beta^2 s^2 (T - 1)/T, between them beta^2 s^2 / T
    low, high = found.intervals["within"]
    assert low < beta**2 * s**2 * (T - 1) / T < high < 1.1 * beta**2 * s**2
    low, high = found.intervals["between"]
    assert low < beta**2 * s**2 / T < high


def of_tree(objective, sampled, rows, group=8):
    """Whole and flat gradients (K, C V) with weights, of groups of these outcomes, each score written out."""
    reward = sampled.reward[rows].view(-1, group)
    k = reward.sum(-1, keepdim=True)
    A = exact.advantage_table(group)[k, reward.long()].flatten()
    logp, logp_old = sampled.logp[rows], sampled.logp_old[rows]
    parts = []
    for advantages in (A, 2 * sampled.reward[rows].double() - 1):
        mask = torch.ones_like(logp, dtype=torch.bool)
        batch = TokenBatch(logp=logp, logp_old=logp_old, advantages=advantages, mask=mask)
        parts.append(objective.coefficients(batch))
    c, w = parts[0], parts[1] / (2.0 * sampled.reward[rows, None] - 1)
    V = sampled.table.shape[1]
    context, token = sampled.context[rows], sampled.token[rows]
    e = torch.nn.functional.one_hot(token, V) - sampled.table[context]
    place = torch.arange(len(rows))[:, None] // group * len(sampled.table) + context
    whole, flat = (
        torch.zeros(len(k) * len(sampled.table), V, dtype=torch.float64)
        .index_add(0, place.flatten(), (each[..., None] * e).flatten(0, 1))
        .view(len(k), -1)
        * exact.share(objective, group, logp.shape[1])
        for each in (c, c.mean(-1, keepdim=True).expand_as(c))
    )
    return Gradients(whole, flat, weight_sums(w.view(-1, group, w.shape[1]), torch.ones(len(k), dtype=w.dtype)))


@pytest.mark.parametrize("kind", ["noise", "drift"])
def test_a_sample_of_an_exact_tree_has_the_exact_figures_in_its_intervals(kind):
    sampled = tree.grow(3, 3, kind, 0.15)
    alone = tree.on_policy(sampled)
    objectives = {
        "grpo": make_objective("grpo", eps_high=0.25),
        "gspo": make_objective("gspo", eps_low=0.1, eps_high=0.1),
    }
    objectives["sapo"] = make_objective("sapo", tau_pos=3.0, tau_neg=4.0)
    wanted = exact.summarise(objectives, sampled, 8)
    groups = 64 * BLOCKS
    generator = Generator().manual_seed(5)
    rows, other = (
        torch.multinomial(each.probability, groups * 8, replacement=True, generator=generator)
        for each in (sampled, alone)
    )
    block = torch.arange(groups) // 64
    for name, objective in objectives.items():
        sums = empty(cells=sampled.table.numel())
        add(sums, block, of_tree(objective, sampled, rows), of_tree(objective, alone, other).whole)
        found = estimate_of(sums)
        assert found.resolved
        for figure, (low, high) in found.intervals.items():
            value, reach = getattr(found.summary, figure), (high - low) / 2 * 4 / T31
            assert abs(value - getattr(wanted[name], figure)) <= reach + 1e-12, (name, figure)
        # and the interval is one that could have missed
        assert found.intervals["variance"][1] < 1.2 * wanted[name].variance


def test_about_a_third_of_the_responses_earn_the_reward_at_every_length():
    for length, responses_of in ((4, 8000), (16, 8000), (64, 4000), (1024, 1000)):
        policy = bigram.grow(length)
        u = torch.rand(responses_of, length, generator=Generator().manual_seed(2), dtype=torch.float64)
        share = bigram.reward(policy, bigram.count(bigram.sample(policy.policy, u))).double().mean()
        assert share == pytest.approx(tree.SOLVED, abs=4 * (0.21 / responses_of) ** 0.5 + 0.01), length


def test_the_sampler_follows_the_table_to_the_edges():
    table = bigram.grow(3).policy
    u = torch.tensor([[0.0, 0.0, 0.0], [1 - 2**-53] * 3], dtype=torch.float64)
    assert bigram.sample(table, u).tolist() == [[0, 0, 0], [15, 15 * 16 + 15, 15 * 16 + 15]]
    u = torch.rand(4000, 50, generator=Generator().manual_seed(1), dtype=torch.float64)
    counts = bigram.count(bigram.sample(table, u)).sum(0).view(16, 16)
    rows = counts.sum(-1)
    z = (counts - rows[:, None] * table) / (rows[:, None] * table * (1 - table)).sqrt()
    assert z.abs().max() < 4.5
    torch.testing.assert_close(rows, bigram.visits(table, 50) * 4000, rtol=0.06, atol=1e-8, check_dtype=False)


@pytest.mark.parametrize("size", [0.02, 0.2])
def test_drift_is_of_its_size_and_towards_the_reward(size, monkeypatch):
    policies = drift.drifted(bigram.grow(40), size)
    u = torch.rand(3000, 40, generator=Generator().manual_seed(4), dtype=torch.float64)
    cell = bigram.sample(policies.sampler, u)
    z = (policies.policy / policies.sampler).log().flatten()[cell]
    assert z.square().mean().sqrt() == pytest.approx(size, rel=0.02)
    before, after = (
        bigram.reward(policies, bigram.count(bigram.sample(each, u))).double().mean()
        for each in (policies.sampler, policies.policy)
    )
    assert after > before + 0.2 * size
    away = []
    ascent = drift.ascent
    mass = bigram.visits(policies.sampler, 40)[:, None] / 40 * policies.sampler

    def watched(of, table, generator):
        away.append(float((mass * (table / of.sampler).log() ** 2).sum().sqrt()))
        return ascent(of, table, generator)

    monkeypatch.setattr(drift, "ascent", watched)
    drift.drifted(bigram.grow(40), size)
    # every update starts from the policy that the ones before it have made
    assert away == pytest.approx([0, size / 4, size / 2, size * 3 / 4], abs=1e-9)
    torch.testing.assert_close(drift.drifted(bigram.grow(40), 0.0).policy, policies.sampler, rtol=0, atol=0)
    # long responses are all solved before the last update, which then has no gradient
    far = drift.drifted(bigram.grow(1024), 0.5)
    mass = bigram.visits(far.sampler, 1024)[:, None] / 1024 * far.sampler
    assert (mass * (far.policy / far.sampler).log() ** 2).sum().sqrt() == pytest.approx(0.5)


def test_what_cannot_be_told_from_nothing_is_not_told():
    sums = empty(cells=4)
    noise = torch.randn(320, 4, generator=Generator().manual_seed(0), dtype=torch.float64)
    gradients = Gradients(noise, noise, torch.ones(320, 6, dtype=torch.float64))
    add(sums, torch.arange(320) // 10, gradients, noise + 3)
    found = estimate_of(sums)
    assert not found.resolved
    assert math.isnan(found.value("cosine")) and math.isnan(found.value("noise_to_signal"))
    assert found.value("relative_bias") == pytest.approx(1, rel=0.1)
    # n = 320: tr Cov = 4, |truth|^2 = 36, both straight from the numbers
    assert found.value("variance") == pytest.approx(float(noise.var(0).sum()))
    assert found.summary.signal == pytest.approx(float((noise.mean(0) ** 2).sum() - noise.var(0).sum() / 320))


def test_growth_fits_the_exponents_it_should():
    objectives = {"product": UNCLIPPED["product"], "token": UNCLIPPED["token"], "gspo": make_objective("gspo")}
    found = growth(objectives, lengths=[8, 16, 32], kind="noise", size=0.1, groups=300)
    assert set(found["token"].estimates) == {8, 16, 32}
    slope, low, high = found["token"].slopes["inflation"]
    assert low < 0 < high and high - low < 0.05
    slope, low, high = found["product"].slopes["inflation"]
    assert low > 0
    # T s^2 = 0.08, 0.16, 0.32: log inflation is 2 T s^2, hence a slope of some 2 T s^2
    assert 0.1 < slope < 0.8
    assert math.isnan(found["token"].slopes["relative_bias"][0])
    again = estimate(objectives, length=16, kind="noise", size=0.1, groups=300, seed=1)
    assert found["gspo"].estimates[16] == again["gspo"]
    with pytest.raises(ValueError, match="each of them once"):
        growth(objectives, lengths=[8, 8], kind="noise", size=0.1)


def test_a_line_through_points_that_are_off_it_is_less_sure():
    def at(log_figure, error):
        f = math.exp(log_figure)
        return SimpleNamespace(intervals={"f": (f - T31 * error * f, f + T31 * error * f)}, value=lambda name: f)

    lengths = [math.exp(i) for i in range(3)]
    on_it = {x: at(0.5 * i, 0.1) for i, x in enumerate(lengths)}
    # Var b = 0.1^2 / sum (x - mean x)^2 = 0.1^2 / 2
    assert slope(on_it, "f") == pytest.approx((0.5, 0.5 - T31 * 0.1 / 2**0.5, 0.5 + T31 * 0.1 / 2**0.5))
    off_it = {x: at([0, 1, 0][i], 0.1) for i, x in enumerate(lengths)}
    # chi^2 = (1 + 4 + 1) / 9 / 0.1^2 = 200 / 3 on one degree of freedom
    assert slope(off_it, "f") == pytest.approx((0, -T31 / 3**0.5, T31 / 3**0.5), abs=1e-9)
    # the second of three errors is large: the line goes through the others
    bent = {x: at([0, 1, 0][i], [0.01, 0.4, 0.01][i]) for i, x in enumerate(lengths)}
    assert slope(bent, "f")[0] == pytest.approx(0, abs=1e-9)
    tilted = {x: at([0, 0.5, 2][i], [0.01, 0.01, 0.4][i]) for i, x in enumerate(lengths)}
    assert 0.49 < slope(tilted, "f")[0] < 0.51
    unknown = SimpleNamespace(intervals={"f": (-1.0, 3.0)}, value=lambda name: 1.0)
    assert math.isnan(slope({1: on_it[1.0], 2: unknown}, "f")[0])


def test_the_cloud_lies_about_its_means():
    objectives = {"reinforce": make_objective("reinforce"), "grpo": make_objective("grpo"), **UNCLIPPED}
    found = cloud(objectives, length=16, kind="noise", size=0.1, groups=200)
    truth = found.truths["reinforce"]
    assert truth[0] > 0 and truth[1] == pytest.approx(0, abs=1e-12)
    for name, points in found.points.items():
        assert points.shape == (200, 2)
        assert (points.mean(0) - found.means[name]).abs().max() < 4 * float(points.std(0).max()) / 200**0.5
    for one in (found.truths["token"], found.means["reinforce"]):
        torch.testing.assert_close(one, truth, rtol=1e-5, atol=1e-8)
    assert found.points["reinforce"].std(0)[1] > found.points["reinforce"].std(0)[0] / 2


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="groups is 63"):
        estimate(SEVERAL, **settings(groups=63))
    with pytest.raises(ValueError, match="length is 4097"):
        estimate(SEVERAL, **settings(length=4097))
    for bad in ({"kind": "staleness"}, {"centre": "mean"}, {"size": -0.1}, {"group": 1}, {"estimator": "opo"}):
        with pytest.raises(ValueError, match=next(iter(bad))):
            estimate(SEVERAL, **settings(**bad))


def test_every_figure_has_an_interval():
    found = estimate({"grpo": make_objective("grpo")}, **settings())["grpo"]
    wanted = {*Summary.__dataclass_fields__, "inflation", "relative_bias", "noise_to_signal", "error", "from_within"}
    assert set(found.intervals) == wanted
    for figure, (low, high) in found.intervals.items():
        assert low <= found.value(figure) <= high, figure
