"""The page of claims, and every claim's box on the page where it lives, in both languages and under teachers' links."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from algos.claims import CLAIMS
from pages import EXPLORABLES, LESSONS, file_of
from tests.pages.test_pages import ROOT, run, words
from viz.lesson.claim_facts import SHAPES, judged, query
from viz.look.text import LANGUAGES, Text

every = pytest.mark.parametrize("claim", CLAIMS)
# claim -> what the lesson says of it that it is at home on, with that lesson's name as its page
PLACES = {
    told.id: replace(told, page=lesson.name) for lesson in LESSONS.values() for told in lesson.claims if not told.page
}
PLACES = {id: PLACES[id] for id in CLAIMS}
STATES = [(id, kind) for id, place in PLACES.items() for kind in ("at", "counter") if getattr(place, kind) is not None]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_every_claim_with_its_verdict(lang):
    at, text = run("claims", lang=lang), Text(lang)
    assert not at.exception and not at.info and at.title[0].value == text("claims.question")
    said = words(at)
    for id in CLAIMS:
        found, key = judged(id), f"claims.{id.lower()}"
        assert text(f"{key}.told") in said and text(f"{key}.authors") in said
        for part in ("condition", "evidence", "counter"):
            assert text(f"{key}.{part}", **found.words) in said
        assert f"**{SHAPES[found.verdict]} {text(f'claims.verdict.{found.verdict}')}" in said
        held = [CLAIMS[id].holds(CLAIMS[id].evidence(**setting)) for setting in CLAIMS[id].ordinary]
        assert text("claims.count", total=len(held), held=sum(held)) in said
        assert [*found.tried.values()] == held and all(f"`{setting}`" in said for setting in found.tried)
        further = CLAIMS[id].holds(CLAIMS[id].evidence(**CLAIMS[id].counter))
        assert f"**{text('claims.counter_holds' if further else 'claims.counter_fails')}** " in said
        assert f"`algos/claims/c{int(id[1:]):02d}.py`" in said and f"arxiv.org/abs/{CLAIMS[id].source[0]}" in said
    assert "{" not in said


def test_the_table_names_claim_verdict_and_place():
    text = Text("en")
    table = next(block.value for block in run("claims").markdown if block.value.startswith("|"))
    rows = table.splitlines()[2:]
    for (id, place), row in zip(PLACES.items(), rows, strict=True):
        shown = f"{SHAPES[judged(id).verdict]} {text(f'claims.verdict.{judged(id).verdict}')}"
        assert f"[{id}](#{id.lower()})" in row and shown in row
        assert f"[{text(f'{place.page}.nav')}]({place.page.replace('_', '-')}?lang=en#{id.lower()})" in row


@pytest.mark.parametrize("chosen", ["true", "only_if", "false"])
def test_the_filter_shows_one_verdict_and_is_in_the_link(chosen):
    wanted = [id for id in CLAIMS if judged(id).verdict == chosen]
    opened, picked = run("claims", verdict=chosen), run("claims")
    picked.selectbox(key="verdict_shown").set_value(chosen).run()
    for at in (opened, picked):
        assert not at.exception and re.findall(r"(C\d+) ·", words(at)) == wanted
    assert 0 < len(wanted) < len(CLAIMS)


def test_a_bad_verdict_in_the_link_gives_all_and_one_notice():
    at = run("claims", verdict="maybe")
    assert len(at.info) == 1 and len(re.findall(r"C\d+ ·", words(at))) == len(CLAIMS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_teachers_link_holds_every_answer_back_until_it_is_revealed(lang):
    text = Text(lang)
    at = run("claims", lang=lang, answers="hidden", verdict="true")
    said = words(at)
    assert not at.exception and all(text(f"claims.{id.lower()}.told") in said for id in CLAIMS)
    assert "verdict_shown" not in [box.key for box in at.selectbox]
    for id in CLAIMS:
        found = judged(id)
        assert f"{SHAPES[found.verdict]} {text(f'claims.verdict.{found.verdict}')}" not in said
        assert text(f"claims.{id.lower()}.evidence", **found.words) not in said
        assert text(f"claims.{id.lower()}.condition", **found.words) not in said
        assert text(f"claims.{id.lower()}.authors") not in said
    assert said.count(text("claims.held_back")) == len(CLAIMS)
    at.button(key="reveal-answers").click().run()
    assert not at.exception and text("claims.held_back") not in words(at)


def test_a_teachers_link_locks_and_hides_the_filter():
    assert run("claims", lock="verdict").selectbox(key="verdict_shown").disabled
    assert not run("claims", hide="verdict").exception


@every
def test_every_number_of_its_texts_is_one_that_was_computed(claim):
    """Both languages name the same numbers (test_text), each of them known; and the source is where the code says."""
    for lang in LANGUAGES:
        for part in ("condition", "evidence", "counter"):
            Text(lang)(f"claims.{claim.lower()}.{part}", **judged(claim).words)
    assert Text("en")(f"claims.{claim.lower()}.place") == CLAIMS[claim].source[1]
    assert "{" in Text("en")(f"claims.{claim.lower()}.evidence") and "{" in Text("en")(
        f"claims.{claim.lower()}.counter"
    )


@every
def test_it_has_a_place_and_is_told_there(claim):
    page = PLACES[claim].page
    assert (ROOT / "pages" / file_of(page)).exists()
    assert claim in [told.id for told in LESSONS[page].claims]


@pytest.mark.parametrize(("claim", "kind"), STATES)
def test_its_links_open_to_that_very_state(claim, kind):
    """Every scenario exists, every value is one that the page's controls take: a value that is not gives a notice."""
    place = PLACES[claim]
    settings = getattr(place, kind)
    assert settings.get("scenario") in (None, *EXPLORABLES[place.page].scenarios)
    at = run(place.page, **query(settings))
    assert not at.exception and not at.info and not at.warning
    for key, value in settings.items():
        assert at.session_state[key] == value, key


