"""The layers: algos <- viz <- pages. A page computes nothing, viz knows no page by name, algos knows neither."""

import ast
import re
from pathlib import Path

import pytest

from pages import LESSONS
from tests import ROOT

# folder -> packages that no file in it may import
FORBIDDEN = {
    "algos": {"streamlit", "plotly", "viz", "pages", "pandas", "numpy"},
    "viz": {"pages"},
}
# what draws with Streamlit: of viz these folders and files, of a room those that `draws` knows
DRAWS = (
    "viz/draw",
    "viz/lesson",
    "viz/jobs/view.py",
    "viz/jobs/tab.py",
    "viz/live/component.py",
    "viz/live/preload.py",
    "viz/live/routes.py",
)
# names of modules that have moved, each with the new one
MOVED = {ROOT / "viz" / "__init__.py", ROOT / "algos" / "__init__.py"}
# a room, where a string names it: by its module, its file, its address, or its texts
ROOM = re.compile(r"\bpages[./]|\b(?:" + "|".join(name.replace("_", "[-_]") for name in LESSONS if "_" in name) + r")\b"
                  r"|^/?means[./?]")  # fmt: skip


def sources(folder: str) -> list[Path]:
    """Every Python file below a folder."""
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found, folder
    return found


def imports(path: Path) -> set[str]:
    """Top-level names of every package that a file imports, at any depth."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def draws(path: Path) -> bool:
    """Whether a file of a room draws: the router, a page, and what has a function `section` or is called so."""
    if path.stem in ("_router", "page", "section"):
        return True
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "section" for node in tree.body)


def strings(path: Path) -> list[str]:
    """Every string in a file that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_no_layer_imports_what_stands_above_it(folder):
    for path in sources(folder):
        assert not imports(path) & FORBIDDEN[folder], path


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_no_layer_names_a_room_in_a_string(folder):
    for path in set(sources(folder)) - MOVED:
        assert not [string for string in strings(path) if ROOM.search(string)], path


def test_what_counts_as_naming_a_room():
    for named in (
        "pages/home/page.py",
        "pages.means",
        "token_weights.figure.x",
        "/sapo-gate?r=2",
        "means.line",
    ):
        assert ROOM.search(named), named
    for innocent in ("geometric mean", "objectives.sapo.name", "pages", "arithmetic means"):
        assert not ROOM.search(innocent), innocent


def test_algos_reads_nothing_outside_itself():
    """No file of algos climbs out of the package by its own path."""
    depth = {path: len(path.relative_to(ROOT / "algos").parts) for path in sources("algos")}
    for path, deep in depth.items():
        source = path.read_text(encoding="utf-8")
        assert not [n for n in re.findall(r"\.parents\[(\d)\]", source) if int(n) >= deep], path
        assert source.count("__file__).parent.parent") == 0 or deep > 2, path


def test_only_what_draws_knows_streamlit():
    for path in sources("viz"):
        if not path.relative_to(ROOT).as_posix().startswith(DRAWS):
            assert "streamlit" not in imports(path), path
    for path in sources("pages"):
        if not draws(path):
            assert "streamlit" not in imports(path), path


def test_a_page_computes_nothing():
    for path in sources("pages"):
        # the router sets torch's number of threads
        allowed = {"torch"} if path.name == "_router.py" else set()
        if draws(path):
            assert not imports(path) & {"torch", "numpy", "plotly"} - allowed, path


def test_files_and_functions_stay_short():
    for folder in ("algos", "viz", "pages", "benchmarks"):
        for path in sources(folder):
            source = path.read_text(encoding="utf-8")
            assert source.count("\n") <= 300, path
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.FunctionDef):
                    assert node.end_lineno - node.lineno < 40, f"{path}: {node.name}"


def test_folders_stay_small_and_no_file_repeats_its_folder():
    for folder in ("algos", "viz", "pages", "benchmarks", "tests"):
        for path in sources(folder):
            assert not path.stem.startswith(f"{path.parent.name}_"), path
            if folder in ("viz", "pages"):
                assert len(list(path.parent.glob("*.py"))) <= 14, path.parent


def test_public_functions_have_docstrings():
    for folder in ("algos", "viz", "pages", "benchmarks"):
        for path in sources(folder):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert ast.get_docstring(tree), path
            for node in tree.body:
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                    assert ast.get_docstring(node), f"{path}: {node.name}"


def test_words_live_in_the_catalogues():
    """No Chinese in code; and no text of a page's widgets written in the page."""
    for folder in ("algos", "viz", "pages"):
        for path in sources(folder):
            chinese = [c for c in path.read_text(encoding="utf-8") if "\u4e00" <= c <= "\u9fff"]
            assert not chinese, f"{path}: {''.join(chinese[:20])}"


def test_the_server_never_imports_the_tracer():
    """Only commands trace; a page serves what was traced before."""
    own = {*(ROOT / "viz" / "live" / "tracing").rglob("*.py"), *(ROOT / "pages" / "commands").rglob("*.py")}
    for folder in ("viz", "pages"):
        for path in {ROOT / "app.py", *sources(folder)} - own:
            assert "viz.live.tracing" not in path.read_text(encoding="utf-8"), path
