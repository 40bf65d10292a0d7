"""The widget's file: its size, what it fetches, what cannot break out of it; and which sliders may move in it."""

import base64
import dataclasses
import gzip
import hashlib
import json
import re

import pytest

from algos import OBJECTIVES
from pages import EXPLORABLES
from tests.viz.export.conftest import CASES
from tests.viz.export.toy import CODE, TOY
from viz.export import widget_html
from viz.export.contents import differing, moving, objectives_of, referred, scenario_matters
from viz.export.payload import differences
from viz.export.prune import prune
from viz.export.script import inline, scoped, script
from viz.live.routes import PLOTLY
from viz.look.text import Text


def payload_of(html: str) -> dict:
    """The data of a file."""
    packed = re.search(r'id="data">([^<]*)</script>', html)[1]
    return json.loads(gzip.decompress(base64.b64decode(packed)))


@pytest.mark.parametrize("name", CASES)
def test_small_is_small_and_fetches_only_plotly(name):
    explorable, code = CASES[name]
    html = widget_html(explorable, explorable.defaults(), "zh", "small", code=code)
    assert len(html.encode()) <= 60_000
    version = re.search(r"plotly\.js .*v([\d.]+)", PLOTLY.read_bytes()[:400].decode())[1]
    package = f"https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min@{version}/plotly-cartesian.min.js"
    assert re.findall(r'src="([^"]*)"', html) == [package]
    digest = base64.b64encode(hashlib.sha384(PLOTLY.read_bytes()).digest()).decode()
    assert f'integrity="sha384-{digest}" crossorigin="anonymous"' in html


def test_self_contained_holds_plotly_and_fetches_nothing():
    html = widget_html(TOY, TOY.defaults(), "en", "self-contained", code=CODE)
    assert PLOTLY.read_bytes().decode() in html
    own = html.replace(PLOTLY.read_bytes().decode(), "")
    assert 'src="' not in own and "<link" not in own and "cdn" not in own


def test_nothing_ends_its_script_early():
    """What a person can put in, and what a library might hold."""
    settings = TOY.defaults() | {"edits": "</script><script>alert(1)</script>"}
    html = widget_html(TOY, settings, "en", "small", link='x"><script>alert(2)</script>', code=CODE)
    tame = widget_html(TOY, TOY.defaults(), "en", "small", code=CODE)
    assert html.count("<script") == tame.count("<script") and html.count("</script>") == tame.count("</script>")
    assert payload_of(html)["link"]["query"]["edits"] == settings["edits"]
    assert inline('"</SCRIPT>" + "<!-- <script>" + (1 < x)') == '"\\x3C/SCRIPT>" + "\\x3C!-- \\x3Cscript>" + (1 < x)'


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x"])
def test_a_link_is_a_web_address(link):
    with pytest.raises(ValueError, match="web address"):
        widget_html(TOY, TOY.defaults(), "en", "small", link=link, code=CODE)


def test_unknown_modes_are_named():
    with pytest.raises(ValueError, match=r"'tiny'.*small, self-contained"):
        widget_html(TOY, TOY.defaults(), "en", "tiny", code=CODE)


def test_what_draws_other_numbers_or_words_stays_fixed_and_is_said():
    settings = TOY.defaults() | {"seed": 3}
    assert moving(TOY, settings) == ["A", "ratio", "length"]
    words = payload_of(widget_html(TOY, settings, "en", "small", code=CODE))["words"]
    assert words["en"]["fixed"] == "Fixed in this copy: Seed: 3; Objectives shown: GRPO, SAPO."
    assert "随机种子：3" in words["zh"]["fixed"]
    assert moving(dataclasses.replace(TOY, rests=lambda scenario: frozenset({"A"})), settings) == ["ratio", "length"]


def test_a_scenario_that_only_sets_controls_is_not_fixed():
    """The sentence says what cannot be moved; a scenario of SAPO's gate is three sliders, which can."""
    assert "Scenario" not in fixed_of("sapo_gate") and "Scenario: Loud value" in fixed_of("token_weights")
    assert scenario_matters(EXPLORABLES["token_weights"], EXPLORABLES["token_weights"].defaults())


def fixed_of(name: str) -> str:
    """What a widget says of the settings that do not move in it."""
    explorable = EXPLORABLES[name]
    return payload_of(widget_html(explorable, explorable.defaults(), "en", "small"))["words"]["en"]["fixed"]


