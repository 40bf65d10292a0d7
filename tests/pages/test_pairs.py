"""The combinations hold every pair, and are few."""

import itertools
import random

from tests.pages.pairs import all_pairs


def test_every_pair_stands_together_in_few_combinations():
    values = {f"k{n}": tuple(range(2 + n % 3)) for n in range(12)}
    rows = all_pairs(values, random.Random(0))
    for one, two in itertools.combinations(values, 2):
        assert {(row[one], row[two]) for row in rows} == set(itertools.product(values[one], values[two]))
    assert len(rows) < 40  # of 2^4 3^4 4^4


def test_one_key_or_none_gives_no_pair():
    assert all_pairs({}, random.Random(0)) == all_pairs({"one": (1, 2)}, random.Random(0)) == []
