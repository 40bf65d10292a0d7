"""Every page in both languages, without a browser: it runs, it says what the numbers say, it survives a bad link."""

import pytest
from streamlit.testing.v1 import AppTest

from pages import EXPLORABLES, LESSONS, file_of
from tests import ROOT
from tests.pages.reading import on_page, strange
from viz.look.text import Text

PAGES = ["home", *LESSONS, "objectives", "claims", "disagreements", "glossary", "classroom"]


def run(page: str = "home", plain: str = "1", **link: str) -> AppTest:
    """A fresh visit to a page with those query parameters; plain, since what a component draws is not seen here."""
    link = {"plain": plain, **link}
    at = AppTest.from_file(str(ROOT / "pages" / "_router.py"), default_timeout=60)
    for key, value in link.items():
        at.query_params[key] = value
    at.run()
    if page != "home":
        at.switch_page(str(ROOT / "pages" / file_of(page))).run()
    return at


def response(scenario: str | None = None, **changes: object) -> dict:
    """The values of the token-weights page in a scenario, with some settings changed."""
    explorable = EXPLORABLES["token_weights"]
    return explorable.evaluate(explorable.defaults(scenario) | changes)


def words(at: AppTest) -> str:
    """Everything that the page says, in one string."""
    return "\n".join(
        block.value for kind in (at.title, at.subheader, at.markdown, at.caption, at.info, at.warning) for block in kind
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_page_runs_in_both_languages(page, lang):
    at = run(page, lang=lang)
    assert not at.exception and not at.info and not at.warning
    assert at.title[0].value == Text(lang)(f"{page}.question")
    assert all(chart.proto.alt for chart in at.get("plotly_chart"))
    other = Text("zh" if lang == "en" else "en")
    assert other(f"{page}.question") not in words(at)
    assert strange(on_page(at)) == []


@pytest.mark.parametrize("page", PAGES)
def test_language_follows_the_browser_until_the_link_says_otherwise(page):
    assert run(page).title[0].value == Text("en")(f"{page}.question")
    assert run(page, lang="zh").title[0].value == Text("zh")(f"{page}.question")


def test_the_first_view_says_what_algos_computes():
    text, values = Text("en"), response("rogue_up_pos")
    said = words(run("token_weights", scenario="rogue_up_pos"))
    assert f"**GRPO**: no gradient for {values['grpo.removed']:.0f} of 24 tokens" in said
    assert text("token_weights.see.all", objective="GSPO", total=24) in said
    assert f"s = **{values['s']:.4f}**" in said


@pytest.mark.parametrize(
    "page, scenario", [(name, scenario) for name, lesson in LESSONS.items() for scenario in lesson.explorable.scenarios]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_scenario_runs(page, scenario, lang):
    at = run(page, lang=lang, scenario=scenario)
    assert not at.exception
    assert Text(lang)(f"{page}.expect.{scenario}") in words(at)


def test_a_link_carries_the_whole_state():
    link = {"scenario": "long_drift", "A": "-1.5", "length": "40", "spread": "0.3", "drift": "0.1", "seed": "7"}
    at = run("token_weights", **link, show="grpo,real", focus="cispo", edits="5:0.2,17:3")
    settings = {"A": -1.5, "length": 40, "spread": 0.3, "drift": 0.1, "seed": 7, "edits": "5:0.2,17:3"}
    assert not at.exception and not at.info
    assert f"s = **{response('long_drift', **settings)['s']:.4f}**" in words(at)
    assert "CISPO: paper arXiv 2506.13585" in words(at)
    assert "**REAL**" in words(at) and "**SAPO**" not in words(at)


BAD = {
    "A": "nan", "ratio": "2.71", "length": "1e999", "token": "[[[", "spread": "-1", "drift": "<script>",
    "seed": "1" * 3000, "scenario": "no_such", "show": "grpo,nobody", "focus": "",
}  # fmt: skip


@pytest.mark.parametrize("key", BAD)
def test_a_bad_value_in_the_link_gives_the_default_and_one_notice(key):
    at = run("token_weights", **{key: BAD[key]})
    assert not at.exception
    assert len(at.info) == 1 and f"`{key}={BAD[key][:40]}`" in at.info[0].value
    assert f"s = **{response()['s']:.4f}**" in words(at)


def test_a_bad_language_in_the_link_gives_the_browsers_and_one_notice():
    at = run("home", lang="xx")
    assert len(at.info) == 1 and "`lang=xx`" in at.info[0].value
    assert at.title[0].value == Text("en")("home.title")


def test_all_bad_values_together_give_one_notice_that_does_not_come_back():
    at = run("token_weights", **BAD)
    assert not at.exception and len(at.info) == 1
    at.run()
    assert not at.info


def test_a_value_off_the_grid_is_snapped():
    at = run("token_weights", A="0.97", spread="0.1234")
    assert not at.exception and not at.info
    assert f"s = **{response(spread=0.12)['s']:.4f}**" in words(at)


def test_bad_edits_are_named_and_the_good_ones_stay():
    at = run("token_weights", edits="5:0.2,99:3,oops,7:1000,`](http://x)")
    assert not at.exception
    said = [warning.value for warning in at.warning]
    assert len(said) == 4 and "99:3" in said[0] and "oops" in said[1] and "7:1000" in said[2]
    assert "](http" in said[3] and said[3].count("`") == 2
    assert f"s = **{response(edits='5:0.2')['s']:.4f}**" in words(at)


def test_unknown_parameters_are_ignored():
    at = run("token_weights", utm_source="mail", r="3")
    assert not at.exception and not at.info


def test_moving_a_control_moves_the_numbers():
    at = run("token_weights", scenario="rogue_up_pos")
    before = words(at)
    at.slider(key="A").set_value(-1.0).run()
    assert not at.exception and words(at) != before
    said = Text("en")("token_weights.see.none_flat", objective="GSPO", low=f"{response('rogue_up_neg')['s']:.3f}")
    assert said in words(at)


def test_a_number_is_typed_or_stepped_and_the_page_follows():
    at = run("token_weights", seed="7")
    field = at.number_input(key="seed_shown")
    assert field.value == 7 and (field.min, field.max, field.step) == (0, 99, 1)
    field.increment().run()
    assert not at.exception and f"s = **{response(seed=8)['s']:.4f}**" in words(at)


def test_choosing_another_scenario_and_language():
    at = run("token_weights")
    at.selectbox(key="scenario_shown").set_value("on_policy").run()
    assert "every token gets a gradient, with the same weight 1.000" in words(at)
    at.button_group(key="lang_shown").set_value("zh").run()
    assert at.title[0].value == Text("zh")("token_weights.question")
    assert Text("zh")("token_weights.expect.on_policy") in words(at)


def test_choosing_a_scenario_sets_its_own_values_and_a_link_to_it_has_them():
    at = run("token_weights")
    at.selectbox(key="scenario_shown").set_value("long_drift").run()
    chosen = {key: at.slider(key=key).value for key in ("drift", "length")}
    assert chosen == {"drift": 0.2, "length": 128}
    opened = run("token_weights", scenario="long_drift")
    assert {key: opened.slider(key=key).value for key in chosen} == chosen
    assert words(opened) == words(at)


@pytest.mark.parametrize("page", LESSONS)
def test_the_live_page_carries_its_sentences_to_readers_without_a_browser(page):
    """Without ?plain=1 the component draws them; controls and title are Streamlit's own."""
    at = run(page, plain="0")
    assert not at.exception and at.title[0].value == Text("en")(f"{page}.question")
    assert len(at.select_slider) + len(at.slider) >= 1


def test_a_pasted_list_reaches_the_numbers_and_the_table_of_plain_charts():
    at = run("token_weights", scenario="on_policy", edits="1.1 0.9 3", plain="1")
    assert list(at.dataframe[1].value["r"][:4]) == ["1.1000", "0.9000", "3.0000", "1.0000"]
    assert not at.exception and not at.warning
    assert f"s = **{response('on_policy', edits='1:1.1,2:0.9,3:3')['s']:.4f}**" in words(at)
