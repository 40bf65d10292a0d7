"""Links: they carry a version, and an old one still opens after a control got another name."""

from pages import EXPLORABLES
from tests.pages.test_pages import response, run, words
from viz.draw import url


def test_a_permalink_names_only_what_differs_and_opens_to_the_same_state():
    explorable = EXPLORABLES["token_weights"]
    defaults = explorable.defaults("long_drift")
    settings = defaults | {"A": -1.5, "length": 40, "edits": "5:0.2", "show": ("grpo", "sapo")}
    link = url.permalink("token_weights", settings, explorable.unsaid(settings), "zh")
    assert link == "/token-weights?v=1&lang=zh&scenario=long_drift&A=-1.5&length=40&edits=5:0.2&show=grpo,sapo"
    at = run("token_weights", **dict(pair.split("=") for pair in link.split("?")[1].split("&")))
    assert not at.exception and not at.info
    assert f"s = **{explorable.evaluate(settings)['s']:.4f}**" in words(at)


def test_an_old_link_opens_under_the_new_names(monkeypatch):
    monkeypatch.setitem(url.RENAMED, "0", {"len": "length", "rogue": "ratio", "what": "scenario", "by_hand": "edits"})
    at = run("token_weights", v="0", len="30", rogue="2.5", what="long_drift", by_hand="5:0.2")
    assert not at.exception and not at.info
    assert f"s = **{response('long_drift', length=30, ratio=2.5, edits='5:0.2')['s']:.4f}**" in words(at)


def test_a_bad_value_under_an_old_name_is_noticed(monkeypatch):
    monkeypatch.setitem(url.RENAMED, "0", {"len": "length"})
    at = run("token_weights", v="0", len="many")
    assert not at.exception and len(at.info) == 1 and "length=many" in at.info[0].value
