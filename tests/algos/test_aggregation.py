"""How the tokens of a batch share the loss."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from algos.aggregation import AGGREGATIONS, Whole, aggregate, check_aggregation, weights
from tests.algos.cases import assert_close, batches

MASK = torch.tensor([[True, True, True], [True, False, False]])
TERMS = torch.tensor([[1.0, 2.0, 6.0], [5.0, 0.0, 0.0]], dtype=torch.float64)

# aggregation, max_length -> scalar and the weights of both rows
HANDS = [
    ("seq-mean-token-mean", None, (9 / 3 + 5 / 1) / 2, (1 / 6, 1 / 2)),
    ("token-mean", None, 14 / 4, (1 / 4, 1 / 4)),
    ("constant", None, 14 / 6, (1 / 6, 1 / 6)),
    ("constant", 7, 14 / 14, (1 / 14, 1 / 14)),
    ("seq-mean-token-sum", None, (9 + 5) / 2, (1 / 2, 1 / 2)),
]


@pytest.mark.parametrize("aggregation, max_length, value, n", HANDS, ids=[f"{row[0]}-{row[1]}" for row in HANDS])
def test_by_hand(aggregation, max_length, value, n):
    """The four aggregations of the same six positions."""
    assert_close(aggregate(TERMS, MASK, aggregation, max_length), value)
    expected = MASK * torch.tensor(n, dtype=torch.float64)[:, None]
    assert_close(weights(MASK, torch.float64, aggregation, max_length), expected)


@given(batch=batches, aggregation=st.sampled_from(AGGREGATIONS), max_length=st.none() | st.integers(1, 50))
def test_aggregate_is_the_weighted_sum(batch, aggregation, max_length):
    """aggregate(terms) = sum n * terms, for masks with holes and empty rows."""
    terms = batch.masked(batch.logp_ref)
    n = weights(batch.mask, torch.float64, aggregation, max_length)
    assert_close(aggregate(terms, batch.mask, aggregation, max_length), (n * terms).sum())
    assert (n[~batch.mask] == 0).all()


@given(batch=batches)
def test_weights_sum_to_one(batch):
    """A mean of means and a mean over tokens have weights that sum to 1; an empty row takes its share with it."""
    filled = batch.mask.any(-1)
    if filled.any():
        assert_close(weights(batch.mask, torch.float64, "token-mean").sum(), 1)
    assert_close(weights(batch.mask, torch.float64).sum(), filled.double().mean())
    assert_close(
        weights(batch.mask, torch.float64, "seq-mean-token-sum").sum(), batch.lengths.sum() / len(batch.lengths)
    )


def test_an_empty_row_stays_in_the_mean():
    """A response without tokens counts in the mean over responses, not in that over tokens."""
    mask, terms = torch.cat([MASK, MASK[:1] & False]), torch.cat([TERMS, 0 * TERMS[:1]])
    assert_close(aggregate(terms, mask), (3 + 5) / 3)
    assert_close(aggregate(terms, mask, "token-mean"), 14 / 4)
    assert_close(aggregate(terms, mask, "constant"), 14 / 9)
    assert_close(aggregate(terms, mask, "seq-mean-token-sum"), 14 / 3)


@pytest.mark.parametrize("aggregation", AGGREGATIONS)
def test_nothing_generated(aggregation):
    """Where everything is masked the result is 0, not NaN."""
    nothing = MASK & False
    assert_close(aggregate(0 * TERMS, nothing, aggregation), 0)
    assert_close(weights(nothing, torch.float64, aggregation), 0 * TERMS)


def test_weights_have_the_dtype_asked_for():
    """Weights come in the dtype of the batch."""
    for dtype in (torch.float32, torch.float64):
        assert all(weights(MASK, dtype, name).dtype == dtype for name in AGGREGATIONS)


def test_unknown():
    """An unknown aggregation or a length below 1 is refused with the choices."""
    wanted = "aggregation is 'sum'; wanted one of 'seq-mean-token-mean', 'token-mean', 'constant', 'seq-mean-token-sum'"
    for refused in (
        lambda: aggregate(TERMS, MASK, "sum"),
        lambda: weights(MASK, torch.float64, "sum"),
        lambda: check_aggregation("sum"),
    ):
        with pytest.raises(ValueError, match=wanted):
            refused()
    with pytest.raises(ValueError, match="max_length is 0; wanted a number at least 1"):
        check_aggregation("constant", 0)
    with pytest.raises(TypeError, match="max_length is '9', a str; wanted a number"):
        check_aggregation("constant", "9")
    check_aggregation("constant", 1)


@pytest.mark.parametrize("aggregation", AGGREGATIONS)
@pytest.mark.parametrize("shape", [(0, 3), (2, 0), (0, 0)], ids=str)
def test_no_rows_or_no_tokens(aggregation, shape):
    """B = 0 or T = 0 gives 0 with a graph, and weights of that shape."""
    terms = torch.zeros(shape, dtype=torch.float64, requires_grad=True)
    value = aggregate(terms, terms == 1, aggregation)
    assert_close(value, 0, 0)
    (grad,) = torch.autograd.grad(value, terms)
    assert grad.shape == weights(terms == 1, torch.float64, aggregation).shape == shape


@pytest.mark.parametrize("aggregation", AGGREGATIONS)
def test_parts_add_up_to_the_whole(aggregation):
    """With the size of the whole the parts' values add up to the value, and their weights are the whole's weights."""
    whole = Whole.of(MASK)
    assert (whole.responses, int(whole.tokens)) == (2, 4)
    parts = [(TERMS[i : i + 1], MASK[i : i + 1]) for i in range(2)]
    assert_close(sum(aggregate(*part, aggregation, whole=whole) for part in parts), aggregate(TERMS, MASK, aggregation))
    n = torch.cat([weights(mask, torch.float64, aggregation, whole=whole) for _, mask in parts])
    assert_close(n, weights(MASK, torch.float64, aggregation))


def test_counts_past_the_largest_half():
    """70,000 tokens, and a sum of 140,000, exist in no float16: the mean of 2s is 2, and n is 1/70,000."""
    terms = torch.full((1, 70_000), 2.0, dtype=torch.float16)
    for aggregation in ("seq-mean-token-mean", "token-mean", "constant"):
        value = aggregate(terms, terms > 0, aggregation)
        assert value.dtype == torch.float32
        assert_close(value, 2.0, 1e-6)
        n = weights(terms > 0, torch.float16, aggregation)
        assert n.dtype == torch.float16
        assert n[0, 0].item() == pytest.approx(1 / 70_000, rel=1e-2)


WRONG = [
    (lambda: aggregate(TERMS, MASK.long()), TypeError, "mask has dtype torch.int64; wanted torch.bool"),
    (lambda: aggregate(TERMS[0], MASK[0]), ValueError, r"mask has shape \(3,\); wanted \(B, T\)"),
    (lambda: aggregate(TERMS[:1], MASK), ValueError, r"terms has shape \(1, 3\); wanted \(2, 3\), to go with mask"),
    (lambda: aggregate(TERMS.long(), MASK), TypeError, "terms has dtype torch.int64; wanted a floating dtype"),
    (lambda: weights([[True]], torch.float64), TypeError, "mask is a list; wanted a torch tensor"),
    (lambda: weights(MASK.double(), torch.float64), TypeError, "mask has dtype torch.float64; wanted torch.bool"),
]


@pytest.mark.parametrize("call, error, words", WRONG, ids=[str(i) for i in range(len(WRONG))])
def test_wrong_shapes_and_dtypes(call, error, words):
    """A wrong shape or dtype is refused in words."""
    with pytest.raises(error, match=words):
        call()
