"""What the READMEs state is what the code gives: the conformance table, the counts, the example, the links."""

import argparse
import contextlib
import io
import re
import shlex
import textwrap
from importlib import import_module
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from algos.conformance import load_cases, table
from algos.conformance.__main__ import markdown
from algos.conformance.matching import EXCLUDED, MATCHING
from algos.objectives import OBJECTIVES
from algos.variance.__main__ import main as variance
from pages import EXPLORABLES, LESSONS, file_of
from pages.commands.record import RECORDINGS
from pages.commands.widget import main as widget
from tests import ROOT

READMES = ["README.md", "README.zh.md"]
ROOMS = ["algos/README.md", "algos/variance/README.md", "algos/training/README.md", "pages/README.md", "viz/README.md"]
EVERYONE = [*READMES, *ROOMS, "benchmarks/README.md"]
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read(name: str) -> str:
    """The text of a README."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_conformance_table_is_the_computed_one(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    start, end = "<!-- python -m algos.conformance --markdown -->\n", "<!-- end of the table -->"
    assert text.split(start)[1].split(end)[0].strip() == markdown(list(table()))


@pytest.mark.parametrize("name", READMES)
def test_counts_and_names_are_right(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    data = load_cases()
    for count in (len(data["results"]), len(data["peers"]), len(EXCLUDED)):
        assert f" {count} " in text, count
    compared = {objective for objective, _ in MATCHING.values()}
    after = text.split("<!-- end of the table -->")[1].split("\n## ")[0]
    alone = set(re.findall(r"`(\w+)`", after)) & set(OBJECTIVES)
    assert alone and not alone & compared


@pytest.mark.parametrize("name", READMES)
def test_the_example_runs_and_its_two_lines_agree(name):
    code = re.search(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL).group(1)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    gradient, closed_form = re.findall(r"\[\[(.*?)\]\]", printed.getvalue())
    assert gradient.replace("-0.0000", " 0.0000") == closed_form.replace("-0.0000", " 0.0000")


@pytest.mark.parametrize("name", EVERYONE)
def test_files_that_are_linked_exist(name):
    prose = re.sub(r"```.*?```", "", read(name), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!http)([^)]+)\)", prose):
        assert ((ROOT / name).parent / target).exists(), target


def addresses(name: str) -> list[tuple[str, dict[str, str]]]:
    """The pages with queries that a README writes as `/page?key=value`."""
    found = re.findall(r"`/([a-z-]+)(?:\?([^`]*))?`", (ROOT / name).read_text(encoding="utf-8"))
    return [(page, dict(parse_qsl(query))) for page, query in found]


@pytest.mark.parametrize("name", EVERYONE)
def test_addresses_name_pages_and_states_that_exist(name):
    everywhere = {"v", "lang", "plain", "tour", "hide", "lock", "size", "answers"}
    for page, query in addresses(name):
        module = page.replace("-", "_")
        assert (ROOT / "pages" / file_of(module)).exists(), page
        if not set(query) - everywhere:
            continue
        explorable = EXPLORABLES.get(module) or LESSONS[module].explorable
        assert set(query) - everywhere <= {"scenario", *explorable.controls}, page
        assert query.get("scenario", next(iter(explorable.scenarios))) in explorable.scenarios, query
        for key in ",".join(query.get(which, "") for which in ("hide", "lock")).split(","):
            assert key in {"", "scenario", *explorable.controls}, key


@pytest.mark.parametrize("name, most", [(name, 130 if name in READMES else 70) for name in (*READMES, *ROOMS)])
def test_a_readme_stays_short(name, most):
    assert read(name).count("\n") <= most


@pytest.mark.parametrize("name", [*READMES, *ROOMS])
def test_files_that_are_named_exist(name):
    """Paths in code marks, but for those that a reader is to write: they are called mine."""
    named = re.findall(r"`((?:viz|pages|tests|assets|algos|benchmarks)/[\w./]*)`", read(name))
    assert len(named) >= 3
    for path in named:
        assert "mine" in path or (ROOT / path).exists(), path


@pytest.mark.parametrize("name", EVERYONE)
def test_targets_that_are_named_can_be_made(name):
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^|\d )make ([\w-]+)", read(name), re.MULTILINE)) <= targets


# ---- the rooms: every block of code runs, every command is one ------------------------------------------------


@pytest.mark.parametrize("name", ROOMS)
def test_every_block_of_code_runs(name):
    """The page to write stands in pages/README.md, and is run below."""
    for code in re.findall(r"^```python\n(.*?)^```", read(name), re.DOTALL | re.MULTILINE):
        exec(code, {})


def test_the_page_to_write_is_a_whole_page():
    """The page of "Adding an explorable", with an explorable that exists in place of the reader's own."""
    code = re.findall(r" +```python\n(.*?)```", read("pages/README.md"), re.DOTALL)[0]
    assert '"mine"' in code
    start = 'import streamlit as st\nfrom viz.look.text import Text\nst.session_state["text"] = Text("en")\n'
    app = AppTest.from_string(start + textwrap.dedent(code).replace("mine", "sapo_rogue")).run(timeout=30)
    assert not app.exception and app.title and len(app.expander) >= 2


