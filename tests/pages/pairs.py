"""Few combinations that hold every pair of values: most faults need no more than two settings to meet."""

import itertools
import random
from collections.abc import Mapping, Sequence
from typing import Any

TRIES = 40  # combinations drawn for each one that is kept


def all_pairs(values: Mapping[str, Sequence[Any]], dice: random.Random) -> list[dict[str, Any]]:
    """Combinations of one value per key; any two values of different keys stand together in one of them at least."""
    keys = list(values)
    # a pair by the places of its values: values need not be hashable
    left = {
        ((one, i), (two, j))
        for one, two in itertools.combinations(keys, 2)
        for i, j in itertools.product(range(len(values[one])), range(len(values[two])))
    }
    rows = []
    while left:
        (one, i), (two, j) = min(left)
        drawn = [{key: dice.randrange(len(values[key])) for key in keys} | {one: i, two: j} for _ in range(TRIES)]
        best = max(drawn, key=lambda row: len(left & pairs_of(row)))
        left -= pairs_of(best)
        rows.append({key: values[key][place] for key, place in best.items()})
    return rows


def pairs_of(row: dict[str, int]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    """Every pair of a combination that names the places of its values."""
    return set(itertools.combinations(row.items(), 2))
