"""Typed formulas: what is read and what is refused, f' against autograd, and what is printed."""

import ast

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

from pages.clip_regions.own_gate.derive import derivative
from pages.clip_regions.own_gate.parse import LONGEST, ExpressionError, parse
from pages.clip_regions.own_gate.printing import to_javascript, to_text, to_torch
from pages.clip_regions.own_gate.tree import OPERATORS, Node, evaluate

AT = {"r": 1.3, "eps": 0.2, "tau": 2.0}
# by hand, at r = 1.3, eps = 0.2, tau = 2: f and f'
HANDS = {
    "min(r, 1 + eps)": (1.2, 0.0),
    "max(r, 1 + eps)": (1.3, 1.0),
    "clip(r, 1 - eps, 2)": (1.3, 1.0),
    "clip(r, 1 - eps, 1 + eps)": (1.2, 0.0),
    "r**2/2": (0.845, 1.3),
    "-r^2": (-1.69, -2.6),
    "log(r)": (0.26236426446749106, 1 / 1.3),
    "where(0.8 < r < 1.2, r, 3*r)": (3.9, 3.0),
    "where(r >= 1 and r < 2, r, 0)": (1.3, 1.0),
    "abs(1 - r)*tau": (0.6, 2.0),
    "sqrt(r)": (1.3**0.5, 0.5 / 1.3**0.5),
    "２＊（r−1）": (0.6, 2.0),
    "min(r, 5, 1, 4)": (1.0, 0.0),
    "r**-1": (1 / 1.3, -1 / 1.69),
    "3": (3.0, 0.0),
}


@pytest.mark.parametrize("text", HANDS)
def test_values_and_slopes_by_hand(text):
    tree, (value, slope) = parse(text), HANDS[text]
    assert evaluate(tree, AT).item() == pytest.approx(value, rel=1e-12)
    assert evaluate(derivative(tree), AT).item() == pytest.approx(slope, rel=1e-12)


