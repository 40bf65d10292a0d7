"""Both languages say the same things: equal keys, equal placeholders, nothing empty, nothing unused."""

import re
from string import Formatter

import pytest

from algos import OBJECTIVES
from viz.look import text as words_of
from viz.look.text import LANGUAGES, Text, catalogue, from_locale, language


def placeholders(text: str) -> set[str]:
    """The {names} of a text; plotly's own %{...} do not count."""
    return {name for _, name, _, _ in Formatter().parse(re.sub(r"%\{[^}]*\}", "", text)) if name}


def test_languages_have_the_same_keys():
    keys = {lang: set(catalogue(lang)) for lang in LANGUAGES}
    assert len(keys["en"]) > 80
    assert keys["en"] ^ keys["zh"] == set()


@pytest.mark.parametrize("key", sorted(catalogue("en")))
def test_placeholders_agree_and_nothing_is_empty(key):
    english, chinese = catalogue("en")[key], catalogue("zh")[key]
    assert english.strip() and chinese.strip()
    assert placeholders(english) == placeholders(chinese)


# what formulas write without brackets, the same in every language
FUNCTIONS = {"keep", "mean"}


def english_words(text: str) -> list[str]:
    """The English words of a text: runs of four ASCII letters or more, but for names, code, markup and functions."""
    for name in sorted(Text("en").group("objectives").items(), key=lambda item: -len(item[1])):
        if name[0].endswith(".name"):
            text = text.replace(name[1], " ")
    # placeholders, tags, code, the id before the words of [[a term|words]], and of ((a word|words))
    text = re.sub(r"\{[^{}]*\}|<[^<>]*>|`[^`]*`|(?<=\[\[)\w+\||(?<=\(\()\w+\|", " ", text)
    # a run that hangs on another letter, digit or underscore is a symbol such as ε_high, one before a bracket a
    # function; capitals are a name
    words = re.findall(r"(?<!\w)[A-Za-z]{4,}(?![\w(])", text)
    return [word for word in words if word not in FUNCTIONS and not word.isupper()]


def test_chinese_is_chinese():
    """A text left in English would equal its twin; one without words may, and each language's own name."""
    same = {key for key, text in catalogue("en").items() if catalogue("zh")[key] == text}
    left = {key for key in same if english_words(catalogue("en")[key])}
    assert {key for key in left if not key.startswith("common.language_")} == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Old policy in the triangle", ["policy", "triangle"]),
        ("J = sg[ clip( r , 1 − ε_low , 1 + ε_high ) ] A log π", []),
        ("<b>{length}</b> `code` [[product|∏ r|{value}]] ((ratio|r))", []),
        ("GSPO-token, REINFORCE, Clip-Cov", []),
        ("[[slope|slope]]", ["slope"]),
    ],
)
def test_words_are_told_from_symbols_and_names(text, words):
    assert english_words(text) == words


def test_every_objective_has_a_name_and_a_sentence():
    wanted = {f"{name}.{part}" for name in OBJECTIVES for part in ("name", "short")}
    for lang in LANGUAGES:
        given = {key for key in Text(lang).group("objectives") if "." in key}
        assert given == wanted, f"assets/text/{lang}/objectives.toml: {sorted(given ^ wanted)}"


def test_text_fills_placeholders_and_refuses_unknown_keys():
    text = Text("en")
    assert text("common.bad_link", values="x").endswith("default instead: x.")
    with pytest.raises(KeyError):
        text("token_weights.no_such_text")


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("zh-CN", "zh"), ("zh-TW", "zh"), ("ZH", "zh"), ("en-GB", "en"), ("de", "en"), (None, "en"), ("", "en")],
)
def test_language_of_a_browser(locale, lang):
    assert from_locale(locale) == lang


def test_glossary_terms_are_used_alike():
    """The Chinese terms that the lab has settled on, wherever the English one stands."""
    glossary = {"importance ratio": "重要性比率", "advantage": "优势", "geometric mean": "几何平均", "seed": "种子"}
    for key, english in catalogue("en").items():
        for term, chosen in glossary.items():
            if term in english.lower():
                assert chosen in catalogue("zh")[key], f"{key}: {term}"


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("zh-CN", "zh"), ("zh_TW", "zh"), ("zh-Hans-CN", "zh"), ("ZH", "zh"), ("en-US", "en"), ("en", "en")],
)
def test_a_language_is_known_by_any_of_its_tags(tag, lang):
    assert language(tag) == lang


@pytest.mark.parametrize("tag", ["fr", "zh-", "zh-<b>", "english", "", "zh CN", "-zh", "ze"])
def test_what_names_no_language_of_ours_stays_as_it_is(tag):
    assert language(tag) == tag


@pytest.mark.parametrize("call", [("no.such.text",), ("lesson.predict",)], ids=["no such key", "a value is missing"])
def test_a_missing_text_fails_a_test_but_takes_no_page_from_a_visitor(call, monkeypatch, caplog):
    given = {"number": 1} if call == ("lesson.predict",) else {}
    with pytest.raises(KeyError):
        Text("en")(*call, **given)
    monkeypatch.setattr(words_of, "STRICT", False)
    words_of.missing.cache_clear()
    assert [Text("zh")(*call, **given) for _ in range(3)] == ["–"] * 3
    assert [record.levelname for record in caplog.records] == ["ERROR"] and call[0] in caplog.text  # said once
