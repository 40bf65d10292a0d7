"""The snippet and BibTeX: they run, and say what the lab says."""

import math
import re
import subprocess
import sys

import numpy as np
import pytest

from algos import OBJECTIVES
from pages import EXPLORABLES
from tests import ROOT
from tests.viz.export.toy import TOY
from viz.export import bibtex, snippet

STATES = {name: (own, {}) for name, own in EXPLORABLES.items()}
STATES["edited"] = (EXPLORABLES["token_weights"], {"edits": "3:0.2", "show": ("sapo", "vespo"), "seed": 5})
STATES["toy"] = (TOY, {"A": -0.7, "seed": 2})


@pytest.fixture(scope="module")
def printed():
    """What every snippet prints when run in a process of its own; one process, to import torch once."""
    programs = {name: snippet(own, own.defaults() | changes) for name, (own, changes) in STATES.items()}
    both = "".join(f"print('###', {name!r})\nexec({program!r}, {{}})\n" for name, program in programs.items())
    # through stdin: the recordings in it are longer than an argument may be
    done = subprocess.run(
        [sys.executable, "-"], input=both, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    parts = re.split(r"### (\w+)\n", done.stdout)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("name", STATES)
def test_the_snippet_prints_the_numbers_shown(name, printed):
    explorable, changes = STATES[name]
    values = explorable.evaluate(explorable.defaults() | changes)
    inputs = explorable.inputs(explorable.defaults() | changes)
    theirs = {key: float(value) for key, value in (line.rsplit(" ", 1) for line in printed[name].splitlines())}
    ours = {key: v for key, v in values.items() if key not in inputs and np.ndim(v) == 0}
    assert theirs.keys() == ours.keys() and theirs
    for key, value in ours.items():
        assert theirs[key] == value or math.isclose(theirs[key], value, rel_tol=1e-12) or math.isnan(value), key
        assert math.isnan(theirs[key]) == math.isnan(value)


def test_every_objective_has_a_paper_with_a_title():
    papers = {}
    for name, objective in OBJECTIVES.items():
        paper = objective.paper
        assert re.fullmatch(r"\d{4}\.\d{5}", paper.arxiv) and paper.author.strip() and paper.title.strip(), name
        assert papers.setdefault(paper.arxiv, paper) == paper, f"{name} cites {paper.arxiv} otherwise than another"


def test_bibtex_names_each_paper_once_and_the_lab():
    text = bibtex(["gspo", "sapo", "gspo_token"])
    assert re.findall(r"eprint +=.*?{([\d.]+)}", text) == ["2507.18071", "2511.20347"]
    assert "{{Soft Adaptive Policy Optimization}}" in text and "@software{token_weight_lab" in text
    assert text.count("{") == text.count("}") and len(set(re.findall(r"@\w+{(\w+),", text))) == 3
    everything = bibtex(OBJECTIVES)
    assert len(re.findall("archivePrefix", everything)) == len({cls.paper for cls in OBJECTIVES.values()})
    assert everything.count("year  ") == everything.count("@")


def test_an_unknown_objective_is_refused():
    with pytest.raises(KeyError):
        bibtex(["sapoo"])
