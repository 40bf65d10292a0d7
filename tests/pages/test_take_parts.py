"""Take it with you, on the lessons' pages: the link says the whole page, and every part of it has files of its own."""

import csv
import io
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages import EXPLORABLES, LESSONS, file_of
from pages.clip_regions.own_gate.explorable import own_gate
from pages.means.many import study as many
from pages.means.many.piece import tables
from tests.pages.test_pages import ROOT, run, words
from tests.viz.export.test_files import payload_of
from viz.draw import take
from viz.draw.piece import Piece
from viz.export.contents import differing
from viz.look.text import Text

# page -> what is not at its default there: of the page's own controls, and of its parts'
STATES = {
    "token_weights": {"scenario": "long_drift", "A": -1.5},
    "clip_regions": {"scenario": "clip_higher", "show": "grpo,sapo", "gate": "tanh(tau*(r - 1))/tau",
                     "gate_sign": "neg", "gate_eps": 0.5, "gate_tau": 2.0},
    "means": {"length": 12, "many_length": 500, "many_kl": 3e-6, "many_end": "sooner", "many_seed": "7"},
    "sapo_gate": {"tau_pos": 2.0, "r": 3.0, "spread": 0.3, "drift": -0.2, "length": 9, "tau": 5.0, "ratio": 0.5,
                  "others": 1023},
    "negative_gradients": {"A": 1.0, "tau_neg": 2.0, "p1": 0.2, "p2": 0.9},
    "gradient_variance": {"mismatch": "flips", "mismatch_size": 0.2, "short_length": 2, "show": "grpo,gmpo",
                          "centre": "ratio", "gspo_eps": 0.03, "group_size": 4, "seed": "3"},
    "training_race": {"scenario": "temperatures", "step": 40, "seed_range": "hidden"},
}  # fmt: skip
for own, lesson in LESSONS.items():  # a lesson without a line: its second scenario
    STATES.setdefault(own, {"scenario": list(lesson.explorable.scenarios)[1]})
PARTS = {"clip_regions": ["own_gate"], "means": ["means_many"], "sapo_gate": ["sapo_sequence", "sapo_rogue"],
         "negative_gradients": ["simplex"], "gradient_variance": ["growth", "cloud"]}  # fmt: skip
KINDS = ["self-contained", "small", "csv", "bibtex", "snippet"]
# pages that compute on the server, in whole or in a part: no widget and no program can be made of that
SERVED = {"means_many": ["csv"], "growth": ["csv"], "cloud": ["csv"]}


def moved(page: str, *opened: str) -> AppTest:
    """The page, its controls set as STATES says and these expanders of its foot opened."""
    at = run(page)
    for key, value in STATES[page].items():
        at.session_state[key] = value
    for key in opened:
        at.session_state[f"take-{key}-{page}"] = True
    at.run()
    assert not at.exception and not at.info
    return at


def pieces_of(page: str, monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """What the foot of the page is given there."""
    caught: list[Piece] = []
    monkeypatch.setattr(take, "home", lambda pieces, *rest: caught.extend(pieces))
    moved(page, "header")
    monkeypatch.undo()
    return caught


def opens_to(page: str, query: dict[str, str]) -> AppTest:
    """The page opened afresh at a link that holds nothing it does not know."""
    at = run(page, **query)
    assert not at.exception and not at.info
    known = {"v", "lang", "plain"}
    assert {key for key in query if key not in at.session_state} <= known
    return at


@pytest.mark.parametrize("page", STATES)
def test_the_link_restores_every_part(page):
    at = moved(page, "header")
    link = next(code.value for code in at.code if "?v=1" in code.value)
    assert urlsplit(link).path == f"/{page.replace('_', '-')}"
    query = dict(parse_qsl(urlsplit(link).query))
    assert STATES[page].keys() <= query.keys()
    opened = opens_to(page, query)
    assert {key: opened.session_state[key] for key in STATES[page]} == STATES[page]
    assert words(opened) == words(moved(page))


@pytest.mark.parametrize("page", STATES)
def test_a_link_to_a_page_as_it_is_says_nothing(page):
    at = run(page)
    at.session_state[f"take-header-{page}"] = True
    assert f"/{page.replace('_', '-')}?v=1&lang=en" in [code.value for code in at.run().code]


@pytest.mark.parametrize("page", STATES)
def test_every_part_has_its_files_and_shows_its_code(page):
    at = moved(page, "header", "source")
    keys = [button.proto.id.rpartition("-take-")[2] for button in at.get("download_button")]
    names = [page, *PARTS.get(page, [])]
    assert keys == [f"{name}-{kind}" for name in names for kind in SERVED.get(name, KINDS)]
    shown = [code.value for code in at.code]
    explorables = [name for name in names if name not in SERVED]
    assert sum("def compute(" in code for code in shown) == len(explorables)
    assert sum("import torch\n" in code and "print(" in code for code in shown) == len(explorables)
    assert any("def sample(" in code for code in shown) == ("means_many" in names)
    whole = [code for code in shown if any(f"def {name}(" in code for name in ("growth", "estimate", "cloud"))]
    assert len(whole) == (3 if page == "gradient_variance" else 0)


@pytest.mark.parametrize("page", [page for page in PARTS if not SERVED.keys() & set(PARTS[page])])
def test_a_widget_of_a_part_leads_to_its_page_in_the_same_state(page, monkeypatch):
    link = take.link_of(page, "https://lab.example/anything")
    for piece in pieces_of(page, monkeypatch)[1:]:
        made = piece.makers(Text("en"), link)
        data = payload_of(made["small"]())
        path = urlsplit(data["link"]["page"]).path
        assert (ROOT / "pages" / file_of(path[1:].replace("-", "_"))).exists()
        explorable = EXPLORABLES.get(piece.name) or own_gate(piece.settings["gate"])
        # the sliders that move are put into the link by the widget itself
        query = differing(explorable, piece.settings)
        assert data["link"]["query"].items() <= query.items()
        opened = opens_to(page, query)
        kept = {key: value for key, value in STATES[page].items() if key in explorable.controls}
        assert {key: opened.session_state[key] for key in kept} == kept
        assert made["csv"]().startswith("name,index,value,label")


@pytest.mark.parametrize("page", [page for page in PARTS if not SERVED.keys() & set(PARTS[page])])
def test_a_control_of_two_explorables_is_the_same_control(page):
    """Else a link of one would not say what the other takes for granted."""
    for name in PARTS[page]:
        own = (EXPLORABLES.get(name) or own_gate("r")).controls
        both = own.keys() & LESSONS[page].explorable.controls.keys()
        assert {key: own[key] for key in both} == {key: LESSONS[page].explorable.controls[key] for key in both}


def test_the_many_responses_numbers_are_those_of_the_tables():
    settings = {control.key: control.default for control in many.CONTROLS} | {"many_end": "later", "many_kl": 0.03}
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(tables(settings, Text("en"))))}
    found = many.study("later", 100, 0.03, 0)
    assert rows["many_end"]["value"] == "later" and rows["many_kl"]["value"] == "0.03"
    for name in many.ROWS:
        mean, half = (float(rows[f"later.{name}.{part}"]["value"]) for part in ("sample", "sample.half"))
        assert (mean, half) == found.mean(name)
        assert (f"later.{name}.inside" in rows) == (not name.startswith("log_"))
    exact = many.study("sooner", 100, 0.03, 0).exact["product"][0]
    assert float(rows["sooner.product.exact"]["value"]) == exact
    assert "later.harmonic.exact" not in rows and "sooner.geometric.sample" not in rows
