"""Take it with you, on the lessons' pages: an address says the whole page, and every part of it has its files."""

import csv
import io
import json
from urllib.parse import urlencode, urlsplit

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from pages import EXPLORABLES, LESSONS, OFFERS, file_of
from pages.clip_regions.own_gate.explorable import own_gate
from pages.means.many import study as many
from pages.means.many.piece import tables
from tests.pages.test_pages import ROOT, run
from tests.viz.export.test_files import payload_of
from viz.draw import taken
from viz.export.contents import differing, written
from viz.export.piece import ENDINGS
from viz.look.text import Text

# page -> what is not at its default there: of the page's own controls, and of its parts'
STATES = {
    "token_weights": {"scenario": "long_drift", "A": -1.5},
    "clip_regions": {"scenario": "clip_higher", "show": "grpo,sapo", "gate": "tanh(tau*(r - 1))/tau",
                     "gate_sign": "neg", "gate_eps": 0.5, "gate_tau": 2.0},
    "means": {"length": 12, "many_length": "500", "many_kl": "3e-06", "many_end": "sooner", "many_seed": "7"},
    "sapo_gate": {"tau_pos": 2.0, "r": 3.0, "spread": 0.3, "drift": -0.2, "length": 9, "tau": 5.0, "ratio": 0.5,
                  "others": 1023},
    "negative_gradients": {"A": 1.0, "tau_neg": 2.0, "p1": 0.2, "p2": 0.9},
    "gradient_variance": {"mismatch": "flips", "mismatch_size": 0.2, "short_length": 2, "show": "grpo,gmpo",
                          "centre": "ratio", "gspo_eps": 0.03, "group_size": 4, "seed": 3},
    "training_race": {"scenario": "temperatures", "step": 40, "seed_range": "hidden"},
}  # fmt: skip
for own, lesson in LESSONS.items():  # a lesson without a line: its second scenario
    STATES.setdefault(own, {"scenario": list(lesson.explorable.scenarios)[1]})
PARTS = {"clip_regions": ["own_gate"], "means": ["means_many"], "sapo_gate": ["sapo_sequence", "sapo_rogue"],
         "negative_gradients": ["simplex"], "gradient_variance": ["growth", "cloud"]}  # fmt: skip
KINDS = ["self-contained", "small", "csv", "bibtex", "snippet"]
SERVED = {
    "means_many": ["csv"],
    "growth": ["csv"],
    "cloud": ["csv"],
}  # no widget and no program can be made of what the server works out
ROUTE = taken.route(OFFERS)
LAB = "https://lab.example/course/"


def query_of(page: str) -> dict[str, str]:
    """What the page's address says in the state of STATES."""
    return {key: f"{value:g}" if isinstance(value, float) else str(value) for key, value in STATES[page].items()}


def asked(page: str, piece: str, kind: str, query: dict[str, str], referer: str = "") -> Response:
    """What the lab answers at the address of a file."""
    path = {"page": page.replace("_", "-"), "piece": piece, "kind": kind}
    scope = {"type": "http", "method": "GET", "path": "/", "path_params": path, "scheme": "http",
             "query_string": urlencode(query).encode(), "server": ("127.0.0.1", 8501),
             "headers": [(b"referer", referer.encode())] if referer else []}  # fmt: skip
    return ROUTE.endpoint(Request(scope))


def opened(page: str, query: dict[str, str]) -> AppTest:
    """The page opened at an address that holds nothing it does not know."""
    at = run(page, **query)
    assert not at.exception and not at.info
    return at


@pytest.mark.parametrize("page", STATES)
def test_an_address_is_read_as_the_page_reads_it(page):
    query = query_of(page)
    at = opened(page, query)
    for piece in OFFERS[page].pieces:
        controls = LESSONS[page].explorable.controls | (
            EXPLORABLES[piece.name].controls if piece.name in EXPLORABLES else {}
        )
        for key, value in piece.read(query).items():
            if key in at.session_state and (key != "scenario" or piece.name == page):
                assert str(at.session_state[key]) in (str(value), written(controls.get(key), value)), key


@pytest.mark.parametrize("page", STATES)
def test_every_part_has_its_files(page):
    names = [page, *PARTS.get(page, [])]
    assert [piece.name for piece in OFFERS[page].pieces] == names
    for piece in OFFERS[page].pieces:
        assert list(piece.makers) == SERVED.get(piece.name, KINDS)
        for kind in piece.makers:
            answer = asked(page, piece.name, kind, query_of(page) | {"lang": "zh"})
            ending, media = ENDINGS[kind]
            assert answer.status_code == 200 and answer.headers["content-type"].startswith(media)
            assert f'filename="{piece.name}.{ending}"' in answer.headers["content-disposition"]
            assert answer.headers["cache-control"] == "no-store"
            assert answer.body.decode() == piece.makers[kind](piece.read(query_of(page)), Text("zh"), None)


