"""Settings that make no sense are refused in words: which, what was found, what is wanted."""

import math

import pytest
import torch

from algos import OBJECTIVES, make_objective

NAN = math.nan
BANDED = ("grpo", "gspo", "dapo", "dr_grpo", "gspo_token", "sequence_product", "luspo", "clip_cov", "fipo")
# (name, settings, words of the message in their order)
REFUSED = [
    *(
        (name, {"eps_low": value}, ["eps_low is", "at least 0 and at most 1"])
        for name in (*BANDED, "aspo", "gppo", "ce_gppo", "dcpo")
        for value in (-0.1, 1.5, NAN)
    ),
    *(
        (name, {"eps_high": value}, ["eps_high is", "at least 0"])
        for name in (*BANDED, "aspo", "gppo", "ce_gppo", "dcpo", "gmpo")
        for value in (-0.1, NAN)
    ),
    ("gmpo", {"eps_low": -0.1}, ["eps_low is -0.1", "at least 0"]),
    ("gmpo", {"eps_low": NAN}, ["eps_low is nan"]),
    *(
        (name, {"aggregation": "mean"}, ["aggregation is 'mean'", "'seq-mean-token-mean'", "'token-mean'"])
        for name in ("reinforce", "grpo", "gspo", "sapo")
    ),
    *(
        (name, {"aggregation": "constant", "max_length": 0}, ["max_length is 0", "at least 1"])
        for name in ("reinforce", "grpo")
    ),
    ("dr_grpo", {"max_length": 0.5}, ["max_length is 0.5", "at least 1"]),
    ("grpo", {"dual_clip": 1.0}, ["dual_clip is 1", "above 1"]),
    ("grpo", {"dual_clip": NAN}, ["dual_clip is nan"]),
    *(("sapo", {tau: value}, [f"{tau} is", "above 0"]) for tau in ("tau_pos", "tau_neg") for value in (0.0, -1.0, NAN)),
    ("sapo", {"level": "word"}, ["level is 'word'", "'token', 'sequence'"]),
    ("cispo", {"w_min": -0.1}, ["w_min is -0.1", "at least 0"]),
    ("cispo", {"w_max": 0.0}, ["w_max is 0", "above 0"]),
    ("cispo", {"w_min": 2.0, "w_max": 1.5}, ["w_max is 1.5", "at least 2"]),
    ("cispo", {"w_max": NAN}, ["w_max is nan"]),
    *(
        ("vespo", {field: value}, [f"{field} is", "above 0"])
        for field in ("k_pos", "lambda_pos", "k_neg", "lambda_neg")
        for value in (0.0, NAN)
    ),
    ("dppo", {"divergence": "js"}, ["divergence is 'js'", "'tv', 'kl'"]),
    ("dppo", {"delta": -0.1}, ["delta is -0.1", "at least 0"]),
    ("dppo", {"w_max": 0.0}, ["w_max is 0", "above 0"]),
    ("clip_cov", {"ratio": 1.1}, ["ratio is 1.1", "at most 1"]),
    ("clip_cov", {"ratio": -0.1}, ["ratio is -0.1", "at least 0"]),
    ("clip_cov", {"cov_low": 3.0, "cov_high": 2.0}, ["cov_high is 2", "at least 3"]),
    ("clip_cov", {"cov_low": NAN}, ["cov_low is nan"]),
    ("kl_cov", {"ratio": 1.1}, ["ratio is 1.1", "at most 1"]),
    ("kl_cov", {"ratio": -0.1}, ["ratio is -0.1", "at least 0"]),
    ("kl_cov", {"kl_coef": -1.0}, ["kl_coef is -1", "at least 0"]),
    ("topr", {"level": "word"}, ["level is 'word'", "'sequence', 'token'"]),
    ("dro", {"beta": -0.1}, ["beta is -0.1", "at least 0"]),
    ("real", {"tau": 0.0}, ["tau is 0", "above 0"]),
    ("real", {"tau": NAN}, ["tau is nan"]),
    ("fipo", {"half_life": 0.0}, ["half_life is 0", "above 0"]),
    ("fipo", {"clip": 1.1}, ["clip is 1.1", "at most 1"]),
    ("fipo", {"clip": -0.1}, ["clip is -0.1", "at least 0"]),
    ("fipo", {"safety": 0.0}, ["safety is 0", "above 0"]),
    ("rec", {"eps": 1.1}, ["eps is 1.1", "at most 1"]),
    ("rec", {"eps": -0.1}, ["eps is -0.1", "at least 0"]),
    ("rec", {"eps": 0.3, "ring": 0.2}, ["ring is 0.2", "at least 0.3"]),
    ("aspo", {"c_max": 1.0}, ["c_max is 1", "above 1"]),
    ("ce_gppo", {"beta1": -0.1}, ["beta1 is -0.1", "at least 0"]),
    ("ce_gppo", {"beta2": -0.1}, ["beta2 is -0.1", "at least 0"]),
    ("dcpo", {"cap": 1.0}, ["cap is 1", "above 1"]),
]


def ids(rows):
    return [f"{name}-{'-'.join(f'{k}={v}' for k, v in settings.items())}" for name, settings, *_ in rows]


