"""Means over many responses: closed forms against enumeration, against known limits, and against samples."""

import itertools
import math

import pytest
import torch

from algos import ratios
from algos.studies.mean_moments import END, KINDS, ending, moments
from algos.studies.mean_sample import sample
from algos.studies.tilted_policy import tilted


@pytest.mark.parametrize("kl", [1e-6, 1e-3, 0.1, 2.0])
def test_the_tilt_has_the_divergence_asked_for_and_ratios_that_average_to_one(kl):
    policies = tilted(kl)
    assert float(policies.kl) == pytest.approx(kl, rel=1e-6)
    assert float(policies.new.sum()) == pytest.approx(1, abs=1e-14)
    assert float(policies.mean(policies.ratio)) == pytest.approx(1, abs=1e-14)
    assert float(policies.old.sum()) == pytest.approx(1)


def test_no_tilt_is_the_old_policy():
    policies = tilted(0.0)
    torch.testing.assert_close(policies.new, policies.old)


def test_fixed_length_against_every_response_of_three_tokens():
    """All 512 responses with their probabilities, and the means as algos.ratios takes them."""
    policies = tilted(0.1)
    tokens = torch.tensor(list(itertools.product(range(8), repeat=3)))
    share = policies.old[tokens].prod(-1)
    z = policies.ratio.log()[tokens]
    mask = torch.ones_like(z, dtype=torch.bool)
    values = {
        "arithmetic": ratios.arithmetic_mean(z, mask),
        "geometric": ratios.geometric_mean(z, mask),
        "product": ratios.product(z, mask),
    }
    values |= {f"log_{name}": values[name].log() for name in ("geometric", "product")}
    found = moments(policies, "fixed", 3)
    assert found.keys() == values.keys()
    for name, exact in found.items():
        mean = float((share * values[name]).sum())
        deviation = float((share * (values[name] - mean) ** 2).sum()) ** 0.5
        assert exact == pytest.approx((mean, deviation), rel=1e-9), name


def test_at_fixed_length_the_arithmetic_mean_is_unbiased_and_log_s_is_minus_the_divergence():
    for length in (5, 100, 5000):
        found = moments(tilted(0.01), "fixed", length)
        assert found["arithmetic"][0] == pytest.approx(1, abs=1e-12)
        assert found["log_geometric"][0] == pytest.approx(-0.01, rel=1e-6)
        assert found["log_product"][0] == pytest.approx(-0.01 * length, rel=1e-6)


def test_an_end_token_breaks_both_and_independent_lengths_neither():
    """By hand: E arithmetic = b + (a - b) E[1/L], with E[1/L] = -e log e / (1 - e) for geometric lengths."""
    policies, mean = tilted(0.01), 100
    free = moments(policies, "independent", mean)
    assert free["arithmetic"][0] == pytest.approx(1, abs=1e-9)
    assert free["log_geometric"][0] == pytest.approx(-0.01, rel=1e-6)
    e = 1 / mean
    inverse = -e * math.log(e) / (1 - e)
    for kind, a in (("sooner", END), ("later", 1 / END)):
        b = (1 - a * e) / (1 - e)
        found = moments(policies, kind, mean)
        assert found["arithmetic"][0] == pytest.approx(b + (a - b) * inverse, rel=1e-9)
        log_s = (1 - inverse) * (math.log(b) - 0.01) + inverse * math.log(a)
        assert found["log_geometric"][0] == pytest.approx(log_s, rel=1e-6)
        assert found["product"][0] == pytest.approx(1, abs=1e-8)  # what survives
        assert found["log_product"][0] < 0
    assert moments(policies, "sooner", mean)["arithmetic"][0] > 1.01
    assert moments(policies, "sooner", mean)["log_geometric"][0] > 0
    assert moments(policies, "later", mean)["arithmetic"][0] < 0.99


@pytest.mark.parametrize("kind", KINDS)
def test_lengths_sum_to_one_and_have_their_mean(kind):
    found = ending(kind, 20)
    assert float(found.shares.sum()) == pytest.approx(1, abs=1e-9)
    assert float((found.shares * found.lengths).sum()) == pytest.approx(20, rel=1e-9)
    if found.end:  # the new policy sums to 1
        assert found.end / 20 + found.body * 19 / 20 == pytest.approx(1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("kl, mean", [(1e-4, 5), (0.01, 100), (0.03, 2000)])
def test_the_sample_agrees_with_the_closed_forms(kind, kl, mean):
    """Within 4.5 standard errors; the product only where its spread is known and small."""
    policies = tilted(kl)
    exact, drawn = moments(policies, kind, mean), sample(policies, kind, mean, 20_000, seed=1)
    for name, (expected, deviation) in exact.items():
        if name == "product" and not deviation < 1:
            continue
        error = float(drawn[name].std()) / 20_000**0.5
        assert float(drawn[name].mean()) == pytest.approx(expected, abs=4.5 * error + 1e-12), name
        if name == "log_geometric" and kind == "fixed":
            assert float(drawn[name].std()) == pytest.approx(deviation, rel=0.03)
    assert float(drawn["length"].mean()) == pytest.approx(mean, rel=0.03)


def test_a_sample_repeats_by_its_seed_and_its_means_are_ordered():
    policies = tilted(0.01)
    first, again, other = (sample(policies, "sooner", 50, 500, seed) for seed in (3, 3, 4))
    torch.testing.assert_close(dict(first), dict(again), rtol=0, atol=0)
    assert not torch.equal(first["geometric"], other["geometric"])
    assert (first["arithmetic"] >= first["geometric"] - 1e-12).all()
    assert (first["geometric"] >= first["harmonic"] - 1e-12).all()
    torch.testing.assert_close(first["geometric"] ** first["length"], first["product"])


def test_a_kind_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="kind must be one of"):
        ending("never", 10)