@pytest.mark.parametrize("page", STATES)
def test_an_address_that_makes_no_sense_is_read_as_the_default(page):
    for piece in OFFERS[page].pieces:
        settings = piece.read({})
        wrong = dict.fromkeys(settings, "\x00{no such value}") | {"gate": "r +"}
        kept = {"edits"}  # a text of edits stays as it was typed
        assert {k: v for k, v in piece.read(wrong).items() if k not in kept} == {
            k: v for k, v in settings.items() if k not in kept
        }


@pytest.mark.parametrize(
    ("page", "piece", "kind"),
    [("nowhere", "sapo_gate", "csv"), ("sapo_gate", "means", "csv"), ("sapo_gate", "sapo_gate", "exe"),
     ("training_race", "config", "json")],
)  # fmt: skip
def test_there_is_nothing_at_other_addresses(page, piece, kind):
    assert asked(page, piece, kind, {}).status_code == 404


def test_the_options_of_trainers_are_those_of_the_state():
    answer = json.loads(asked("sapo_gate", "config", "json", {"tau_pos": "2"}).body)
    assert answer["objective"] == Text("en")("objectives.sapo.name")
    assert "sapo_temperature_pos=2.0" in answer["options"]["trl"]


@pytest.mark.parametrize(
    ("referer", "link"),
    [(f"{LAB}means?length=3", f"{LAB}sapo-gate"), ("https://lab.example/", "https://lab.example/sapo-gate"),
     ("http://localhost:8501/sapo-gate", None), ("http://127.0.0.1:8501/lab/sapo-gate", None), ("", None)],
)  # fmt: skip
def test_a_widget_leads_to_a_lab_that_others_can_reach(referer, link):
    made = asked("sapo_gate", "sapo_gate", "small", {}, referer).body.decode()
    assert payload_of(made)["link"]["page"] == link


@pytest.mark.parametrize("page", [page for page in PARTS if not SERVED.keys() & set(PARTS[page])])
def test_a_widget_of_a_part_leads_to_its_page_in_the_same_state(page):
    for piece in OFFERS[page].pieces[1:]:
        settings = piece.read(query_of(page))
        data = payload_of(asked(page, piece.name, "small", query_of(page), f"{LAB}{page}").body.decode())
        path = urlsplit(data["link"]["page"]).path
        assert (ROOT / "pages" / file_of(path.rpartition("/")[2].replace("-", "_"))).exists()
        explorable = EXPLORABLES.get(piece.name) or own_gate(settings["gate"])
        # the sliders that move are put into the link by the widget itself
        query = differing(explorable, settings)
        assert data["link"]["query"].items() <= query.items()
        at = opened(page, query)
        kept = {key: value for key, value in STATES[page].items() if key in explorable.controls}
        assert {key: at.session_state[key] for key in kept} == kept


@pytest.mark.parametrize("page", STATES)
def test_the_source_of_every_part_is_shown(page):
    at = run(page)
    assert not any("def compute(" in code.value for code in at.code)  # made only for who opens it
    at.session_state[f"take-source-{page}"] = True
    shown = [code.value for code in at.run().code]
    assert not at.exception
    explorables = [piece for piece in OFFERS[page].pieces if piece.name not in SERVED]
    assert sum("def compute(" in code for code in shown) == len(explorables)
    assert any("def sample(" in code for code in shown) == ("means_many" in PARTS.get(page, []))


@pytest.mark.parametrize("page", STATES)
def test_plain_charts_have_links_to_the_same_files(page):
    at = run(page, plain="1", **query_of(page))
    at.session_state[f"take-header-{page}"] = True
    at.run()
    assert not at.exception
    urls = [link.proto.url for link in at.get("link_button")]
    folder = page.replace("_", "-")
    wanted = [f"{folder}/{one.name}/{kind}" for one in OFFERS[page].pieces for kind in one.makers]
    assert [url.partition("?")[0].partition("take/")[2] for url in urls] == wanted
    for key, value in query_of(page).items():
        assert all(urlencode({key: value}, safe=":,") in url for url in urls), key
    trainers = [code.value for code in at.code if code.value.startswith("# ")]
    assert bool(trainers) == (OFFERS[page].config is not None)
    at.session_state[f"take-source-{page}"] = True  # both at once
    at.run()
    assert not at.exception
    programs = [one for one in OFFERS[page].pieces if "snippet" in one.makers]
    shown = [code.value for code in at.code]
    assert all(one.makers["snippet"](one.read(query_of(page)), Text("en"), None).strip() in shown for one in programs)


@pytest.mark.parametrize("page", [page for page in PARTS if not SERVED.keys() & set(PARTS[page])])
def test_a_control_of_two_explorables_is_the_same_control(page):
    """Else a link of one would not say what the other takes for granted."""
    for name in PARTS[page]:
        own = (EXPLORABLES.get(name) or own_gate("r")).controls
        both = own.keys() & LESSONS[page].explorable.controls.keys()
        assert {key: own[key] for key in both} == {key: LESSONS[page].explorable.controls[key] for key in both}


def test_the_many_responses_numbers_are_those_of_the_tables():
    settings = {control.key: control.default for control in many.CONTROLS} | {"many_end": "later", "many_kl": "0.03"}
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
