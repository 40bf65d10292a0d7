"""What the READMEs state is what the code gives: the conformance table, the counts, the example, the links."""

import contextlib
import io
import re
import textwrap
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from algos.conformance import load_cases, table
from algos.conformance.__main__ import markdown
from algos.conformance.matching import EXCLUDED
from algos.objectives import OBJECTIVES
from algos.variance.__main__ import main as variance
from pages import EXPLORABLES, LESSONS, file_of, minutes
from tests import ROOT
from viz.jobs import JOBS, Limits

READMES = ["README.md", "README.zh.md"]


@pytest.mark.parametrize("name", READMES)
def test_conformance_table_is_the_computed_one(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    start, end = "<!-- python -m algos.conformance --markdown -->\n", "<!-- end of the table -->"
    assert text.split(start)[1].split(end)[0].strip() == markdown(list(table()))


@pytest.mark.parametrize("name", READMES)
def test_counts_and_names_are_right(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    data = load_cases()
    assert f" {len(data['results'])} " in text and len(data["peers"]) == 10 and len(EXCLUDED) == 7
    for objective in ("aspo", "gppo", "ce_gppo", "dcpo"):
        assert f"`{objective}`" in text and OBJECTIVES[objective].verified == "read"


@pytest.mark.parametrize("name", READMES)
def test_the_example_runs_and_its_two_lines_agree(name):
    code = re.search(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL).group(1)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    gradient, closed_form = re.findall(r"\[\[(.*?)\]\]", printed.getvalue())
    assert gradient.replace("-0.0000", " 0.0000") == closed_form.replace("-0.0000", " 0.0000")


@pytest.mark.parametrize("name", READMES)
def test_files_that_are_linked_exist(name):
    prose = re.sub(r"```.*?```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!http)([^)]+)\)", prose):
        assert (ROOT / target).exists(), target


def addresses(name: str) -> list[tuple[str, dict[str, str]]]:
    """The pages with queries that a README writes as `/page?key=value`."""
    found = re.findall(r"`/([a-z-]+)(?:\?([^`]*))?`", (ROOT / name).read_text(encoding="utf-8"))
    return [(page, dict(parse_qsl(query))) for page, query in found]


@pytest.mark.parametrize("name", READMES)
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


@pytest.mark.parametrize("name", READMES)
def test_every_lesson_and_every_widget_is_named(name):
    assert {page.replace("-", "_") for page, _ in addresses(name)} >= set(LESSONS)
    text = (ROOT / name).read_text(encoding="utf-8")
    assert {own for own in EXPLORABLES if f"`{own}`" not in text} == set()


@pytest.mark.parametrize("name, minute, gib", [("README.md", " minutes", " GiB"), ("README.zh.md", " 分钟", " GiB")])
def test_times_and_limits_are_those_of_the_code(name, minute, gib):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert f"{minutes()}{minute}" in text and f"{Limits().memory / 2**30:g}{gib}" in text
    assert f"{Limits().output // 10**6} MB" in text and Limits().seconds == 60 and JOBS.most == 2


@pytest.mark.parametrize("name", READMES)
def test_the_variance_labs_commands_run(name, capsys):
    text = (ROOT / name).read_text(encoding="utf-8")
    commands = re.findall(r"python -m algos\.variance (.*)", text)
    assert len(commands) == 2
    for command in commands:
        assert variance([*command.split(), *(["--groups", "64"] if command.startswith("growth") else [])]) == 0
        assert capsys.readouterr().out.startswith("objective\t")


@pytest.mark.parametrize("name", READMES)
def test_files_that_are_named_exist(name):
    """Paths in code marks, but for those that a reader is to write: they are called mine."""
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:viz|pages|tests|assets|algos|benchmarks)/[\w./]*)`", text)
    assert len(named) > 20
    for path in named:
        assert "mine" in path or (ROOT / path).exists(), path


@pytest.mark.parametrize("name", READMES)
def test_the_page_to_write_is_a_whole_page(name, tmp_path):
    """The page of "Add an explorable", with an explorable that exists in place of the reader's own."""
    code = re.findall(r" +```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)[0]
    assert '"mine"' in code
    start = 'import streamlit as st\nfrom viz.look.text import Text\nst.session_state["text"] = Text("en")\n'
    app = AppTest.from_string(start + textwrap.dedent(code).replace("mine", "sapo_rogue")).run(timeout=30)
    assert not app.exception and app.title and len(app.expander) >= 2
