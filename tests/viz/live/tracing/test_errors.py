"""What a person reads when a function cannot be traced."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from tests import ROOT
from viz.live.tracing import UnsupportedOperator, WrongDtype, trace

X = {"v": torch.arange(5, dtype=torch.float64), "a": torch.tensor(0.5, dtype=torch.float64)}
T0 = torch.tensor([0, 1])
CASES = {
    "sort": (lambda x: {"y": x["v"].sort()[0]}, "sort", "server-side"),
    "argsort": (lambda x: {"y": x["v"].argsort()}, "sort", "server-side"),
    "topk": (lambda x: {"y": x["v"].topk(2)[0]}, "topk", "server-side"),
    "quantile": (lambda x: {"y": torch.quantile(x["v"], 0.5)}, "quantile", "server-side"),
    "max": (lambda x: {"y": x["v"].max(0)[0]}, "max", "amax"),
    "argmax": (lambda x: {"y": x["v"].argmax()}, "argmax", "amax"),
    "item": (lambda x: {"y": x["v"] * x["a"].item()}, "item", "0-d tensor"),
    "float": (lambda x: {"y": x["v"] * float(x["a"])}, "__float__", "0-d tensor"),
    "branch": (lambda x: {"y": x["v"] if x["a"] > 0 else -x["v"]}, "__bool__", "torch.where"),
    "mask": (lambda x: {"y": x["v"][x["v"] > 2]}, "index", "torch.where"),
    "index": (lambda x: {"y": x["v"][x["a"].long()]}, "", "index_select"),
    "slice": (lambda x: {"y": x["v"][: int(x["a"])]}, "int", "index_select"),
    "nonzero": (lambda x: {"y": x["v"].nonzero().double()}, "nonzero", "torch.where"),
    "assign": (lambda x: {"y": x["v"].clone().index_put_((x["a"].long(),), x["a"])}, "index_put", "torch.where"),
    "put on": (lambda x: {"y": x["v"].index_put((T0,), x["v"][:2], accumulate=True)}, "index_put", "torch.where"),
    "axes": (lambda x: {"y": x["v"].outer(x["v"])[T0]}, "index", "torch.where"),
    "draw": (lambda x: {"y": x["v"] + torch.rand(5, dtype=torch.float64)}, "random", "close over"),
    "bits": (lambda x: {"y": x["v"].long() & 3}, "bitwise_and", "truth values"),
    "running sum": (lambda x: {"y": torch.stack([x["v"], x["v"]]).cumsum(0)}, "cumsum", "last axis"),
    "unknown": (lambda x: {"y": torch.special.bessel_j0(x["v"])}, "bessel", "server-side"),
}


@pytest.mark.parametrize("name", CASES)
def test_an_unsupported_operator_is_named_with_its_line_and_a_remedy(name):
    function, operator, remedy = CASES[name]
    with pytest.raises(UnsupportedOperator) as caught:
        trace(function, X)
    message = str(caught.value)
    assert isinstance(caught.value, ValueError)
    assert operator in message
    assert remedy in message
    assert f"test_errors.py:{function.__code__.co_firstlineno}: `" in message
    assert '(lambda x: {"y":' in message


@pytest.mark.parametrize(
    "function",
    [
        lambda x: {"y": torch.where(x["v"] > 0, 1.0, 1.05) * x["v"]},
        lambda x: {"y": x["v"].float()},
        lambda x: {"y": x["v"] + torch.tensor([1.05] * 5)},
        lambda x: {"y": (x["v"] > 1).sum() / (x["v"] > 2).sum()},
    ],
)
def test_float32_is_refused_with_its_line(function):
    with pytest.raises(WrongDtype) as caught:
        trace(function, X)
    assert "torch.float32" in str(caught.value)
    assert f"test_errors.py:{function.__code__.co_firstlineno}: `" in str(caught.value)
    assert "dtype" in str(caught.value)


def test_an_input_changed_in_place_is_refused():
    with pytest.raises(UnsupportedOperator, match=r"x\['v'\]\.clone\(\)"):
        trace(lambda x: {"y": x["v"].add_(1)}, X)


def test_an_output_that_is_no_tensor_is_refused():
    with pytest.raises(TypeError, match=r"output 'y' is 1\.5"):
        trace(lambda x: {"v": x["v"], "y": 1.5}, X)


def test_two_threads_may_trace_at_once():
    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(lambda _: trace(several, X), range(4)))
    assert set(codes) == {trace(several, X)}


def test_an_error_of_the_function_itself_stays_what_it_is():
    def wrong(x):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        trace(wrong, X)


SCRIPT = """
import torch
from viz.live.tracing import trace
from tests.viz.live.tracing.test_errors import X, several
import sys
sys.stdout.write(trace(several, X))
"""


def several(x):
    ratio = (x["v"] * x["a"]).exp()
    draws = torch.tensor([0.25, 0.5, 1.0, 2.0, 3.5], dtype=torch.float64)
    return {"b": ratio * draws, "a": ratio.mean(), "c.d": ratio / ratio.sum()}


def test_the_same_function_gives_the_same_bytes_in_any_process():
    code = trace(several, X)
    assert code == trace(several, X)
    child = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONHASHSEED": "1"},
    )  # fmt: skip
    assert child.stdout == code


def test_the_same_tensor_given_twice_is_two_inputs():
    same = torch.ones(5, dtype=torch.float64)
    code = trace(lambda x: {"y": x["p"] - 2 * x["q"]}, {"p": same, "q": same})
    assert "p[i] - 2 * q[i]" in code or "p[i] - q[i] * 2" in code