@pytest.mark.parametrize("name, settings, words", REFUSED, ids=ids(REFUSED))
def test_refused(name, settings, words):
    """A setting out of range raises ValueError naming it, its value and the range."""
    with pytest.raises(ValueError) as caught:
        make_objective(name, **settings)
    message = str(caught.value)
    found = [message.find(word) for word in words]
    assert -1 not in found and found == sorted(found), message


# the edges of the ranges belong to them
ACCEPTED = [
    *((name, {"eps_low": value}) for name in (*BANDED, "aspo", "gppo", "ce_gppo", "dcpo") for value in (0.0, 1.0)),
    *((name, {"eps_high": value}) for name in (*BANDED, "gmpo", "dcpo") for value in (0.0, math.inf)),
    ("gmpo", {"eps_low": 0.0}),
    ("gmpo", {"eps_low": 2.0}),
    ("grpo", {"dual_clip": 1.01, "max_length": 1}),
    ("sapo", {"tau_pos": 0.01, "tau_neg": 0.01}),
    ("cispo", {"w_min": 0.5, "w_max": 0.5}),
    ("cispo", {"w_max": 0.01}),
    ("vespo", {"k_pos": 0.01, "lambda_pos": 0.01, "k_neg": 0.01, "lambda_neg": 0.01}),
    ("dppo", {"delta": 0.0, "w_max": 0.01}),
    ("clip_cov", {"ratio": 0.0}),
    ("clip_cov", {"ratio": 1.0}),
    ("clip_cov", {"cov_low": -3.0, "cov_high": -3.0}),
    ("kl_cov", {"ratio": 0.0, "kl_coef": 0.0}),
    ("kl_cov", {"ratio": 1.0}),
    ("dro", {"beta": 0.0}),
    ("real", {"tau": 0.01}),
    ("fipo", {"half_life": 0.01, "clip": 0.0, "safety": 0.01}),
    ("fipo", {"clip": 1.0}),
    ("rec", {"eps": 0.0, "ring": 0.0}),
    ("rec", {"eps": 1.0, "ring": 1.0}),
    ("aspo", {"c_max": 1.01}),
    ("ce_gppo", {"beta1": 0.0, "beta2": 0.0}),
    ("dcpo", {"cap": 1.01}),
]


@pytest.mark.parametrize("name, settings", ACCEPTED, ids=ids(ACCEPTED))
def test_accepted(name, settings):
    """The edges of every range are accepted and kept."""
    objective = make_objective(name, **settings)
    assert all(getattr(objective, field, None) == value for field, value in settings.items())


NOT_NUMBERS = [
    ("grpo", {"eps_low": "0.2"}),
    ("sapo", {"tau_pos": None}),
    ("grpo", {"dual_clip": True}),
    ("clip_cov", {"cov_low": "1"}),
    ("dr_grpo", {"max_length": "9"}),
]


@pytest.mark.parametrize("name, settings", NOT_NUMBERS, ids=ids(NOT_NUMBERS))
def test_not_a_number(name, settings):
    """What is no number at all raises TypeError naming the setting, its value and its type."""
    (field, value), kind = next(iter(settings.items())), type(next(iter(settings.values()))).__name__
    with pytest.raises(TypeError, match=f"{field} is {value!r}, a {kind}; wanted a number"):
        make_objective(name, **settings)


def test_a_tensor_of_many_numbers():
    """A tensor setting must have one element: its value is not looked at, its shape is."""
    with pytest.raises(ValueError, match=r"eps_low is a tensor of shape \(2,\); wanted one number"):
        make_objective("grpo", eps_low=torch.ones(2))


TENSOR_AND_NUMBER = [
    ("cispo", {"w_min": torch.tensor(2.0), "w_max": 0.5}),
    ("rec", {"eps": torch.tensor(0.4), "ring": 0.2}),
    ("clip_cov", {"cov_low": torch.tensor(3.0), "cov_high": 2.0}),
]


@pytest.mark.parametrize("name, settings", TENSOR_AND_NUMBER, ids=[row[0] for row in TENSOR_AND_NUMBER])
def test_a_tensor_is_not_compared(name, settings):
    """Beside a tensor no order is checked: nothing may branch on a tensor's value inside a trace."""
    assert all(getattr(make_objective(name, **settings), field, None) is value for field, value in settings.items())


UNKNOWN = [("sap", ["sapo"]), ("gspo-token", ["gspo_token"]), ("Grpo", ["grpo"]), ("zzz", list(OBJECTIVES))]


@pytest.mark.parametrize("wrong, near", UNKNOWN, ids=[row[0] for row in UNKNOWN])
def test_unknown_objective(wrong, near):
    """An unknown objective raises ValueError with the nearest names, or with all of them."""
    with pytest.raises(ValueError, match=f"no objective '{wrong}'; wanted one of") as caught:
        make_objective(wrong)
    assert all(name in str(caught.value) for name in near)


def test_unknown_field():
    """An unknown field raises TypeError with the fields that there are."""
    wanted = "sapo has no field 'tau'; its fields are tau_pos, tau_neg, level, one_sided, aggregation"
    with pytest.raises(TypeError, match=wanted):
        make_objective("sapo", tau=1.0)
