"""Are the tests of the objectives able to fail?  python tests/mutants.py [objective or file ...]

1. Swaps. For each objective X something else is put in OBJECTIVES["X"], and X's tests run: every other
   objective in turn; then a half, the loss of X with the coefficients, weights, masks and curves of another;
   then `Careless`, the textbook line without any care for masks, overflow or empty rows.
   Each test must fail (an assertion, not some error) at least once.
2. Mutants. In each file of algos/objectives one operator, comparison, keyword or number at a time is changed;
   the objectives built from that file must fail a test. What is left is listed to be read; a change at a point
   where both branches agree (A = 0, an edge of a continuous function) can be seen by no test.

One process per objective; pytest only collects, and each test is then called directly with its parameters.
Exits 1 if a test never fails, or if fewer than 90 % of the mutants are found.
"""

import argparse
import ast
import contextlib
import copy
import dataclasses
import importlib
import importlib.abc
import importlib.util
import io
import json
import os
import signal
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "algos" / "objectives"
# files that several objectives are built from, and whose tests are asked
SHARED = {
    "base": ("grpo", "reinforce", "cispo", "gmpo", "sapo", "kl_cov"),
    "clip": ("grpo", "gspo", "clip_cov"),
    "covariance": ("clip_cov", "kl_cov"),
    "forms": ("gspo", "sapo", "cispo", "sequence_product", "gspo_token", "grpo"),
    "gppo": ("gppo", "ce_gppo"),
}
ENOUGH = 0.9
SECONDS = 10  # for one test on one mutant: a mutant may never return


# ---- the tests of an objective, called without pytest --------------------------------------------------------


class Collector:
    """A pytest plugin that keeps the collected tests that are parametrised by an objective's name."""

    def __init__(self) -> None:
        self.items: list[Any] = []

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        self.items = [item for item in items if "name" in getattr(getattr(item, "callspec", None), "params", {})]


def collect() -> list[Any]:
    """Every test with a parameter `name`; those that draw random batches last."""
    import pytest

    collector, silence = Collector(), io.StringIO()
    with contextlib.redirect_stdout(silence):
        files = [str(path) for path in sorted((ROOT / "tests" / "algos" / "objectives").glob("test_*.py"))]
        code = pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider", *files], plugins=[collector])
    if code != 0:
        raise SystemExit(silence.getvalue())
    return sorted(collector.items, key=lambda item: hasattr(item.obj, "hypothesis"))


class OutOfTimeError(Exception):
    """A test on a mutant took too long."""


def run(item: Any) -> str:
    """ "passed", "failed" by an assertion, or "error"."""
    import pytest

    def stop(*_: Any) -> None:
        raise OutOfTimeError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            item.obj(**item.callspec.params)
    except (AssertionError, pytest.fail.Exception):
        return "failed"
    except Exception:
        return "error"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return "passed"


# ---- 1. swaps ------------------------------------------------------------------------------------------------


def known(cls: type, settings: dict[str, Any]) -> dict[str, Any]:
    """The settings that a class has fields for."""
    return {field.name: settings[field.name] for field in dataclasses.fields(cls) if field.name in settings}


def in_place_of(X: type, build: Callable[[dict[str, Any]], Any]) -> type:
    """A class with X's fields whose instances are what `build` makes of the settings."""

    class StandIn(X):
        def __new__(cls, **settings: Any) -> Any:
            return build(settings)

    return StandIn


class Half:
    """The loss of one objective and everything else of another."""

    def __init__(self, one: Any, other: Any) -> None:
        self.loss, self.other = one.loss, other

    def __getattr__(self, name: str) -> Any:
        return getattr(self.other, name)


