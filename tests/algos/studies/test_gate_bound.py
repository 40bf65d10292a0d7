"""The sequence-level reading of SAPO: its bound holds, is nearly reached, and does not cover the first step."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos import make_objective
from algos.studies.gate_bound import gate, reading
from algos.studies.gate_peak import peak
from tests.algos.cases import assert_close


def of(z, tau):
    """The reading of one response without padding."""
    z = torch.tensor([z], dtype=torch.float64)
    return reading(z, torch.ones_like(z, dtype=torch.bool), tau)


def test_by_hand():
    """Two tokens at ratio e and 1/e: s = 1, Var(z) = 1, the mean gate sech^2(1/2), the bound 1/4."""
    read = of([1.0, -1.0], 1.0)
    assert_close(read.log_s, [0.0])
    assert_close(read.variance, [1.0])
    assert_close(read.sequence_gate, [1.0])
    assert_close(read.mean_gate, [1 / math.cosh(0.5) ** 2])
    assert_close(read.bound, [0.25])


@given(z=st.lists(st.floats(-3, 3), min_size=1, max_size=12), tau=st.floats(0.05, 10))
def test_the_bound_holds(z, tau):
    read = of(z, tau)
    assert (read.mean_gate - read.sequence_gate).abs() <= read.bound + 1e-12


def test_the_bound_is_nearly_reached_and_no_smaller_one_would_do():
    """At log s = 0 the second derivative is the largest: 0.99 of the bound is used."""
    read = of([0.1, -0.1], 1.0)
    assert (1 - read.mean_gate) / read.bound > 0.99


def test_the_bound_does_not_cover_the_first_step():
    """All tokens at r = 4: no spread, bound 0, and yet 0.181 against 0.640."""
    z = math.log(4)
    read = of([z] * 5, 1.0)
    slope = make_objective("sapo").curves(torch.tensor(4.0, dtype=torch.float64), 1.0).slope
    assert read.bound.item() == pytest.approx(0, abs=1e-15)
    assert_close(read.sequence_gate, [0.64], 1e-12)
    assert slope.item() == pytest.approx(0.1807, abs=1e-4)


def test_masked_tokens_and_an_empty_response_count_for_nothing():
    z = torch.tensor([[0.5, -0.2, 0.0], [0.0, 0.0, 0.0]], dtype=torch.float64)
    mask = torch.tensor([[True, True, False], [False, False, False]])
    read = reading(z, mask, 2.0)
    for ours, short in zip(read, of([0.5, -0.2], 2.0), strict=True):
        assert_close(ours[:1], short)
    assert read.log_s[1] == read.variance[1] == read.bound[1] == 0


@pytest.mark.parametrize("tau", [0.5, 1.0, 1.05, 5.0])
def test_the_gate_is_saposs_slope(tau):
    r = torch.linspace(0.1, 10, 50, dtype=torch.float64)
    assert_close(gate(r - 1, tau), make_objective("sapo", tau_pos=tau).curves(r, 1.0).slope)


@pytest.mark.parametrize(
    "tau, at, height", [(1.0, 2.06, 1.575), (1.05, 1.99, 1.536), (2.0, 1.38, 1.198), (5.0, 1.075, 1.038)]
)
def test_the_peak(tau, at, height):
    r = peak(torch.tensor(tau, dtype=torch.float64))
    assert r.item() == pytest.approx(at, abs=6e-3)
    assert make_objective("sapo", tau_pos=tau).curves(r, 1.0).phi.item() == pytest.approx(height, abs=6e-4)


def test_the_peak_is_a_maximum_at_every_temperature():
    tau = torch.logspace(math.log10(0.3), 2, 200, dtype=torch.float64)
    r = peak(tau)
    assert_close(tau * r * torch.tanh(tau / 2 * (r - 1)), torch.ones_like(tau), 1e-12)
    for step in (0.999, 1.001):
        assert (r * gate(r - 1, tau) >= step * r * gate(step * r - 1, tau)).all() and (r > 1).all()
