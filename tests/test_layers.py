"""The layers: algos <- viz <- pages. A page computes nothing, a figure knows no Streamlit, algos knows neither."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# folder -> packages that no file in it may import
FORBIDDEN = {
    "algos": {"streamlit", "plotly", "viz", "pages", "pandas", "numpy"},
    "viz": {"pages"},
    "pages": {"torch", "numpy", "plotly"},
}
# files of viz that draw or compute, and so must not know Streamlit
DRAWS = (
    "widgets",
    "url",
    "page",
    "live",
    "take",
    "state",
    "steering",
    "tab",
    "teacher",
    "claims",
    "predict",
    "tour",
    "draw",
    "gate_editor",
    "section",
    "runner",
    "reading",
    "job_view",
)
PURE = [path for path in (ROOT / "viz").rglob("*.py") if path.stem not in DRAWS]


def imports(path: Path) -> set[str]:
    """Top-level names of every package that a file imports, at any depth."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_no_layer_imports_what_stands_above_it(folder):
    files = list((ROOT / folder).rglob("*.py"))
    assert files
    for path in files:
        # the router sets torch's number of threads; it computes nothing
        allowed = {"torch"} if path.name == "_router.py" else set()
        assert not imports(path) & FORBIDDEN[folder] - allowed, path


def test_figures_and_numbers_do_not_know_streamlit():
    assert len(PURE) > 5
    for path in PURE:
        assert "streamlit" not in imports(path), path


def test_files_and_functions_stay_short():
    for folder in ("algos", "viz", "pages", "benchmarks"):
        for path in (ROOT / folder).rglob("*.py"):
            source = path.read_text(encoding="utf-8")
            assert source.count("\n") <= 300, path
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.FunctionDef):
                    assert node.end_lineno - node.lineno < 40, f"{path}: {node.name}"


def test_public_functions_have_docstrings():
    for folder in ("algos", "viz", "benchmarks"):
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert ast.get_docstring(tree), path
            for node in tree.body:
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                    assert ast.get_docstring(node), f"{path}: {node.name}"


def test_words_live_in_the_catalogues():
    """No Chinese in code; and no text of a page's widgets written in the page."""
    for folder in ("algos", "viz", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            chinese = [c for c in path.read_text(encoding="utf-8") if "\u4e00" <= c <= "\u9fff"]
            assert not chinese, f"{path}: {''.join(chinese[:20])}"


def test_the_server_never_imports_the_tracer():
    """Only building and exporting from the command line trace; a page serves what was traced before."""
    allowed = {ROOT / "viz" / "build.py", ROOT / "viz" / "export" / "__main__.py"}
    for folder in ("viz", "pages"):
        for path in {ROOT / "app.py", *(ROOT / folder).rglob("*.py")} - allowed:
            assert "algos.tracing" not in path.read_text(encoding="utf-8"), path
