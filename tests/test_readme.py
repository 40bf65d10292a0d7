"""What the READMEs state is what the code gives: the conformance table, the counts, the example, the links."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from algos.conformance import load_cases, table
from algos.conformance.__main__ import markdown
from algos.conformance.matching import EXCLUDED
from algos.objectives import OBJECTIVES

ROOT = Path(__file__).parent.parent
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
    assert f" {len(data['results'])} " in text and len(data["peers"]) == 10 and len(EXCLUDED) == 8
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