class Careless:
    """-sum(r A m) / sum(m) as a blog post writes it."""

    def ratio(self, batch: Any) -> Any:
        return (batch.logp - batch.logp_old).exp()

    def advantages(self, batch: Any) -> Any:
        return batch.advantages if batch.advantages.dim() == 2 else batch.advantages[:, None]

    def loss(self, batch: Any, omega: Any = None) -> Any:
        terms = self.ratio(batch) * self.advantages(batch) * (1 if omega is None else omega)
        return -(terms * batch.mask).sum() / batch.mask.sum()

    def coefficients(self, batch: Any, omega: Any = None) -> Any:
        return self.ratio(batch) * self.advantages(batch) * batch.mask

    def weights(self, batch: Any) -> Any:
        return batch.mask / batch.mask.sum()

    def outside_band(self, batch: Any) -> Any:
        return (self.ratio(batch) - 1).abs() > 0.2

    def gradient_removed(self, batch: Any) -> Any:
        return self.outside_band(batch)

    def curves(self, ratio: Any, advantage: Any) -> Any:
        return None


def stand_ins(X: str, classes: dict[str, type]) -> Iterator[tuple[str, type]]:
    """What is put in the place of X, with a label."""
    original = classes[X]
    others = [cls for name, cls in classes.items() if name != X]
    for Y in others:
        yield "another", in_place_of(original, lambda settings, Y=Y: Y(**known(Y, settings)))
    for Y in others:
        yield (
            "half",
            in_place_of(original, lambda settings, Y=Y: Half(original(**settings), Y(**known(Y, settings)))),
        )
    yield "careless", in_place_of(original, lambda settings: Careless())


def swap(X: str, items: list[Any]) -> dict[str, Any]:
    """For each test of X the first kind of stand-in on which it failed."""
    from algos import OBJECTIVES

    classes, shown = dict(OBJECTIVES), {}
    try:
        for label, cls in stand_ins(X, classes):
            OBJECTIVES[X] = cls
            for item in items:
                if item.nodeid not in shown and run(item) == "failed":
                    shown[item.nodeid] = label
    finally:
        OBJECTIVES.update(classes)
    return {
        "tests": len(items),
        "shown": Counter(shown.values()),
        "never": [item.nodeid for item in items if item.nodeid not in shown],
    }


# ---- 2. mutants ----------------------------------------------------------------------------------------------

COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
EDGES = {"min": "max", "max": "min"}


