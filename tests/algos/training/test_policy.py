"""The batched policy against a plain transformer of one model, written with torch.nn.functional."""

import pytest
import torch
from torch.nn import functional as F

from algos.training.policy import BLOCK, Shape, flatten, initial, logits, views


def random_flat(shape, members):
    generator = torch.Generator().manual_seed(1)
    rows = []
    for _ in range(members):
        params = initial(shape, generator)
        # biases too, or a forgotten one would not show
        rows.append(flatten({k: v + 0.1 * torch.randn(v.shape, generator=generator) for k, v in params.items()}, shape))
    return torch.cat(rows)


def plain(p, shape, tokens):
    """(B, L, V) logits of one model whose parameters have no member dimension."""
    x = F.embedding(tokens, p["token"]) + p["place"][: tokens.shape[1]]
    head = shape.width // shape.heads
    L = tokens.shape[1]
    for i in range(shape.layers):
        h = F.layer_norm(x, (shape.width,))
        q, k, v = F.linear(h, p[f"{i}.qkv"].T, p[f"{i}.qkv_bias"][0]).chunk(3, -1)
        mixed = []
        for j in range(shape.heads):
            part = slice(j * head, (j + 1) * head)
            score = q[..., part] @ k[..., part].transpose(1, 2) / head**0.5
            score = score.masked_fill(torch.ones(L, L, dtype=torch.bool).triu(1), -torch.inf)
            mixed.append(score.softmax(-1) @ v[..., part])
        x = x + F.linear(torch.cat(mixed, -1), p[f"{i}.out"].T, p[f"{i}.out_bias"][0])
        h = F.relu(F.linear(F.layer_norm(x, (shape.width,)), p[f"{i}.up"].T, p[f"{i}.up_bias"][0]))
        x = x + F.linear(h, p[f"{i}.down"].T, p[f"{i}.down_bias"][0])
    return F.linear(F.layer_norm(x, (shape.width,)), p["head"].T, p["head_bias"][0])


@pytest.mark.parametrize("shape", [Shape(7, 9, 16, 2, 4), Shape(5, 6, 8, 3, 1)])
def test_every_member_is_the_plain_model(shape):
    params = views(random_flat(shape, 3).double(), shape)
    tokens = torch.randint(0, shape.vocabulary, (3, 4, shape.length), generator=torch.Generator().manual_seed(2))
    whole = logits(params, shape, tokens)
    for e in range(3):
        own = {name: part[e] for name, part in params.items()}
        torch.testing.assert_close(whole[e], plain(own, shape, tokens[e]), rtol=0, atol=1e-12)
    torch.testing.assert_close(logits(params, shape, tokens, 2), whole[:, :, 2:])


def test_gradients_are_those_of_the_plain_model():
    shape = Shape(7, 9, 16, 2, 4)
    flat = random_flat(shape, 2).double().requires_grad_()
    tokens = torch.randint(0, 7, (2, 4, 9), generator=torch.Generator().manual_seed(2))
    both = logits(views(flat, shape), shape, tokens).log_softmax(-1)[..., 1].sum()
    (whole,) = torch.autograd.grad(both, flat)
    for e in range(2):
        own = flat[e : e + 1].detach().requires_grad_()
        params = {name: part[0] for name, part in views(own, shape).items()}
        (alone,) = torch.autograd.grad(plain(params, shape, tokens[e]).log_softmax(-1)[..., 1].sum(), own)
        torch.testing.assert_close(whole[e], alone[0], rtol=0, atol=1e-11)


def test_no_position_sees_a_later_token():
    shape = Shape(7, 9, 16, 2, 4)
    params = views(random_flat(shape, 1), shape)
    tokens = torch.zeros(1, 1, 9, dtype=torch.int64)
    other = tokens.clone()
    other[..., 5:] = 3
    difference = (logits(params, shape, tokens) - logits(params, shape, other)).abs().amax((0, 1, 3))
    assert (difference[:5] == 0).all() and (difference[5:] > 1e-3).all()


def test_parameters_lie_flat_and_come_back():
    shape = Shape(12, 20)
    params = initial(shape, torch.Generator().manual_seed(0))
    flat = flatten(params, shape)
    assert flat.shape[1] % BLOCK == 0
    assert shape.number() == sum(p.numel() for p in params.values())
    assert 25_000 < shape.number() < 28_000
    for name, part in views(flat, shape).items():
        torch.testing.assert_close(part[0], params[name], rtol=0, atol=0)
    with pytest.raises(ValueError, match="the weights' place is"):
        flatten(params, Shape(12, 21))
    with pytest.raises(ValueError, match="heads is 5"):
        Shape(12, 20, heads=5)