REFUSED = {
    "": ("empty", "", 1),
    "  \n ": ("empty", "", 1),
    "r.__class__": ("character", ".__class__", 2),
    "().__class__.__bases__": ("character", ".__class__.__bases__", 3),
    "__import__('os')": ("character", "'", 12),
    "__import__(r)": ("call", "__import__", 1),
    "eval(r)": ("call", "eval", 1),
    "lambda r: r": ("character", ":", 9),
    "lambda r, eps": ("syntax", "", None),
    "r if r > 1 else 2": ("form", "r if r > 1 else 2", 1),
    "9**9**9": ("exponent", "9**9", 4),
    "r**r": ("exponent", "r", 4),
    "r**10.5": ("exponent", "10.5", 4),
    "2 + 'a'": ("character", "'", 5),
    "1e999": ("number", "1e999", 1),
    "9" * 190: ("number", "9" * 30, 1),
    "1e400*r - 1": ("number", "1e400", 1),
    "0x10": ("character", "0x10", 1),
    "1j": ("character", "1j", 1),
    "2r": ("character", "2r", 1),
    "2(r - 1)": ("call", "2", 1),
    "r(2)": ("call", "r", 1),
    "x + 1": ("name", "x", 1),
    "1 + exp": ("function", "exp", 5),
    "True": ("form", "True", 1),
    "None": ("form", "None", 1),
    "not r": ("form", "not r", 1),
    "r, r": ("form", "r, r", 1),
    "r > 1": ("compare", "r > 1", 1),
    "where(r, 1, 2)": ("condition", "r", 7),
    "where(r in r, 1, 2)": ("condition", "r in r", 7),
    "where(r < 1 or r > 2, 1, 2)": ("condition", "r < 1 or r > 2", 7),
    "min(r)": ("arguments", "min(r)", 1),
    "exp(*r)": ("arguments", "exp(*r)", 1),
    "exp(r, r)": ("arguments", "exp(r, r)", 1),
    "(r": ("syntax", "(r", 1),
    "r +": ("syntax", "", None),
    "r + + * 2": ("syntax", "* 2", 7),
    "r // 2": ("form", "r // 2", 1),
    "r;r": ("character", ";", 2),
    "r\x00": ("character", "\x00", 2),
    "{r}": ("character", "{", 1),
    "𝓇 + 1": ("character", "𝓇", 1),
    "r + ʀ": ("character", "ʀ", 5),
    "ε + é": ("character", "é", 5),
    "2^x": ("name", "x", 3),
    "-" * 100 + "r": ("deep", "-" * 30, 31),
    "(" * 199: ("deep", "", None),
    "+".join(["r"] * 100): ("deep", "", None),
    "r" * (LONGEST + 1): ("long", "r", LONGEST + 1),
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused_names_the_piece_and_its_place(text):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    kind, piece, at = REFUSED[text]
    problem = caught.value
    assert problem.kind == kind or (kind == "deep" and problem.kind == "syntax")
    assert at is None or (problem.piece, problem.at) == (piece, at)
    assert len(problem.piece) <= 30 and 1 <= problem.at <= len(text) + 1


@given(st.text(max_size=60) | st.text("r12.*+-/()<>=, epstauminhlogx_^[]{}'\"\\:;#@!%&|~`", max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    try:
        tree = parse(text)
    except ExpressionError:
        return
    assert isinstance(evaluate(tree, AT), torch.Tensor)
    assert evaluate(derivative(tree), AT).dtype == torch.float64


def numbers():
    """Constants that do not lie on a tie with r."""
    return st.sampled_from([0.5, 1.0, 2.0, 3.0, 0.1]).map(lambda value: Node("number", value=value))


def larger(trees):
    """Every operator of the language over smaller trees."""
    one = st.tuples(st.sampled_from(["neg", "exp", "log", "tanh", "sigmoid", "sqrt", "abs"]), st.tuples(trees))
    two = st.tuples(st.sampled_from(["add", "sub", "mul", "div", "min", "max"]), st.tuples(trees, trees))
    power = st.tuples(st.just("pow"), st.tuples(trees, numbers() | st.just(Node("name", name="tau"))))
    clip = st.tuples(st.just("clip"), st.tuples(trees, trees, trees))
    compare = st.tuples(st.sampled_from(["<", "<=", ">", ">="]), st.tuples(trees, trees)).map(lambda p: Node(*p))
    both = st.tuples(compare, compare).map(lambda pair: Node("both", pair))
    where = st.tuples(st.just("where"), st.tuples(compare | both, trees, trees))
    return st.one_of(one, two, power, clip, where).map(lambda pair: Node(*pair))


TREES = st.recursive(
    numbers() | st.sampled_from([Node("name", name=n) for n in ("r", "r", "eps", "tau")]), larger, max_leaves=8
)
SETTINGS = st.tuples(st.floats(0.1, 9.0), st.floats(0.05, 0.9), st.floats(0.3, 8.0))


@given(TREES, SETTINGS)
def test_the_derivative_is_autograds(tree, at):
    r, eps, tau = (torch.tensor(value, dtype=torch.float64) for value in at)
    r.requires_grad_()
    value = evaluate(tree, {"r": r, "eps": eps, "tau": tau})
    assume(value.requires_grad and bool(value.isfinite()))
    (wanted,) = torch.autograd.grad(value, r)
    ours = evaluate(derivative(tree), {"r": r, "eps": eps, "tau": tau})
    # autograd gives NaN where a branch that was not taken is infinite, and halves at a tie
    assume(bool(wanted.isfinite()) and not tied(tree, {"r": r.detach(), "eps": eps, "tau": tau}))
    torch.testing.assert_close(ours.detach(), wanted, rtol=1e-8, atol=1e-10)


def tied(tree, at):
    """Whether two branches meet here, where a derivative is one-sided."""
    pairs = {"min": [(0, 1)], "max": [(0, 1)], "clip": [(0, 1), (0, 2), (1, 2)]}.get(tree.op, [])
    values = [evaluate(arg, at) for arg in tree.args] if pairs or tree.op == "abs" else []
    here = any(bool((values[i] - values[j]).abs() < 1e-9) for i, j in pairs)
    here = here or (tree.op == "abs" and bool(values[0].abs() < 1e-9))
    return here or any(tied(arg, at) for arg in tree.args)


@given(TREES)
def test_what_is_printed_is_read_again_as_the_same_function(tree):
    text = to_text(tree)
    assume(len(text) <= LONGEST)
    try:
        again = parse(text)
    except ExpressionError as problem:
        assert problem.kind in ("exponent", "deep")
        return
    torch.testing.assert_close(evaluate(again, AT), evaluate(tree, AT), rtol=0, atol=0, equal_nan=True)


@given(TREES, SETTINGS)
def test_the_torch_code_computes_the_same(tree, at):
    code = to_torch(tree)
    known = {"torch", "t", "r", "eps", "tau"}
    assert {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)} <= known
    names = dict(zip(("r", "eps", "tau"), (torch.tensor(v, dtype=torch.float64) for v in at), strict=True))
    tensors = {"t": lambda v: torch.tensor(v, dtype=torch.float64), "torch": torch}
    ours = eval(code, {"__builtins__": {}} | tensors | names)  # printed by us from a tree, never from a text
    torch.testing.assert_close(ours, evaluate(tree, names), rtol=0, atol=0, equal_nan=True)


@given(TREES)
def test_javascript_holds_nothing_but_the_fixed_words(tree):
    import re

    words = set(re.findall(r"[A-Za-z_$]\w*", to_javascript(derivative(tree), "slope")))
    printed = {word for operator in OPERATORS.values() for word in re.findall(r"[A-Za-z]\w*", operator.javascript)}
    allowed = {"function", "slope", "const", "return", "r", "eps", "tau", "e"} | printed
    assert {word for word in words if not re.fullmatch(r"v\d+|e\d+", word)} <= allowed


def test_the_derivative_is_short_where_the_formula_is():
    shown = {text: to_text(derivative(parse(text)), typed=False) for text in ("log(r)", "(r - 1)**2/2", "tau*r/tau")}
    assert shown == {"log(r)": "1 / r", "(r - 1)**2/2": "r − 1", "tau*r/tau": "1"}
    sapo = derivative(parse("4/tau*sigmoid(tau*(r - 1))"))
    assert to_text(sapo, typed=False) == "4 · σ(τ · (r − 1)) · σ(−(τ · (r − 1)))"


@pytest.mark.parametrize("text", ["abs(" * 28 + "r" + ")" * 28, "r/(" * 28 + "r" + ")" * 28, "*".join(["exp(r)"] * 28)])
def test_nested_formulas_do_not_grow_without_end(text):
    code = to_javascript(derivative(parse(text)), "slope")
    assert len(code) < 20_000


def test_the_value_takes_the_ratios_shape():
    ratios = torch.linspace(0.5, 2, 7, dtype=torch.float64)
    assert evaluate(parse("3"), AT | {"r": ratios}).shape == (7,)
    assert evaluate(parse("eps*r"), AT | {"r": ratios}).tolist() == (0.2 * ratios).tolist()
