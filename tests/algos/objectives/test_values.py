"""Every objective on a tiny batch against numbers worked out by hand (in cases.py)."""

import dataclasses
from dataclasses import asdict

import pytest
import torch

from algos import OBJECTIVES, make_objective
from tests.algos.cases import (
    AGGREGATION,
    FIRST,
    HANDS,
    NAMES,
    assert_close,
    closed_form,
    gradient,
    padded,
    random_batch,
)

by_hand = pytest.mark.parametrize(
    "name, hand", [pytest.param(hand.name, hand, id=f"{hand.name}-{i}") for i, hand in enumerate(HANDS)]
)

DEFAULTS = {
    "reinforce": {"aggregation": "token-mean", "max_length": None},
    "grpo": {
        "eps_low": 0.2,
        "eps_high": 0.2,
        "dual_clip": None,
        "two_sided": False,
        "aggregation": "seq-mean-token-mean",
        "max_length": None,
    },
    "gspo": {"eps_low": 3e-4, "eps_high": 4e-4, "aggregation": "seq-mean-token-mean"},
    "sapo": {
        "tau_pos": 1.0,
        "tau_neg": 1.05,
        "level": "token",
        "one_sided": False,
        "aggregation": "seq-mean-token-mean",
    },
    "dapo": {"eps_low": 0.2, "eps_high": 0.28},
    "dr_grpo": {"eps_low": 0.2, "eps_high": 0.2, "max_length": None},
    "cispo": {"w_max": 5.0, "w_min": 0.0},
    "gmpo": {"eps_low": 0.4, "eps_high": 0.4},
    "gspo_token": {"eps_low": 3e-4, "eps_high": 4e-4},
    "sequence_product": {"eps_low": 1.0, "eps_high": float("inf")},
    "luspo": {"eps_low": 2e-3, "eps_high": 2.5e-3},
    "vespo": {"k_pos": 2.0, "lambda_pos": 3.0, "k_neg": 3.0, "lambda_neg": 2.0},
    "dppo": {"divergence": "tv", "delta": 0.2, "w_max": 20.0},
    "clip_cov": {"eps_low": 0.2, "eps_high": 0.2, "ratio": 2e-4, "cov_low": 1.0, "cov_high": 5.0, "seed": 0},
    "kl_cov": {"ratio": 2e-4, "kl_coef": 1.0},
    "topr": {"level": "sequence"},
    "dro": {"beta": 0.1},
    "real": {"tau": 0.5},
    "fipo": {"eps_low": 0.2, "eps_high": 0.2, "half_life": 32, "clip": 0.2, "safety": 4.0},
    "rec": {"eps": 0.2, "ring": 0.4},
    "aspo": {"eps_low": 0.2, "eps_high": 0.2, "c_max": 3.0},
    "gppo": {"eps_low": 0.2, "eps_high": 0.28},
    "ce_gppo": {"beta1": 0.5, "beta2": 1.0, "eps_low": 0.2, "eps_high": 0.28},
    "dcpo": {"eps_low": 0.16, "eps_high": 0.2, "cap": 10.0},
}


@by_hand
def test_value(name, hand):
    """The loss is the number worked out by hand."""
    assert_close(hand.objective().loss(hand.batch()), hand.loss, 1e-9)


@by_hand
def test_coefficient(name, hand):
    """The closed-form coefficients are the numbers worked out by hand, 0 at the masked token."""
    assert_close(hand.objective().coefficients(hand.batch()), padded(hand.coefficients), 1e-9)


@by_hand
def test_gradient(name, hand):
    """Autograd of the loss and -c n are the numbers worked out by hand, 0 at the masked token."""
    objective, batch = hand.objective(), hand.batch()
    assert_close(gradient(objective, batch), padded(hand.gradient), 1e-9)
    assert_close(closed_form(objective, batch), padded(hand.gradient), 1e-9)


@by_hand
def test_float32(name, hand):
    """A float32 batch gives the same numbers to 1e-5, in float32 throughout."""
    objective, batch = hand.objective(), hand.batch(torch.float32)
    for ours, expected in (
        (objective.loss(batch), hand.loss),
        (objective.coefficients(batch), padded(hand.coefficients)),
        (gradient(objective, batch), padded(hand.gradient)),
    ):
        assert ours.dtype == torch.float32
        assert_close(ours, expected, 1e-5)


@by_hand
def test_settings_may_be_tensors(name, hand):
    """0-d tensors in place of the float settings, as a slider drives them, give the same numbers."""
    settings = asdict(hand.objective())
    if not any(isinstance(value, float) for value in settings.values()):
        pytest.skip("no setting is a number")
    as_tensors = {
        field: torch.tensor(value, dtype=torch.float64) if isinstance(value, float) else value
        for field, value in settings.items()
    }
    objective, batch = make_objective(name, **as_tensors), hand.batch()
    assert_close(objective.loss(batch), hand.loss, 1e-9)
    assert_close(objective.coefficients(batch), padded(hand.coefficients), 1e-9)
    assert_close(gradient(objective, batch), padded(hand.gradient), 1e-9)


@pytest.mark.parametrize("name", DEFAULTS)
def test_defaults(name):
    """Made without settings, an objective has the documented defaults and no further field."""
    assert asdict(make_objective(name)) == DEFAULTS[name]


@pytest.mark.parametrize("name", NAMES)
def test_settings_are_frozen(name):
    """A field of an objective made with given settings holds them and cannot be reassigned."""
    hand = FIRST[name]
    objective = make_objective(name, **hand.settings)
    assert asdict(objective) == {**asdict(make_objective(name)), **hand.settings}
    for field in (*asdict(objective), "aggregation"):
        with pytest.raises(AttributeError):
            setattr(objective, field, 1)


@pytest.mark.parametrize("name", [name for name in NAMES if not OBJECTIVES[name].coupled])
def test_a_batch_is_the_sum_of_its_rows(name):
    """The loss of a batch is that of its rows one by one, each with the row's share under the aggregation."""
    batch, objective = random_batch(seed=5, rows=4, empty_row=True), make_objective(name)
    B, lengths = len(batch.mask), batch.lengths
    share = lengths / lengths.sum() if AGGREGATION[name] == "token-mean" else torch.ones_like(lengths) / B
    rows = [
        type(batch)(
            logp=batch.logp[i : i + 1],
            logp_old=batch.logp_old[i : i + 1],
            advantages=batch.advantages[i : i + 1],
            mask=batch.mask[i : i + 1],
        )
        for i in range(B)
    ]
    assert lengths.tolist()[-1] == 0 and len(set(lengths.tolist())) > 2
    assert_close(objective.loss(batch), sum(share[i] * objective.loss(rows[i]) for i in range(B)))
    assert_close(objective.coefficients(batch), torch.cat([objective.coefficients(row) for row in rows]))


def test_real_is_the_mean_over_groups():
    """REAL's loss of a batch is the mean of the losses of its groups."""
    objective, A = make_objective("real"), torch.tensor([0.5, -1.0, -0.2, 2.0], dtype=torch.float64)
    batch = dataclasses.replace(random_batch(seed=6, rows=4), advantages=A)
    losses = [
        objective.loss(
            type(batch)(
                logp=batch.logp[pair],
                logp_old=batch.logp_old[pair],
                advantages=batch.advantages[pair],
                mask=batch.mask[pair],
            )
        )
        for pair in (slice(0, 2), slice(2, 4))
    ]
    assert_close(objective.loss(batch), sum(losses) / 2)
    assert abs(losses[0] - losses[1]) > 1e-3
