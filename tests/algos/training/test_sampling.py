"""Sampling with a cache against the policy's full forward pass."""

import pytest
import torch

from algos.training.policy import Shape, flatten, initial, logits, views
from algos.training.sampling import sample
from algos.training.tasks import make_task


@pytest.fixture(scope="module")
def world():
    """Two members of a random policy for a short task, in float64."""
    task = make_task("count", 2)
    shape = Shape(len(task.symbols), task.prompt + task.response, 16, 2, 4)
    generator = torch.Generator().manual_seed(0)
    flat = torch.cat([flatten(initial(shape, generator), shape) for _ in range(2)]).double()
    prompts = task.draw(3, generator).expand(2, -1, -1)
    uniforms = torch.rand(2, 60, task.response, generator=generator, dtype=torch.float64)
    return task, shape, views(flat, shape), prompts, uniforms


def test_each_token_is_the_inverse_cdf_of_its_uniform(world):
    task, shape, params, prompts, uniforms = world
    drawn = sample(params, shape, task, prompts, uniforms)
    scores = logits(params, shape, drawn.tokens[:, :, :-1], task.prompt - 1).log_softmax(-1)
    responses = drawn.tokens[:, :, task.prompt :]
    wanted = (scores.exp().cumsum(-1)[..., :-1] <= uniforms[..., None]).sum(-1)
    torch.testing.assert_close(responses[drawn.mask], wanted[drawn.mask], rtol=0, atol=0)
    logp = scores.gather(-1, responses[..., None])[..., 0]
    torch.testing.assert_close(drawn.logp[drawn.mask], logp[drawn.mask], rtol=0, atol=1e-12)


def test_responses_stop_at_their_first_end(world):
    task, shape, params, prompts, uniforms = world
    drawn = sample(params, shape, task, prompts, uniforms)
    responses = drawn.tokens[:, :, task.prompt :]
    torch.testing.assert_close(drawn.mask, task.mask(responses), rtol=0, atol=0)
    assert (responses[~drawn.mask] == task.end).all()
    lengths = drawn.mask.sum(-1)
    assert lengths.min() >= 1 and len(lengths.unique()) > 2


def test_prompts_are_repeated_in_their_order(world):
    task, shape, params, prompts, uniforms = world
    drawn = sample(params, shape, task, prompts, uniforms)
    torch.testing.assert_close(drawn.tokens[0, :, : task.prompt], prompts[0].repeat_interleave(20, 0), rtol=0, atol=0)


def test_a_uniform_of_nearly_1_picks_a_token_that_exists(world):
    task, shape, params, prompts, uniforms = world
    drawn = sample(params, shape, task, prompts, torch.full_like(uniforms, 1 - 2**-53))
    assert drawn.tokens.max() < len(task.symbols) and torch.isfinite(drawn.logp[drawn.mask]).all()


def test_frequencies_are_the_probabilities(world):
    task, shape, params, prompts, _ = world
    uniforms = torch.rand(2, 30_000, 5, generator=torch.Generator().manual_seed(4), dtype=torch.float64)
    drawn = sample(params, shape, task, prompts[:, :1], uniforms)
    share = torch.stack([row.bincount(minlength=12) for row in drawn.tokens[:, :, task.prompt]]) / 30_000
    wanted = logits(params, shape, prompts[:, :1], task.prompt - 1).softmax(-1)[:, 0, 0]
    assert (share - wanted).abs().max() < 4 * (0.25 / 30_000) ** 0.5
