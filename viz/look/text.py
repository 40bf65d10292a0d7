"""The words of the lab, from assets/text/{en,zh}/*.toml: the same keys in both languages (tested).

A key is "file.table.name"; values may hold {named} placeholders, filled by `Text(lang)("key", name=value)`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from viz.look.numbers import number

TEXT = Path(__file__).parents[2] / "assets" / "text"
LANGUAGES = ("en", "zh")


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
    """The catalogue of one language as a function: text("home.title"); raises KeyError for an unknown key.

    A value that is a number is written as viz/look/numbers.py does, without a form; a text stays as it is.
    """

    lang: str

    def __call__(self, key: str, **values: object) -> str:
        words = catalogue(self.lang)[key]
        said = {name: number(value) if isinstance(value, int | float) else value for name, value in values.items()}
        return words.format(**said) if values else words

    def group(self, prefix: str) -> dict[str, str]:
        """The texts directly below a key: group("a.b") has "c" for "a.b.c"."""
        return dict(below(self.lang, prefix + "."))


@cache
def below(lang: str, start: str) -> dict[str, str]:
    """The texts whose keys begin with `start`, by the rest of their keys."""
    return {key.removeprefix(start): value for key, value in catalogue(lang).items() if key.startswith(start)}


def from_locale(locale: str | None) -> str:
    """The language of a browser's locale: "zh-TW" -> "zh"; English for all others."""
    return "zh" if (locale or "").lower().startswith("zh") else "en"
