"""The place in a paper, written short and in English where a source is declared, in the words of either language."""

import re

from viz.look.text import Text

# the pieces of "eq. 5, 7 and section 5.1", each with the key of its words below lesson.place
PIECES = {
    "eq": re.compile(r"eq\. (\d+(?:(?:, |-)\d+)*)"),
    "section": re.compile(r"section ([\d.]*\d)"),
    "lemma": re.compile(r"Lemma (\d+)"),
    "masks": re.compile(r"masks()"),
    "and": re.compile(r" and ()"),
}


def said(place: str, text: Text) -> str:
    """The place in words: "eq. 5" is an equation's number, "section 4" a section's."""
    for key, pattern in PIECES.items():
        place = pattern.sub(lambda found, key=key: text(f"lesson.place.{key}", n=found[1]), place)
    return place