@pytest.mark.parametrize("page", sorted({place.page for place in PLACES.values()}))
def test_on_its_own_page_a_button_sets_the_controls(page):
    at = run(page)
    for claim, kind in ((claim, kind) for claim, kind in STATES if PLACES[claim].page == page):
        at.button(key=f"claim-{kind}-{claim}").click().run()
        assert not at.exception and not at.info
        for key, value in getattr(PLACES[claim], kind).items():
            assert at.session_state[key] == value, (claim, key)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", sorted({place.page for place in PLACES.values()}))
def test_a_lesson_shows_its_claims_and_holds_them_back_when_asked(page, lang):
    text = Text(lang)
    shown, held = words(run(page, lang=lang)), words(run(page, lang=lang, answers="hidden"))
    for claim in [id for id, place in PLACES.items() if place.page == page]:
        evidence = text(f"claims.{claim.lower()}.evidence", **judged(claim).words)
        told = text(f"claims.{claim.lower()}.told")
        assert told in shown and told in held and evidence in shown and evidence not in held


@pytest.mark.parametrize(("claim", "kind", "output", "number"), [
    ("C2", "at", "grpo.removed", "dropped_0"), ("C2", "counter", "grpo.removed", "dropped"),
    ("C3", "at", "s", "s_2"), ("C3", "counter", "s", "s"), ("C3", "at", "grpo.variance", "grpo_variance_2"),
    ("C4", "at", "arithmetic", "arithmetic_0"), ("C4", "counter", "geometric", "geometric"),
    ("C5", "at", "geometric", "s_0"), ("C7", "at", "product", "product_0"), ("C7", "counter", "product", "product"),
    ("C11", "at", "gspo.removed", "gspo_dropped_0"), ("C11", "counter", "s", "s"),
    ("C12", "at", "sapo.weaker", "damping_0"), ("C12", "counter", "sapo.weaker", "damping"),
])  # fmt: skip
def test_the_linked_page_shows_the_claims_own_number(claim, kind, output, number):
    place, explorable = PLACES[claim], EXPLORABLES[PLACES[claim].page]
    settings = getattr(place, kind)
    shown = explorable.evaluate(explorable.defaults(settings.get("scenario")) | settings)[output]
    evidence = [CLAIMS[claim].evidence(**one) for one in CLAIMS[claim].ordinary]
    name, _, which = number.rpartition("_")
    own = evidence[int(which)][name] if which.isdigit() else CLAIMS[claim].evidence(**CLAIMS[claim].counter)[number]
    assert shown == pytest.approx(own)


def test_links_carry_language_and_what_the_teacher_asked_for():
    at = run("claims", lang="zh", size="big", hide="seed")
    links = [dict(parse_qsl(link.proto.query_string)) for link in at.get("page_link")]
    assert len(links) == len(STATES)
    assert all((link["lang"], link["size"], link["hide"]) == ("zh", "big", "seed") for link in links)
