"""TokenBatch: what it refuses, in which words, and what its helpers give."""

import dataclasses
import math

import pytest
import torch

from algos import TokenBatch
from algos.aggregation import Whole
from tests.algos.cases import FIELDS, NAN, assert_close, random_batch


def fields(**changes):
    """The fields of a valid batch (B = 2, T = 3), some of them changed."""
    batch = random_batch(seed=0, rows=2, length=3, holes=0.0)
    given = {field.name: getattr(batch, field.name) for field in dataclasses.fields(batch)}
    return {**given, "logp": batch.logp.detach(), **changes}


FLOAT = torch.zeros(2, 3, dtype=torch.float64)
# changed fields, error, words of the message in their order
REFUSED = [
    ({"logp": [[0.0]]}, TypeError, ["logp is a list", "wanted a torch tensor"]),
    ({"logp": FLOAT.long()}, TypeError, ["logp has dtype torch.int64", "wanted a floating dtype", "logp.double()"]),
    ({"logp": FLOAT[0]}, ValueError, ["logp has shape (3,)", "wanted (B, T)"]),
    ({"logp": FLOAT[None]}, ValueError, ["logp has shape (1, 2, 3)", "wanted (B, T)"]),
    *(
        ({name: FLOAT[:, :2]}, ValueError, [f"{name} has shape (2, 2)", "wanted (2, 3)", "to go with logp"])
        for name in FIELDS[1:]
    ),
    *(
        ({name: FLOAT.float()}, TypeError, [f"{name} has dtype torch.float32", "wanted torch.float64", f"{name}.to("])
        for name in FIELDS[1:]
    ),
    *(({name: 0.0}, TypeError, [f"{name} is a float", "wanted a torch tensor"]) for name in FIELDS[1:]),
    ({"advantages": FLOAT[0]}, ValueError, ["advantages has shape (3,)", "wanted (2,) or (2, 3)"]),
    ({"advantages": [1.0, 2.0]}, TypeError, ["advantages is a list"]),
    ({"advantages": torch.tensor([1, 2])}, TypeError, ["advantages has dtype torch.int64", "wanted torch.float64"]),
    ({"mask": FLOAT}, TypeError, ["mask has dtype torch.float64", "wanted torch.bool", "mask.to(torch.bool)"]),
    ({"mask": FLOAT[0].bool()}, ValueError, ["mask has shape (3,)", "wanted (2, 3)"]),
    ({"groups": torch.zeros(3, dtype=torch.int64)}, ValueError, ["groups has shape (3,)", "wanted (2,)"]),
    ({"groups": torch.zeros(2)}, TypeError, ["groups has dtype torch.float32", "wanted torch.int64"]),
]


def assert_says(caught, words):
    message = str(caught.value)
    found = [message.find(word) for word in words]
    assert -1 not in found and found == sorted(found), message


@pytest.mark.parametrize("changes, error, words", REFUSED, ids=[row[2][0] for row in REFUSED])
def test_refused_when_made(changes, error, words):
    """A wrong type, dtype or shape names the field, what was found and what is wanted."""
    with pytest.raises(error) as caught:
        TokenBatch(**fields(**changes))
    assert_says(caught, words)


def put(name, position, value):
    """The fields with one number changed."""
    changed = fields()[name].clone()
    changed[position] = value
    return {name: changed}


INVALID = [
    *((put(name, (1, 2), NAN), [f"{name}[1, 2] is nan", "wanted a finite number"]) for name in FIELDS),
    *((put(name, (0, 1), -math.inf), [f"{name}[0, 1] is -inf", "wanted a finite number"]) for name in FIELDS),
    *(
        (put(name, (1, 0), 0.5), [f"{name}[1, 0] is 0.5", "wanted a log-probability, at most 0"])
        for name in FIELDS
        if name.startswith("logp")
    ),
    (put("entropy", (0, 2), -0.5), ["entropy[0, 2] is -0.5", "wanted an entropy in nats, at least 0"]),
    (put("advantages", 1, NAN), ["advantages[1] is nan", "wanted a finite number"]),
    ({"advantages": torch.full((2, 3), math.inf).double()}, ["advantages[0, 0] is inf", "(6 such values)"]),
    (put("logp", (0, 1), NAN), ["logp[0, 1]", "(1 such value)", "correct it or mask it out"]),
    ({"mask": FLOAT.bool()}, ["mask is False everywhere", "wanted at least one generated token"]),
]


@pytest.mark.parametrize("changes, words", INVALID, ids=[row[1][0] for row in INVALID])
def test_refused_when_validated(changes, words):
    """A wrong value at an unmasked position is found by validate(), not before."""
    batch = TokenBatch(**fields(**changes))
    with pytest.raises(ValueError) as caught:
        batch.validate()
    assert_says(caught, words)


def test_validate_returns_the_batch():
    """A batch with valid values, 0 included, comes back itself."""
    batch = TokenBatch(**fields(logp=FLOAT, entropy=FLOAT))
    assert batch.validate() is batch
    plain = TokenBatch(logp=FLOAT, logp_old=FLOAT, advantages=FLOAT[:, 0], mask=FLOAT == 0)
    assert plain.validate() is plain


@pytest.mark.parametrize("per_token", [False, True], ids=["per-response", "per-token"])
def test_masked_values_are_not_validated(per_token):
    """Anything may stand at masked positions, and in the advantage of an empty response."""
    mask = torch.tensor([[True, False, True], [False, False, False]])
    wrong = {name: torch.where(mask, fields()[name], 7.0 if name.startswith("logp") else NAN) for name in FIELDS}
    wrong["advantages"] = torch.tensor([1.0, NAN], dtype=torch.float64)
    if per_token:
        wrong["advantages"] = torch.where(mask, 1.0, NAN).double()
    batch = TokenBatch(**fields(mask=mask, **wrong))
    assert batch.validate() is batch


