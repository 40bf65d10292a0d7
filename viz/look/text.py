"""The words of the lab, from assets/text/{en,zh}/*.toml: the same keys in both languages (tested).

A key is "file.table.name"; values may hold {named} placeholders, filled by `Text(lang)("key", name=value)`.
A text that is missing is a fault of ours, and no reason to take a page from a visitor: it reads as a dash, and the
log has its key. Tests run with STRICT on and fail instead.
"""

import logging
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from viz.look.numbers import number

TEXT = Path(__file__).parents[2] / "assets" / "text"
LANGUAGES = ("en", "zh")
LOG = logging.getLogger(__name__)
MISSING = "–"
STRICT = False  # whether a missing text raises KeyError
TAG = re.compile(r"([a-z]+)(?:[-_][a-z0-9]+)*", re.IGNORECASE)  # of a language, such as zh, zh-CN, zh_Hant_TW


def flatten(table: dict[str, Any], prefix: str) -> dict[str, str]:
    """{"a": {"b": "words"}} -> {"prefix.a.b": "words"}."""
    flat: dict[str, str] = {}
    for name, value in table.items():
        key = f"{prefix}.{name}"
        flat.update(flatten(value, key) if isinstance(value, dict) else {key: value})
    return flat


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Every text of one language by its key; `lang` is one of LANGUAGES."""
    texts: dict[str, str] = {}
    for path in sorted((TEXT / lang).glob("*.toml")):
        texts.update(flatten(tomllib.loads(path.read_text(encoding="utf-8")), path.stem))
    return texts


@dataclass(frozen=True)
class Text:
    """The catalogue of one language as a function: text("home.title").

    A value that is a number is written as viz/look/numbers.py does, without a form; a text stays as it is.
    A dash for a key that the catalogue lacks, or whose words name a value that is not given; KeyError where STRICT.
    """

    lang: str

    def __call__(self, key: str, **values: object) -> str:
        said = {name: number(value) if isinstance(value, int | float) else value for name, value in values.items()}
        try:
            words = catalogue(self.lang)[key]
            return words.format(**said) if values else words
        except KeyError:
            if STRICT:
                raise
            return missing(self.lang, key)

    def group(self, prefix: str) -> dict[str, str]:
        """The texts directly below a key: group("a.b") has "c" for "a.b.c"."""
        return dict(below(self.lang, prefix + "."))


@cache
def missing(lang: str, key: str) -> str:
    """What stands for a text that is missing; the log has it once."""
    LOG.error("the text %r is missing in %s, or one of the values that it names", key, lang)
    return MISSING


@cache
def below(lang: str, start: str) -> dict[str, str]:
    """The texts whose keys begin with `start`, by the rest of their keys."""
    return {key.removeprefix(start): value for key, value in catalogue(lang).items() if key.startswith(start)}


def language(tag: str) -> str:
    """The language that a tag names, where it is one of ours: "zh_TW" -> "zh", "en-US" -> "en"; else the tag."""
    found = TAG.fullmatch(tag)
    return found[1].lower() if found and found[1].lower() in LANGUAGES else tag


def from_locale(locale: str | None) -> str:
    """The language of a browser's locale: "zh-TW" -> "zh"; English for all others."""
    found = language(locale or "")
    return found if found in LANGUAGES else "en"
