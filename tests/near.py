"""How results that are nested lists and dictionaries are held against what they should be."""

import math
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

SHOWN = 5  # differences that a message names


def differences(new: Any, old: Any, rel: float = 0.0, abs: float = 0.0, where: str = "") -> Iterator[str]:
    """One line for each place where `new` is not `old`: where, what is there, what was wanted, and by how much it errs.

    Floats may differ by `rel` of the wanted one or by `abs`, whichever is more; NaN equals NaN.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        if odd := sorted(map(str, new.keys() ^ old.keys())):
            yield f"{where or 'top'}: only one of the two has {', '.join(odd)}"
        for key in old:
            if key in new:
                yield from differences(new[key], old[key], rel, abs, f"{where}.{key}" if where else f"{key}")
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple):
        if len(new) != len(old):
            yield f"{where or 'top'}: {len(new)} entries, wanted {len(old)}"
        for place, pair in enumerate(zip(new, old, strict=False)):
            yield from differences(*pair, rel, abs, f"{where}[{place}]")
    elif isinstance(old, float) and isinstance(new, float | int) and not isinstance(new, bool):
        if new != old and not (math.isnan(new) and math.isnan(old)):
            off = math.fabs(new - old)
            if not (math.isfinite(off) and off <= max(rel * math.fabs(old), abs)):
                yield f"{where or 'top'}: {new!r}, wanted {old!r}, off by {off:.3g}"
    elif new != old or type(new) is not type(old):
        yield f"{where or 'top'}: {new!r}, wanted {old!r}"


def assert_near(new: Any, old: Any, rel: float = 0.0, abs: float = 0.0, about: str = "") -> None:
    """Fail with the first few differences in words; `about` says what to do."""
    found = list(differences(new, old, rel, abs))
    more = [f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    assert not found, "\n".join([f"{len(found)} places differ. {about}".strip(), *found[:SHOWN], *more])


def assert_same_text(new: str, old: str, about: str = "") -> None:
    """Fail with the first lines that differ, in both versions; `about` says what to do."""
    pairs = enumerate(zip_longest(new.splitlines(), old.splitlines(), fillvalue="(no line)"), 1)
    found = [f"line {line}: {one.strip()}\n    wanted: {other.strip()}" for line, (one, other) in pairs if one != other]
    assert new == old, "\n".join([f"{len(found)} lines differ. {about}".strip(), *found[:SHOWN]])
