"""The text form of objectives with settings, on every command line: "grpo,sapo[tau_pos=5,tau_neg=10]".

A setting beside the list, "sapo.tau_pos=5", holds for every variant of that name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from algos.objectives import OBJECTIVES, make_objective

Variant = tuple[str, dict[str, Any]]
WORDS = {"true": True, "false": False, "none": None}


def split(text: str, mark: str = ",") -> list[str]:
    """The parts between marks that stand outside brackets, without blanks around them."""
    return [part.strip() for part in re.split(re.escape(mark) + r"(?![^\[]*\])", text)]


def value(name: str, field: str, text: str) -> Any:
    """A setting read from text: a number, true, false, none, or a word; what the field's own type asks for."""
    own = {f.name: f.type for f in fields(OBJECTIVES[name])} if name in OBJECTIVES else {}  # type: ignore[arg-type]
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    try:
        return int(text) if own.get(field) == int | None else float(text)
    except ValueError:
        return text


def pairs(name: str, texts: Iterable[str]) -> dict[str, Any]:
    """{field: value} of texts such as "tau_pos=5"; ValueError for one without a name or a value."""
    settings = {}
    for text in texts:
        field, sign, words = (part.strip() for part in text.partition("="))
        if not (field and sign and words):
            raise ValueError(f"the setting {text!r} of {name}; wanted FIELD=VALUE, such as tau_pos=5.")
        settings[field] = value(name, field, words)
    return settings


def variants(
    text: str, sets: Iterable[str] = (), own: Mapping[str, dict[str, Any]] = MappingProxyType({})
) -> list[Variant]:
    """The objectives that a text names with their settings; `sets` ("gspo.eps_low=0.03") hold for all of a name.

    What stands in brackets goes before what `sets` say, and both before `own`, {name: settings to begin with}.
    ValueError or TypeError, with a sentence, for an unknown name or field, a value out of range, an objective listed
    twice or a set that meets no objective.
    """
    found: list[Variant] = []
    shared: dict[str, dict[str, Any]] = {}
    for one in sets:
        name, dot, setting = one.partition(".")
        if not dot or "=" not in setting:
            raise ValueError(f"the setting {one!r}; wanted NAME.FIELD=VALUE, such as sapo.tau_pos=5.")
        shared.setdefault(name.strip(), {}).update(pairs(name.strip(), [setting]))
    for part in split(text):
        match = re.fullmatch(r"([\w-]+)\s*(?:\[(.*)\])?", part)
        if not match:
            raise ValueError(f"the objective {part!r}; wanted NAME or NAME[FIELD=VALUE,...], such as sapo[tau_pos=5].")
        name, inside = match[1], match[2]
        settings = own.get(name, {}) | shared.get(name, {}) | (pairs(name, split(inside)) if inside else {})
        make_objective(name, **settings)
        if (name, settings) in found:
            raise ValueError(f"the objective {label(name, settings)} is listed twice; once will do.")
        found.append((name, settings))
    if lost := shared.keys() - {name for name, _ in found}:
        raise ValueError(f"a setting for {', '.join(sorted(lost))}, which is not among the objectives {text}.")
    return found


def named(found: Sequence[Variant]) -> dict[str, Variant]:
    """{what each is called: it}: by its name alone where that is clear, else with its settings."""
    names = [name for name, _ in found]
    return {name if names.count(name) == 1 else label(name, own): (name, own) for name, own in found}


def label(name: str, settings: Mapping[str, Any]) -> str:
    """The text of one objective with its settings: "sapo[tau_pos=5,tau_neg=10]"; `variants` reads it back."""
    inside = ",".join(f"{field}={short(own)}" for field, own in settings.items())
    return f"{name}[{inside}]" if inside else name


def short(own: Any) -> str:
    """A setting as text, with as few digits as give the same number back."""
    return f"{own:g}" if isinstance(own, float) and float(f"{own:g}") == own else str(own)