def changed(node: ast.AST) -> Iterator[ast.AST]:
    """What one node may be replaced by."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARISONS:
            for other in COMPARISONS[type(op)]:
                yield ast.Compare(node.left, [other()], node.comparators)
        case ast.BinOp(op=op) if type(op) in OPERATORS:
            yield ast.BinOp(node.left, OPERATORS[type(op)](), node.right)
        case ast.BoolOp(op=op):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            return  # the last axis of (B, T): 1 is the same one
        case ast.UnaryOp(op=ast.Invert() | ast.USub() | ast.Not()):
            yield node.operand
        case ast.keyword(arg="min" | "max"):
            yield ast.keyword(EDGES[node.arg], node.value)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
        case ast.Constant(value=float()):
            yield ast.Constant(node.value * 2 or 1.0)


def places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Every (parent, field, index) below `node` that may be changed: no annotation, message or decorator."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list") or isinstance(node, ast.Raise):
            continue
        children = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST):
                yield node, field, index
                yield from places(child)


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """(line, change, the changed tree) for every change of one place."""
    for number, (parent, field, index) in enumerate(places(ast.parse(source))):
        value = getattr(parent, field)
        node = value if index is None else value[index]
        for other in changed(node):
            tree = ast.parse(source)
            parent_there, field_there, index_there = list(places(tree))[number]
            new = ast.copy_location(copy.deepcopy(other), node)
            if index_there is None:
                setattr(parent_there, field_there, new)
            else:
                getattr(parent_there, field_there)[index_there] = new
            change = f"{ast.unparse(node)} -> {ast.unparse(other)}"
            yield getattr(node, "lineno", node.__dict__.get("lineno", 0)), change, ast.fix_missing_locations(tree)


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name, self.code = name, compile(tree, name, "exec")

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: Any) -> None:
        exec(self.code, module.__dict__)


def classes_with(module: str, tree: ast.Module) -> dict[str, type]:
    """OBJECTIVES as it is when one module of algos.objectives is another."""
    import algos

    package = algos.objectives
    saved = {name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith("algos.objectives")}
    finder = Changed(f"algos.objectives.{module}", tree)
    sys.meta_path.insert(0, finder)
    try:
        return dict(importlib.import_module("algos.objectives").OBJECTIVES)
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.startswith("algos.objectives")]:
            del sys.modules[name]
        sys.modules.update(saved)
        algos.objectives = package


def found(module: str, tree: ast.Module, items: list[Any]) -> bool:
    """Whether any test fails on the changed module, or it cannot even be imported."""
    from algos import OBJECTIVES

    original = dict(OBJECTIVES)
    try:
        OBJECTIVES.update(classes_with(module, tree))
    except Exception:
        return True
    try:
        return any(run(item) != "passed" for item in items)
    finally:
        OBJECTIVES.update(original)


def mutate(module: str, items: list[Any]) -> dict[str, Any]:
    """How many mutants of one file its tests find, and those that they do not."""
    source = (SOURCES / f"{module}.py").read_text()
    lines, total, survivors = source.splitlines(), 0, []
    for line, change, tree in mutants(source):
        total += 1
        if not found(module, tree, items):
            survivors.append(f"{module}.py:{line}: {change}    in: {lines[line - 1].strip()}")
    return {"mutants": total, "survivors": survivors}


# ---- the processes and the report ----------------------------------------------------------------------------


def work(module: str, parts: str) -> dict[str, Any]:
    """Everything about one file of algos/objectives, in this process."""
    sys.path.insert(0, str(ROOT))
    from algos import OBJECTIVES

    names = SHARED.get(module, (module,))
    items = [item for item in collect() if item.callspec.params["name"] in names]
    broken = [item.nodeid for item in items if run(item) != "passed"]
    if broken:
        raise SystemExit(f"fails as it is: {broken}")
    result: dict[str, Any] = {"module": module}
    if "s" in parts and module in OBJECTIVES:
        result["swap"] = swap(module, [item for item in items if item.callspec.params["name"] == module])
    if "m" in parts:
        result["mutate"] = mutate(module, items)
    return result


def in_a_process(module: str, parts: str) -> dict[str, Any]:
    """`work` in a process of its own."""
    command = [sys.executable, __file__, "--worker", "--parts", parts, module]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutants", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"{module}: {done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def report(results: list[dict[str, Any]]) -> bool:
    """Print both tables; whether all is well."""
    well = True
    swaps = [result for result in results if "swap" in result]
    if swaps:
        print(f"{'tests of':17} {'tests':>6}  fail with: {'another':>8} {'half':>6} {'careless':>9} {'nothing':>8}")
    for result in swaps:
        row = result["swap"]
        shown = [row["shown"].get(label, 0) for label in ("another", "half", "careless")]
        counts = f"{shown[0]:8} {shown[1]:6} {shown[2]:9} {len(row['never']):8}"
        print(f"{result['module']:17} {row['tests']:6}  {'':10} {counts}")
        well &= not row["never"]
    for nodeid in (nodeid for result in swaps for nodeid in result["swap"]["never"]):
        print(f"  never fails: {nodeid}")
    files = [result for result in results if "mutate" in result]
    if files:
        print(f"\n{'file':20} {'mutants':>8} {'found':>6}")
        total = sum(result["mutate"]["mutants"] for result in files)
        missed = sum(len(result["mutate"]["survivors"]) for result in files)
        for result in files:
            row = result["mutate"]
            print(f"{result['module'] + '.py':20} {row['mutants']:8} {row['mutants'] - len(row['survivors']):6}")
        print(f"{'all':20} {total:8} {total - missed:6}  {1 - missed / max(total, 1):.1%}")
        for line in (line for result in files for line in result["mutate"]["survivors"]):
            print(f"  not found: {line}")
        well &= total - missed >= ENOUGH * total
    return well


def main() -> None:
    """Read the arguments, run two processes at a time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="objectives or shared files; all by default")
    parser.add_argument("--parts", default="sm", help="s: swaps, m: mutants")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(work(options.modules[0], options.parts)))
        return
    modules = options.modules or sorted(path.stem for path in SOURCES.glob("*.py") if path.stem != "__init__")
    with ThreadPoolExecutor(options.processes) as pool:
        results = list(pool.map(lambda module: in_a_process(module, options.parts), modules))
    if not report(results):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
