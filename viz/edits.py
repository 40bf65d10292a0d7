"""Ratios edited by hand, in the compact form that a URL carries: "5:0.2,17:3" is token 5 at 0.2, token 17 at 3."""

from typing import NamedTuple

LOWEST, HIGHEST = 0.01, 100.0


class Problem(NamedTuple):
    """A piece that could not be used: the key of the sentence that says why, and the piece itself."""

    key: str
    piece: str


def parse(text: str, length: int) -> tuple[tuple[tuple[int, float], ...], list[Problem]]:
    """The (token, ratio) pairs of a text, sorted, later ones winning; and one Problem per piece that is left out.

    Tokens run from 1 to `length`, ratios from LOWEST to HIGHEST.
    """
    pairs: dict[int, float] = {}
    problems = []
    for piece in (" ".join(p.split()) for p in text.replace("，", ",").replace("：", ":").split(",")):
        if not piece:
            continue
        token, _, ratio = piece.partition(":")
        try:
            position, value = int(token), float(ratio)
        except ValueError:
            problems.append(Problem("form", piece[:40]))
            continue
        if not 1 <= position <= length:
            problems.append(Problem("token", piece[:40]))
        elif not LOWEST <= value <= HIGHEST:
            problems.append(Problem("ratio", piece[:40]))
        else:
            pairs[position] = value
    return tuple(sorted(pairs.items())), problems


def compact(pairs: tuple[tuple[int, float], ...]) -> str:
    """The text of the pairs, with as many digits as a reader needs."""
    return ",".join(f"{token}:{ratio:.4g}" for token, ratio in sorted(pairs))


def merge(text: str, typed: dict[int, float | None]) -> str:
    """The text with newly typed ratios put in, None taking one out; unusable pieces stay for their owner to mend."""
    pairs, problems = parse(text, length=10**6)
    ratios = {**dict(pairs), **typed}
    kept = tuple((token, ratio) for token, ratio in ratios.items() if ratio is not None)
    return ",".join(piece for piece in (compact(kept), *(problem.piece for problem in problems)) if piece)
