"""References in figures, sentences and tables: plotly's own JSON, in which these stand for values by name.

    {"$": "name"}             a number or a vector; "+": 2 adds a constant to it, "n": "length" takes as many
                              elements as that value says, "times": 3 that many times as many
    {"$p": phrase}            a sentence with its numbers

viz/live/runtime.js resolves them while a slider moves; `resolve` here does the same in Python.
"""

import re
from typing import Any

from viz.look.numbers import number

Spec = dict[str, Any]
Values = dict[str, Any]  # name -> number or numpy array: what the function takes and returns


def ref(name: str, **more: Any) -> Spec:
    """A reference to an input or output; `more` is n="length" and times=3, see above."""
    return {"$": name, **more}


def phrase(*variants: str, select: str | None = None, **values: Any) -> Spec:
    """A sentence: templates of which output `select` (0, 1, ...) chooses one, and what its {placeholders} are.

    A value is a plain string, a number, or (name of an output, format); formats as in viz/look/numbers.py.
    """
    return {
        "variants": list(variants),
        "select": select,
        "values": {
            k: list(v) if isinstance(v, tuple) else number(v) if isinstance(v, int | float) else v
            for k, v in values.items()
        },
    }


def cell(name: str, form: str) -> Spec:
    """A table's cell with one number."""
    return {"$p": phrase("{v}", v=(name, form))}


def say(spec: Spec, values: Values) -> str:
    """The sentence of a phrase with its numbers."""
    template = spec["variants"][int(values[spec["select"]]) if spec["select"] else 0]
    shown = {k: v if isinstance(v, str) else number(values[v[0]], v[1]) for k, v in spec["values"].items()}
    return template.format(**shown)


def unmarked(text: str) -> str:
    """A sentence without the marks of its terms: "[[slope|f']]" -> "f'", and "[[slope|f'|0.5]]" -> "f' (0.5)"."""
    return re.sub(r"\[\[\w+\|([^|]+?)(?:\|(.+?))?\]\]", lambda m: m[1] + (f" ({m[2]})" if m[2] else ""), text)


def resolve(spec: Any, values: Values) -> Any:
    """The figure or cell with every reference replaced by what it stands for."""
    if isinstance(spec, dict):
        if "$" in spec:
            value = values[spec["$"]]
            if "n" in spec:
                value = value[: round(values[spec["n"]] * spec.get("times", 1))]
            return value + spec.get("+", 0)
        if "$p" in spec:
            return say(spec["$p"], values)
        return {key: resolve(value, values) for key, value in spec.items()}
    if isinstance(spec, list):
        return [resolve(value, values) for value in spec]
    return spec


def names_in(spec: Any) -> set[str]:
    """Every input or output that a figure or phrase refers to."""
    if isinstance(spec, dict):
        if "$" in spec:
            return {spec["$"]} | ({spec["n"]} if "n" in spec else set())
        if "$p" in spec:
            said = spec["$p"]
            used = {value[0] for value in said["values"].values() if isinstance(value, list)}
            return used | ({said["select"]} if said["select"] else set())
        return set().union(*(names_in(value) for value in spec.values())) if spec else set()
    if isinstance(spec, list):
        return set().union(*(names_in(value) for value in spec)) if spec else set()
    return set()
