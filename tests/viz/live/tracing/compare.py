"""How JavaScript's numbers are held against torch's."""

import torch

from tests.near import assert_near
from viz.live.tracing import trace


def assert_same(ours, expected, where=""):
    """1e-9 relative or 1e-12 absolute; NaN and infinities in the same places."""
    expected = expected.detach().double()
    assert ours.shape == expected.shape, f"{where}: {ours.shape} is not {expected.shape}"
    close = (ours - expected).abs() <= torch.clamp(1e-9 * expected.abs(), min=1e-12)
    same = (ours == expected) | (ours.isnan() & expected.isnan()) | (close & expected.isfinite())
    if not bool(same.all()):
        assert_near(ours.tolist(), expected.tolist(), 1e-9, 1e-12, where)
    assert bool(same.all()), f"{where}: javascript {ours[~same][:4].tolist()}, torch {expected[~same][:4].tolist()}"


def check(javascript, function, inputs):
    """Trace at the first input, run all of them on both sides, compare; returns the code."""
    code = trace(function, inputs[0])
    for n, (x, results) in enumerate(zip(inputs, javascript(code, inputs), strict=True)):
        expected = function({key: value.clone() for key, value in x.items()})
        assert list(results) == list(expected)
        for key, value in expected.items():
            assert_same(results[key], value, f"{key} of input {n}")
    return code
