"""Ratios edited by hand, in two forms that a URL carries.

"5:0.2,17:3" is token 5 at 0.2, token 17 at 3; "1.1 0.9 3" (by spaces, commas or lines, or as a JSON list) is the
ratios of the tokens from the first on. A decimal comma is read where it can be nothing else: "5:0,2" and "1,1 1,5 3".
"""

import re
from typing import NamedTuple

LOWEST, HIGHEST = 0.01, 100.0
LONGEST_PIECE = 40
# as Chinese input methods write them; a wide comma is never a decimal one
WIDE = str.maketrans({"，": ", ", "、": ", ", "：": ":", "；": ";", "［": "[", "］": "]", "．": "."})
WIDE |= {ord("０") + digit: str(digit) for digit in range(10)}
COMMA = re.compile(r"\d+,\d+")  # one ratio with a decimal comma, or two ratios
# the same behind a token, where no second ratio can stand
PAIR_COMMA = re.compile(r"(:\s*\d+),(\d+)(?![\d.]|\s*:)")


class Problem(NamedTuple):
    """A piece that could not be used: the key of the sentence that says why, and the piece itself."""

    key: str
    piece: str


Pairs = tuple[tuple[int, float], ...]


def parse(text: str, length: int) -> tuple[Pairs, list[Problem]]:
    """The (token, ratio) pairs of a text, sorted, later ones winning; and one Problem per piece that is left out.

    Tokens run from 1 to `length`, ratios from LOWEST to HIGHEST.
    """
    text = text.translate(WIDE)
    pieces = in_pairs(text) if ":" in text else in_a_row(text)
    pairs: dict[int, float] = {}
    problems = []
    for piece, token, ratio in pieces:
        shown = piece[:LONGEST_PIECE]
        if "," in ratio:
            problems.append(Problem("comma", shown))
            continue
        try:
            position, value = int(token), float(ratio)
        except ValueError:
            problems.append(Problem("form", shown))
            continue
        if not 1 <= position <= length:
            problems.append(Problem("token", shown))
        elif not LOWEST <= value <= HIGHEST:
            problems.append(Problem("ratio", shown))
        else:
            pairs[position] = value
    return tuple(sorted(pairs.items())), problems


def in_pairs(text: str) -> list[tuple[str, str, str]]:
    """(piece, token, ratio) for each piece between commas; what a piece lacks is empty."""
    text = PAIR_COMMA.sub(r"\1.\2", text)
    pieces = [" ".join(piece.split()) for piece in re.split(r"[,;]", text)]
    parts = [(piece, *piece.partition(":")[::2]) for piece in pieces if piece]
    return [(piece, token, ratio) for piece, token, ratio in parts]


def in_a_row(text: str) -> list[tuple[str, str, str]]:
    """The same for a list of ratios: they count their tokens themselves; one that may be two keeps its comma."""
    bare = text.strip(" []\t\r\n,;")
    words = [word.strip(",") for word in re.split(r"[\s;]+", bare)]
    # numbers apart by spaces and with a comma at most, and no point anywhere: the commas are decimal
    decimal = "." not in bare and len(words) > 1 and all(word.count(",") <= 1 for word in words)
    pieces: list[str] = []
    for word in words:
        if "[" in text or not COMMA.fullmatch(word):
            pieces += word.split(",")
        else:
            pieces.append(word.replace(",", ".") if decimal else word)
    return [(f"{token}:{piece}", str(token), piece) for token, piece in enumerate(filter(None, pieces), 1)]


def compact(pairs: Pairs) -> str:
    """The text of the pairs, with as many digits as a reader needs."""
    return ",".join(f"{token}:{ratio:.4g}" for token, ratio in sorted(pairs))


def merge(text: str, typed: dict[int, float | None]) -> str:
    """The text with newly typed ratios put in, None taking one out; unusable pieces stay for their owner to mend."""
    pairs, problems = parse(text, length=10**6)
    ratios = {**dict(pairs), **typed}
    kept = tuple((token, ratio) for token, ratio in ratios.items() if ratio is not None)
    mended = {f"{token}" for token in typed}
    left = (problem.piece for problem in problems if problem.piece.partition(":")[0] not in mended)
    return ",".join(piece for piece in (compact(kept), *left) if piece)
