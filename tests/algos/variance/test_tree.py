"""The policy that is known in full: every response once, log-ratios of the size asked for, and by hand."""

import itertools
import math

import pytest
import torch

from algos.variance import tree as trees
from algos.variance.mismatch import CENTRES, KINDS, SHARE, atoms, draw
from algos.variance.tree import grow, longest, on_policy

NOISES = ("noise", "flips")
EVERY = [(kind, centre) for kind in KINDS for centre in CENTRES]


def log_ratio(tree):
    """(N, T) of every token."""
    return tree.logp - tree.logp_old


def mean(tree, values):
    """Mean of (N,) or (N, T) values over outcomes and tokens."""
    return float((tree.probability @ values.reshape(len(tree.probability), -1)).mean())


@pytest.mark.parametrize(("kind", "centre"), EVERY)
def test_probabilities_sum_to_one_and_rows_of_the_table_too(kind, centre):
    tree = grow(3, 2, kind, 0.4, centre)
    assert float(tree.probability.sum()) == pytest.approx(1, abs=1e-14)
    torch.testing.assert_close(tree.table.sum(-1), torch.ones(4, dtype=torch.float64))
    assert (tree.probability > 0).all()


@pytest.mark.parametrize("kind", KINDS)
def test_two_symbols_and_three_tokens_by_hand(kind):
    """Contexts: 0 before any token; 1, 2 after 0, 1; 3 to 6 after 00, 01, 10, 11."""
    tree = grow(2, 3, kind, 0.2)
    wanted = {
        (0, 0, 0): (0, 1, 3), (0, 0, 1): (0, 1, 3), (0, 1, 0): (0, 1, 4), (0, 1, 1): (0, 1, 4),
        (1, 0, 0): (0, 2, 5), (1, 0, 1): (0, 2, 5), (1, 1, 0): (0, 2, 6), (1, 1, 1): (0, 2, 6),
    }  # fmt: skip
    assert tree.table.shape == (7, 2)
    count = 1 if kind == "drift" else 27
    found = [tuple(token) for token in tree.token.tolist()]
    assert {token: found.count(token) for token in wanted} == dict.fromkeys(wanted, count)
    assert len(found) == 8 * count
    assert all(tuple(context) == wanted[token] for context, token in zip(tree.context.tolist(), found, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_each_outcome_has_the_probability_and_the_log_probs_that_its_tokens_spell(kind):
    """Every token's log-prob out of the table, and every response with every combination of its tokens' noise."""
    tree = grow(3, 2, kind, 0.3)
    torch.testing.assert_close(tree.logp, tree.table.log()[tree.context, tree.token])
    z = log_ratio(tree)
    if kind == "drift":
        # sampled from the older policy, which normalises too
        torch.testing.assert_close(tree.probability, tree.logp_old.sum(-1).exp())
        assert float(tree.logp.sum(-1).exp().sum()) == pytest.approx(1, abs=1e-14)
        return
    values, chances = atoms(kind, 0.3)
    seen = set()
    for row in range(len(z)):
        level = [int((values - one).abs().argmin()) for one in z[row]]
        torch.testing.assert_close(z[row], values[level])
        torch.testing.assert_close(tree.probability[row], tree.logp[row].sum().exp() * chances[level].prod())
        seen.add((*tree.token[row].tolist(), *level))
    assert seen == set(itertools.product(range(3), repeat=4))


def test_the_longest_response_is_the_last_that_fits():
    assert [longest(2, kind) for kind in KINDS] == [16, 6, 6]  # 2^16 = 65536; 6^6 = 46656, 6^7 = 279936
    assert [longest(4, kind) for kind in KINDS] == [8, 4, 4]  # 4^8 = 65536; 12^4 = 20736
    assert longest(65_536, "drift") == 1 and longest(65_537, "drift") == 0
    with pytest.raises(ValueError, match=r"length is 7; wanted at most 6 for 2 symbols under noise.*65536"):
        grow(2, 7, "noise", 0.1)
    with pytest.raises(ValueError, match="length is 9; wanted at most 8 for 4 symbols under drift"):
        grow(4, 9, "drift", 0.1)
    assert len(grow(2, 16, "drift", 0.1).logp) == trees.LIMIT


@pytest.mark.parametrize("size", [1e-6, 0.05, 0.5, 3.0])
def test_drift_has_the_size_asked_for_and_earns_more(size):
    tree = grow(3, 3, "drift", size, seed=4)
    # under the old policy, over all tokens
    assert math.sqrt(mean(tree, log_ratio(tree) ** 2)) == pytest.approx(size, rel=1e-9)
    before, after = (float(logp.sum(-1).exp() @ tree.reward.double()) for logp in (tree.logp_old, tree.logp))
    assert after > before
    assert (after - before) / size > 0.01


def test_drift_moves_the_logits_along_the_chance_of_the_reward():
    """Only the last context is plain: there Q is the reward itself, so z differs by theta where the reward does."""
    tree = grow(2, 2, "drift", 0.3)
    z = log_ratio(tree).view(2, 2, 2)[..., 1]  # of the last token, by the first and the last
    won = tree.reward.view(2, 2).double()
    old = tree.logp_old.view(2, 2, 2)[..., 1].exp()
    mixed = (won[:, 0] != won[:, 1]).nonzero().flatten()
    theta = (z[:, 1] - z[:, 0])[mixed] / (won[:, 1] - won[:, 0])[mixed]
    assert len(mixed) and float(theta[0]) > 0
    # the first token moves by the same theta times Q(1) - Q(0), Q the chance of the reward afterwards
    Q = (old * won).sum(-1)
    first = log_ratio(tree).view(2, 2, 2)[:, 0, 0]
    assert float(first[1] - first[0]) == pytest.approx(float(theta[0] * (Q[1] - Q[0])), rel=1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_without_size_the_sampler_is_the_policy(kind):
    tree = grow(3, 2, kind, 0.0)
    torch.testing.assert_close(tree.logp, tree.logp_old, rtol=0, atol=1e-15)


@pytest.mark.parametrize("size", [0.1, 1.0])
def test_noise_shares_five_moments_with_the_normal_distribution(size):
    values, chances = atoms("noise", size)
    moments = [float((chances * values**k).sum()) for k in range(7)]
    assert moments[:6] == pytest.approx([1, 0, size**2, 0, 3 * size**4, 0], abs=1e-14)
    assert moments[6] == pytest.approx(9 * size**6)  # 15 s^6 of a normal distribution


@pytest.mark.parametrize("size", [0.1, 2.0])
def test_flips_are_rare_and_their_size_is_the_root_mean_square(size):
    values, chances = atoms("flips", size)
    assert float(chances[values != 0].sum()) == pytest.approx(SHARE)
    assert float((chances * values).sum()) == pytest.approx(0, abs=1e-15)
    assert float((chances * values**2).sum()) == pytest.approx(size**2)


@pytest.mark.parametrize("kind", NOISES)
@pytest.mark.parametrize("size", [0.2, 1.5])
def test_centre_ratio_makes_the_mean_ratio_one_and_keeps_the_deviation(kind, size):
    values, chances = atoms(kind, size, "ratio")
    assert float((chances * values.exp()).sum()) == pytest.approx(1, abs=1e-14)
    centre = float((chances * values).sum())
    assert centre < 0
    assert float((chances * (values - centre) ** 2).sum()) == pytest.approx(size**2)
    tree = grow(2, 2, kind, size, "ratio")
    assert mean(tree, log_ratio(tree).exp()) == pytest.approx(1, abs=1e-13)


@pytest.mark.parametrize("kind", NOISES)
@pytest.mark.parametrize("centre", CENTRES)
def test_draws_have_the_moments_of_the_distribution_that_is_enumerated(kind, centre):
    size, shape = 0.4, (400, 500)
    z = draw(kind, size, centre, shape, torch.Generator().manual_seed(1))
    values, chances = atoms(kind, size, centre)
    off = 0.0 if kind == "flips" else float(values[1]) + (size**2 / 2 if centre == "ratio" else 0)
    assert abs(off) < 1e-3  # three values against all: log E exp z differs in the sixth order
    m, v = float((chances * values).sum()), size**2
    # five standard errors; flips have a fourth moment of s^4 / SHARE
    assert float(z.mean()) == pytest.approx(m - off, abs=5 * size / math.sqrt(z.numel()))
    fourth = 3 if kind == "noise" else 1 / SHARE
    assert float(z.var()) == pytest.approx(v, abs=5 * v * math.sqrt((fourth - 1) / z.numel()))
    if kind == "flips":
        assert set(z.unique().tolist()) == set(values.tolist())


@pytest.mark.parametrize("kind", KINDS)
def test_on_policy_keeps_the_policy_and_every_response_once(kind):
    tree = grow(3, 2, kind, 0.5)
    alone = on_policy(tree)
    assert sorted(map(tuple, alone.token.tolist())) == list(itertools.product(range(3), repeat=2))
    torch.testing.assert_close(alone.logp, alone.logp_old, rtol=0, atol=0)
    torch.testing.assert_close(alone.probability, alone.table[alone.context, alone.token].prod(-1))
    assert alone.table is tree.table
    wins = {tuple(token): won for token, won in zip(tree.token.tolist(), tree.reward.tolist(), strict=True)}
    assert [wins[tuple(token)] for token in alone.token.tolist()] == alone.reward.tolist()


def test_the_reward_is_for_large_sums_and_earned_about_as_often_as_said():
    """No threshold on the sum of the symbols comes nearer to SOLVED."""
    tree = grow(4, 3, "noise", 0.0, seed=2)
    alone, score = on_policy(tree), on_policy(tree).token.sum(-1)
    edge = int(score[alone.reward].min())
    assert (alone.reward == (score >= edge)).all() and not alone.reward.all()
    shares = [float(alone.probability[score >= e].sum()) for e in range(1, 10)]
    assert abs(shares[edge - 1] - trees.SOLVED) == min(abs(share - trees.SOLVED) for share in shares)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_is_the_same_tree_and_another_seed_another(kind):
    one, same, other = (grow(2, 2, kind, 0.3, seed=seed) for seed in (5, 5, 6))
    torch.testing.assert_close(tuple(one), tuple(same), rtol=0, atol=0)
    assert not torch.equal(one.table, other.table)


def test_mistakes_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match="kind is 'fog'; wanted one of 'drift', 'noise', 'flips'"):
        grow(2, 2, "fog", 0.1)
    with pytest.raises(ValueError, match="kind is 'fog'"):
        longest(2, "fog")
    with pytest.raises(ValueError, match="symbols is 1; wanted a number at least 2"):
        longest(1, "drift")
    with pytest.raises(ValueError, match="length is 0; wanted a number at least 1"):
        grow(2, 0, "drift", 0.1)
    for kind in KINDS:
        with pytest.raises(ValueError, match="centre is 'middle'; wanted one of 'log', 'ratio'"):
            grow(2, 2, kind, 0.1, "middle")
        with pytest.raises(ValueError, match="size is -1; wanted a number at least 0"):
            grow(2, 2, kind, -1)
    with pytest.raises(ValueError, match="kind is 'drift'; wanted one of 'noise', 'flips'"):
        atoms("drift", 0.1)
    with pytest.raises(ValueError, match="kind is 'drift'"):
        draw("drift", 0.1, "log", (1, 1), torch.Generator())
    with pytest.raises(ValueError, match="centre is 'middle'"):
        draw("noise", 0.1, "middle", (1, 1), torch.Generator())
