"""viz/live/edits.js reads hand edits as viz/declare/edits.py does, and writes them so; in a browser."""

import random

import pytest

from viz.declare import edits

LIMITS = {"tokens": 24, "low": edits.LOWEST, "high": edits.HIGHEST}
TYPED = [
    "", "5:0.2, 17:3", "17:3,5:0.2,5:4", "5：0.2，17：3", "5:0,2", "5:0,2,17:3", "1,1 1,5 3", "1,1; 1,5; 3", "1,5",
    "1.1 1,5 3", "1,2,3 4,5", "[1.1, 0.9, 3]", "1.1 0.9\n3", "x:1", "5", "5:", ":2", "5:0.2:3", "0:1", "25:1", "-1:2",
    "5:0", "5:-1", "5:1e9", "5:nan", "5:inf", "5:-Infinity", "5:1_0", "5:1e1", "5:.5", "5:5.", "5:.", " 5 : 2 ",
    "+5:+2", "5:2;6:3", "5:2,,6:3", "5:0x10", "；；",
    " ".join(map(str, range(1, 26))),    "［1 2］", "5:2 6:3", "5:" + "9" * 60, "5:100,6:0.01,7:100.1",
    "1,1,1", "a,b 3", "5:2e-1,7:1E1", "5:2_,6:1", "１：２",
]  # fmt: skip
PIECES = (
    "5",
    "17",
    "1",
    "0.2",
    "3",
    "1,5",
    ":",
    ": ",
    ",",
    ", ",
    " ",
    ";",
    "：",
    "，",
    "[",
    "]",
    "x",
    "-",
    "1e3",
    ".",
    "_",
)


def samples() -> list[str]:
    """Texts put together from what edits are made of."""
    drawn = random.Random(0)
    return ["".join(drawn.choices(PIECES, k=drawn.randint(1, 12))) for _ in range(2000)]


@pytest.fixture(scope="module")
def there(module_of):
    """viz/live/edits.js."""
    return module_of("edits.js")


def test_edits_are_read_alike(there):
    texts = TYPED + samples()
    read = "(({ pairs, problems }) => [[...pairs], problems])"
    found = there(f"a.texts.map((text) => {read}(m.parse(text, a.limits)))", {"texts": texts, "limits": LIMITS})
    differ = []
    for text, (pairs, problems) in zip(texts, found, strict=True):
        here, wrong = edits.parse(text, LIMITS["tokens"])
        if ([list(pair) for pair in here], [list(problem) for problem in wrong]) != (pairs, problems):
            differ.append((text, here, wrong, pairs, problems))
    assert differ == []


def test_an_edit_is_put_in_alike(there):
    cases = [
        (text, token, ratio) for text in TYPED for token, ratio in ((5, 2.5), (7, 0.012345), (5, None), (17, 100.0))
    ]
    found = there("a.cases.map((c) => m.merge(...c, a.limits))", {"cases": cases, "limits": LIMITS})
    differ = [
        (case, edits.merge(case[0], {case[1]: case[2]}), other)
        for case, other in zip(cases, found, strict=True)
        if edits.merge(case[0], {case[1]: case[2]}) != other
    ]
    assert differ == []


def test_a_cell_of_the_table_takes_a_decimal_comma_and_nothing_that_is_no_number(there):
    read = {"": "none", "  ": "none", "1,5": "1.5", "1.5": "1.5", " 3 ": "3", ".5": "0.5", ",5": "0.5", "2.": "2"}
    wrong = ("1,5,3", ".", " , ", "x", "1e3", "-1", "nan", "1 5", "1:5", "²", "٣", "1" * 5000 + "x")
    read |= {"1000": "1000"} | dict.fromkeys(wrong, "NaN")
    found = there("a.map((text) => { const v = m.cell(text); return v === null ? 'none' : String(v); })", list(read))
    assert dict(zip(read, found, strict=True)) == read


def test_a_cell_that_holds_no_ratio_is_named(there):
    typed = there("m.merge('', 22, NaN, a)", LIMITS)
    assert edits.parse(typed, 24) == ((), [edits.Problem("ratio", typed)]) and typed.startswith("22:")