def run_variance(words, folder):
    """The report, of few groups where many would be drawn."""
    few = ["--groups", "64"] if words[0] == "growth" else []
    assert variance([word.replace("cloud.", f"{folder}/cloud.") for word in [*words, *few]]) == 0


def run_widget(words, folder):
    """What is exported, into a folder of its own."""
    out = [] if "-o" in words else ["-o", "made.html"]
    words = [*words, *out]
    at = words.index("-o") + 1
    words[at] = str(folder / words[at])
    assert widget(words) == 0 and Path(words[at]).stat().st_size > 100


def named(known):
    """A check that a command is given names of `known` alone."""

    def check(words, folder):
        assert words and {word.replace("-", "_") for word in words} <= set(known)

    return check


def parsed(module):
    """A check that a command's options are those of `parser` in a module."""

    def check(words, folder):
        import_module(module).parser().parse_args(words)

    return check


COMMANDS = {
    "algos.variance": run_variance,
    "algos.training": parsed("algos.training.command.arguments"),  # more of it in test_command_readme.py
    "algos.conformance": lambda words, folder: None,  # its table is compared above
    "viz.report": parsed("viz.report.__main__"),
    "pages.commands.widget": run_widget,
    "pages.commands.trace": named((*EXPLORABLES, "mine")),
    "pages.commands.record": named(RECORDINGS),
}
COMMAND = re.compile(r"python -m ((?!venv)[\w.]+)([^`\n]*)")
GIVEN = [
    pytest.param(module, shlex.split(rest), id=f"{name}-{number}")
    for name in (*READMES, *ROOMS)
    for number, (module, rest) in enumerate(COMMAND.findall(COMMENT.sub("", read(name))))
]


@pytest.mark.parametrize("module, words", GIVEN)
def test_every_command_is_one(module, words, tmp_path, capsys):
    COMMANDS[module](words, tmp_path)


@pytest.mark.parametrize(
    "name, module",
    [
        ("algos/variance/README.md", "algos.variance.__main__"),
        ("algos/training/README.md", "algos.training.command.arguments"),
        ("viz/README.md", "pages.commands.widget"),
    ],
)
def test_every_option_is_told(name, module):
    """But for help, and for names that are taken without being told."""
    text, whole = read(name), import_module(module).parser()
    inner = [action.choices for action in whole._actions if isinstance(action, argparse._SubParsersAction)]
    parsers = [whole, *(parser for choices in inner for parser in choices.values())]
    for parser in parsers:
        for action in parser._actions:
            if action.option_strings and action.help != argparse.SUPPRESS and action.dest not in ("help", "output"):
                assert any(option in text for option in action.option_strings), action.option_strings


def test_the_floors_of_viz_are_as_told():
    """Each imports those before it in the table; one file is excepted there by its name."""
    floors = re.findall(r"^\| `viz/(\w+)/`", read("viz/README.md"), re.MULTILINE)
    assert set(floors) == {path.name for path in (ROOT / "viz").iterdir() if (path / "__init__.py").exists()}
    for number, floor in enumerate(floors):
        for path in (ROOT / "viz" / floor).rglob("*.py"):
            if path.relative_to(ROOT).as_posix() == "viz/live/component.py":
                continue
            below = set(re.findall(r"^\s*from viz\.(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
            assert below <= set(floors[: number + 1]), path