def test_helpers():
    """lengths, token_advantages and masked; both shapes of advantages."""
    mask = torch.tensor([[True, False, True], [False, False, False]])
    batch = TokenBatch(**fields(mask=mask, advantages=torch.tensor([2.0, NAN], dtype=torch.float64)))
    assert batch.lengths.dtype == torch.float64
    assert_close(batch.lengths, [2, 0])
    assert_close(batch.token_advantages, [[2, 0, 2], [0, 0, 0]])
    per_token = torch.tensor([[1.0, NAN, 3.0], [NAN] * 3], dtype=torch.float64)
    assert_close(dataclasses.replace(batch, advantages=per_token).token_advantages, [[1, 0, 3], [0, 0, 0]])
    assert_close(batch.masked(per_token), [[1, 0, 3], [0, 0, 0]])


def test_masked_has_no_gradient_where_masked():
    """masked() passes the gradient at unmasked positions and 0 elsewhere, whatever stands there."""
    mask = torch.tensor([[True, False, True], [False, False, False]])
    values = torch.tensor([[1.0, NAN, 3.0], [math.inf] * 3], dtype=torch.float64, requires_grad=True)
    (grad,) = torch.autograd.grad(TokenBatch(**fields(mask=mask)).masked(values).sum(), values)
    assert_close(grad, [[1, 0, 1], [0, 0, 0]])


def test_need():
    """An optional field that is there, and one that is not."""
    batch = TokenBatch(**fields(entropy=None))
    assert batch.need("logp_ref") is batch.logp_ref
    with pytest.raises(ValueError, match=r"needs TokenBatch\(entropy=...\), and the batch was made without it"):
        batch.need("entropy")


def test_required():
    """logp, logp_old, advantages and mask are required, by name; a batch is frozen."""
    for name in ("logp", "logp_old", "advantages", "mask"):
        given = fields()
        del given[name]
        with pytest.raises(TypeError, match=name):
            TokenBatch(**given)
    with pytest.raises(dataclasses.FrozenInstanceError):
        random_batch(seed=0).logp = FLOAT


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.bfloat16, torch.float16], ids=str)
def test_every_floating_dtype(dtype):
    """Any floating dtype is accepted, the same for all fields; half precision becomes float32 without a change."""
    given = {name: fields()[name].to(dtype) for name in (*FIELDS, "advantages")}
    batch = TokenBatch(**fields(**given))
    kept = torch.promote_types(dtype, torch.float32)
    assert batch.lengths.dtype == kept
    for name, value in given.items():
        assert getattr(batch, name).dtype == kept
        assert torch.equal(getattr(batch, name), value.to(kept))


def test_a_long_response_in_half_precision():
    """300 tokens are 300, where bfloat16 knows 300 but not 301, and 70,000 are 70,000, which float16 does not have."""
    for dtype, length in ((torch.bfloat16, 301), (torch.float16, 70_001)):
        zeros = torch.zeros(1, length, dtype=dtype)
        assert TokenBatch(logp=zeros, logp_old=zeros, advantages=zeros[:, 0], mask=zeros == 0).lengths.item() == length


def test_a_gradient_past_the_largest_float16_arrives_as_that():
    """The way back to a float16 tensor ends at 65504 instead of inf; in float32 the gradient is whole."""
    for dtype, expected in ((torch.float16, 65504.0), (torch.bfloat16, 1e6), (torch.float32, 1e6)):
        x = torch.full((1, 2), -1.0, dtype=dtype, requires_grad=True)
        batch = TokenBatch(logp=x, logp_old=x, advantages=x[:, 0], mask=torch.tensor([[True, False]]))
        (1e6 * batch.masked(batch.logp)).sum().backward()
        assert x.grad.tolist() == [[pytest.approx(expected, rel=4e-3), 0.0]]


@pytest.mark.parametrize("name", [*FIELDS[1:], "advantages"])
def test_only_logp_has_a_gradient(name):
    """Every other field is a constant, also where it is made of the very tensor that logp is."""
    x = fields()["logp"].requires_grad_()
    value = x[:, 0] if name == "advantages" else x
    batch = TokenBatch(**fields(logp=x, **{name: value}))
    assert batch.logp is x
    assert not getattr(batch, name).requires_grad
    assert torch.equal(getattr(batch, name), value)


def test_the_whole_is_checked():
    """What the batch is a part of is a Whole of two numbers; one smaller than its part is found by validate()."""
    with pytest.raises(TypeError, match=r"whole is a int; wanted algos.aggregation.Whole\(responses, tokens\)"):
        TokenBatch(**fields(whole=5))
    with pytest.raises(TypeError, match=r"whole\.tokens is '9', a str; wanted a number"):
        TokenBatch(**fields(whole=Whole(2, "9")))
    with pytest.raises(ValueError, match=r"whole\.responses is -1; wanted a number at least 0"):
        TokenBatch(**fields(whole=Whole(-1, 9)))
    for whole, words in ((Whole(1, 6), "whole.responses is 1; wanted a number at least 2"), (Whole(2, torch.tensor(5)),
                         "whole.tokens is 5; wanted a number at least 6")):  # fmt: skip
        with pytest.raises(ValueError, match=words):
            TokenBatch(**fields(whole=whole)).validate()
    assert TokenBatch(**fields(whole=Whole(2, 6))).validate()
