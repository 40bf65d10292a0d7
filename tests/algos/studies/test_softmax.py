"""One step on the logits: by hand, against autograd and torch's own SGD, conservation, extremes, 50,000 tokens."""

import math

import pytest
import torch

from algos.studies import softmax
from tests.algos.cases import assert_close


def zipf(size, exponent=1.5):
    """Logits of pi ~ 1 / rank^exponent."""
    return -exponent * torch.arange(1, size + 1, dtype=torch.float64).log()


def one(size, sampled):
    """The sampled token's mark."""
    return torch.nn.functional.one_hot(torch.tensor(sampled), size).to(torch.float64)


def by_autograd(logits, sampled, coefficient, size):
    """The probabilities after one step of torch.optim.SGD on - coefficient * log_softmax(logits)[sampled]."""
    z = logits.clone().requires_grad_()
    optimizer = torch.optim.SGD([z], lr=size)
    (-coefficient * torch.log_softmax(z, -1)[sampled]).backward()
    optimizer.step()
    return z.detach() - logits, torch.softmax(z.detach(), -1)


def test_by_hand():
    """pi = 1/2, 1/4, 1/4; A = -1, size 1, the last token sampled: dz = 1/2, 1/4, -3/4."""
    pi = torch.tensor([0.5, 0.25, 0.25], dtype=torch.float64)
    taken = softmax.step(pi, one(3, 2), -1.0, 1.0)
    assert_close(taken.logit, [0.5, 0.25, -0.75])
    weights = [0.5 * math.exp(0.5), 0.25 * math.exp(0.25), 0.25 * math.exp(-0.75)]
    assert_close(taken.after, [w / sum(weights) for w in weights])
    assert_close(softmax.moved(taken, one(3, 2)), 0.25 - weights[2] / sum(weights))
    assert_close(softmax.entropy(pi), 1.5 * math.log(2))


@pytest.mark.parametrize("size, sampled", [(3, 0), (3, 2), (100, 5), (50_000, 0), (50_000, 999)])
@pytest.mark.parametrize("coefficient", [-2.0, -0.3, 0.7])
def test_equals_autograd_and_sgd(size, sampled, coefficient):
    logits = zipf(size)
    before = softmax.probabilities(logits)
    assert_close(before, torch.softmax(logits, -1))
    taken = softmax.step(before, one(size, sampled), coefficient, 0.8)
    change, after = by_autograd(logits, sampled, coefficient, 0.8)
    torch.testing.assert_close(taken.logit, change, rtol=1e-10, atol=1e-14)  # logits of 16 end at 2e-15
    torch.testing.assert_close(taken.after, after, rtol=1e-10, atol=1e-15)
    entropy = [torch.distributions.Categorical(pi).entropy() for pi in (before, after)]
    assert_close(softmax.entropy(before), entropy[0])
    assert_close(taken.entropy_change, entropy[1] - entropy[0])
    assert_close(softmax.sampled_after(before, one(size, sampled), coefficient, 0.8), after[sampled])


@pytest.mark.parametrize("coefficient", [-20.0, -1.0, 0.0, 1.0, 20.0])
def test_probability_is_conserved_and_logits_move_in_balance(coefficient):
    """The sum of the probabilities stays 1, and the moves of the logits sum to 0."""
    before = softmax.probabilities(zipf(1000))
    taken = softmax.step(before, one(1000, 3), coefficient, 1.0)
    assert_close(taken.after.sum(), 1.0)
    assert_close(taken.logit.sum(), 0.0)
    assert_close(taken.gain.sum(), 0.0)
    unsampled = 1 - one(1000, 3)
    assert_close(softmax.moved(taken, one(1000, 3)), (taken.gain * unsampled).sum())


def test_a_mask_is_a_smaller_vocabulary():
    """Tokens beyond the mask have probability 0 and stay there; the others are as without them."""
    logits, mask = zipf(50), torch.arange(50) < 7
    inside = softmax.step(softmax.probabilities(logits, mask), one(50, 2), -1.0, 1.0)
    alone = softmax.step(softmax.probabilities(logits[:7]), one(7, 2), -1.0, 1.0)
    assert_close(inside.after[:7], alone.after)
    assert not inside.after[7:].any() and not inside.logit[7:].any()
    assert_close(softmax.entropy(inside.after), softmax.entropy(alone.after))


@pytest.mark.parametrize("coefficient", [-3.0, -0.5, 0.5, 3.0])
@pytest.mark.parametrize("sampled", [0, 1, 40])
def test_the_threshold_decides_who_gains(coefficient, sampled):
    """c < 0: unsampled tokens above it gain, those below lose; c > 0: the other way round."""
    before = softmax.probabilities(zipf(60, 1.2))
    taken = softmax.step(before, one(60, sampled), coefficient, 1.0)
    level = softmax.threshold(taken, coefficient, 1.0)
    for v in range(60):
        if v != sampled:
            assert (taken.after[v] > before[v]) == ((before[v] > level) == (coefficient < 0)), v


def test_the_threshold_of_a_small_step_is_the_sum_of_squares_less_the_sampled():
    before = softmax.probabilities(zipf(60))
    taken = softmax.step(before, one(60, 4), -1.0, 1e-6)
    assert_close(softmax.threshold(taken, -1.0, 1e-6), (before**2).sum() - before[4], tolerance=1e-4)


def test_a_negative_step_on_a_rare_token_lowers_most_probabilities():
    """All 49,999 other logits rise, and yet only the most probable tokens gain; the entropy falls."""
    before, hit = softmax.probabilities(zipf(50_000)), one(50_000, 999)
    taken = softmax.step(before, hit, -1.0, 1.0)
    assert (taken.logit > 0).sum() == 49_999
    assert (taken.gain > 0).sum() == 1 and taken.gain[0] > 0.01
    assert softmax.entropy(taken.after) < softmax.entropy(before)
    top = softmax.step(before, one(50_000, 0), -1.0, 1.0)
    assert (top.gain > 0).sum() == 49_999 and softmax.entropy(top.after) > softmax.entropy(before)


def test_the_slope_of_the_entropy_equals_a_small_step():
    before = softmax.probabilities(zipf(30, 1.1))
    slope = softmax.entropy_slope(before)
    for sampled in (0, 1, 7, 29):
        ends = [softmax.step(before, one(30, sampled), x, 1.0).after for x in (1e-5, -1e-5)]
        assert_close(slope[sampled], (softmax.entropy(ends[0]) - softmax.entropy(ends[1])) / 2e-5, tolerance=1e-8)


def test_extremes_stay_finite():
    """A huge step, a certain token, a vocabulary of one, no coefficient."""
    before = softmax.probabilities(zipf(50_000, 3.0))
    for coefficient in (-200.0, 200.0):
        taken = softmax.step(before, one(50_000, 0), coefficient, 1.0)
        assert taken.after.isfinite().all() and (taken.after >= -1e-15).all()
        assert softmax.entropy(taken.after).isfinite()
    sure = softmax.step(torch.tensor([1.0, 0.0], dtype=torch.float64), one(2, 0), -5.0, 1.0)
    assert_close(sure.after, [1.0, 0.0])
    alone = softmax.step(torch.ones(1, dtype=torch.float64), one(1, 0), -5.0, 1.0)
    assert_close(alone.after, [1.0])
    still = softmax.step(before, one(50_000, 5), 0.0, 1.0)
    assert not still.gain.any() and softmax.threshold(still, 0.0, 1.0) == -1
