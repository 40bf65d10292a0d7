"""Every `python -m` of the project answers --help with its usage, and leaves every file as it is."""

import ast
import runpy
import sys

import pytest

from tests import ROOT

FOLDERS = ("algos", "viz", "pages", "benchmarks", "tests")
CHILDREN = {"viz.jobs.child", "tests.algos.training.killing"}  # started by another process, which passes all they need


def is_a_program(path):
    """Whether a file does something when it is run: `if __name__ == "__main__"`."""
    source = path.read_text(encoding="utf-8")
    return "__name__" in source and any(
        isinstance(node, ast.If) and '__name__ == "__main__"' in (ast.get_source_segment(source, node.test) or "")
        for node in ast.parse(source).body
    )


PROGRAMS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if is_a_program(path)
)


def stamps(paths):
    """Path -> (time of the last change, size)."""
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in paths}


def test_the_programs_are_found():
    assert {"algos.training", "pages.commands.trace", "pages.commands.record"} < set(PROGRAMS)
    assert set(PROGRAMS) > CHILDREN


@pytest.mark.filterwarnings("ignore:.*found in sys.modules")
@pytest.mark.parametrize("module", [name for name in PROGRAMS if name not in CHILDREN])
def test_help_is_help_and_overwrites_nothing(module, monkeypatch, capsys):
    paths = [*ROOT.glob("*.md"), *(path for folder in (*FOLDERS, "assets") for path in (ROOT / folder).rglob("*.*"))]
    before = stamps(path for path in paths if path.is_file() and path.suffix != ".pyc")
    monkeypatch.setattr(sys, "argv", [module, "--help"])
    with pytest.raises(SystemExit) as end:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    assert end.value.code in (0, None), capsys.readouterr().err[-500:]
    assert capsys.readouterr().out.startswith("usage: ")
    assert stamps(before) == before