def test_there_is_no_link_unless_one_is_given():
    assert payload_of(widget_html(TOY, TOY.defaults(), "en", "small", code=CODE))["link"]["page"] is None


def test_formulas_keep_the_colours_of_the_pages():
    html = widget_html(TOY, TOY.defaults(), "en", "small", code=CODE)
    assert '[data-term="phi"], [data-term="c"] { --lab-colour:' in html


@pytest.mark.parametrize("name", EXPLORABLES)
def test_settings_that_differ_make_the_link(name):
    explorable = EXPLORABLES[name]
    for scenario in explorable.scenarios:
        wanted = {} if scenario == next(iter(explorable.scenarios)) else {"scenario": scenario}
        assert differing(explorable, explorable.defaults(scenario)) == wanted


def test_objectives_are_those_shown():
    assert objectives_of(TOY, TOY.defaults()) == ["grpo", "sapo"]
    assert objectives_of(EXPLORABLES["sapo_gate"], EXPLORABLES["sapo_gate"].defaults()) == ["sapo", "dapo"]
    assert objectives_of(EXPLORABLES["means"], EXPLORABLES["means"].defaults()) == ["gspo"]
    chosen = EXPLORABLES["token_weights"].defaults() | {"show": ("vespo",)}
    assert objectives_of(EXPLORABLES["token_weights"], chosen) == ["grpo", "vespo"]  # grpo is in focus


@pytest.mark.parametrize("name", EXPLORABLES)
def test_papers_are_those_of_known_objectives(name):
    explorable = EXPLORABLES[name]
    assert set(explorable.papers) <= set(OBJECTIVES)
    assert objectives_of(explorable, explorable.defaults())


def test_pruning_drops_what_nothing_shows():
    wanted = referred(TOY, TOY.defaults())
    assert "unseen" not in wanted
    short = prune(CODE, wanted)
    assert "unseen" not in short and "lost" not in short and short.count("for (") == 1
    kept = set(prune(CODE, [*wanted, "unseen"]).splitlines())
    assert kept == set(CODE.splitlines())


@pytest.mark.parametrize("name", EXPLORABLES)
def test_pruning_keeps_every_wanted_output_and_its_variables(name):
    explorable, code = CASES[name]
    short = prune(code, referred(explorable, explorable.defaults()))
    declared = set(re.findall(r"(?:const|let|function) (\w+)", short)) | {"i", "j", "x"}
    declared |= set(re.findall(r"\w+", "".join(re.findall(r"const \{([^}]*)\}", short))))
    declared |= set(re.findall(r"\w+", " ".join(re.findall(r"\(([^()]*)\) =>", short))))
    bare = re.sub(r'"[^"]*"|//.*|\.\w+', "", short)
    free = set(re.findall(r"(?<![\w.])[A-Za-z_]\w*", bare)) - declared
    words = ("export", "default", "function", "const", "let", "for", "if", "return", "new", "break")
    known = {*words, "Math", "Float64Array"}
    assert {name for name in free - known if not re.search(rf"\b{name}\b\s*[:(=]", bare)} <= {"NaN", "Infinity"}


def test_modules_keep_to_themselves():
    one = scoped('import { b } from "./b.js";\nexport function a() { return number; }\nfunction number() {}\n')
    assert one.startswith("const { a } = (() => {") and "import" not in one and "export" not in one
    assert "const { number, say, resolve, namesIn, changed } =" in script(CODE)
    with pytest.raises(ValueError, match="exports something else"):
        scoped("function a() {}\nexport { a };\nexport function b() {}")


def test_differences_put_in_give_the_other():
    base = {"a": [1, {"b": 2}], "c": {"d": 1}, "e": [1]}
    other = {"a": [1, {"b": 3}], "c": {"x": 1}, "e": [1, 2]}
    assert list(differences(base, other)) == [[["a", 1, "b"], 3], [["c"], {"x": 1}], [["e"], [1, 2]]]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_javascript_the_sentences_stand_there(lang):
    html = widget_html(TOY, TOY.defaults(), lang, "small", code=CODE)
    for part in (Text(lang)("export.no_script"), "<li>yes 4.456 −0.35 ∞</li>", f'<html lang="{lang}"'):
        assert part in html
