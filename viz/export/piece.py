"""A part of a page as one takes it home: what the address says of it, its files, the code that computes it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from viz.declare.explorable import Explorable, Settings
from viz.export.bibtex import bibtex
from viz.export.contents import objectives_of
from viz.export.csv import numbers_csv
from viz.export.html import widget_html
from viz.export.query import Query, part_in, settings_in
from viz.export.snippet import snippet
from viz.look.text import Text

Make = Callable[[Settings, Text, str | None], str]  # (settings, text, address of its page or None) -> the file
# kind of a file -> how its name ends, and its media type
ENDINGS = {
    "self-contained": ("html", "text/html"),
    "small": ("small.html", "text/html"),
    "csv": ("csv", "text/csv"),
    "bibtex": ("bib", "text/plain"),
    "snippet": ("py", "text/x-python"),
}


@dataclass(frozen=True)
class Piece:
    """One part of a page.

    name      begins the names of its files
    title     key of its name in words
    read      the query of the page's address -> its settings
    makers    kind of a file -> what writes it; the "snippet" among them is also shown
    computes  the functions whose files are shown as its source
    """

    name: str
    title: str
    read: Callable[[Query], Settings]
    makers: dict[str, Make]
    computes: tuple[Callable[..., Any], ...]


def of(explorable: Explorable, above: Explorable | None = None) -> Piece:
    """An explorable as a piece; `above` is the one that it shares controls with on its page."""
    compute = getattr(explorable.compute, "func", explorable.compute)  # of a partial, the function
    read = partial(part_in, explorable, above) if above else partial(settings_in, explorable)
    return Piece(explorable.name, f"{explorable.name}.nav", read, files_of(lambda settings: explorable), (compute,))


def files_of(
    explorable: Callable[[Settings], Explorable],
    code: Callable[[Settings], str] | None = None,
    program: Callable[[Settings], str] | None = None,
) -> dict[str, Make]:
    """What writes the files of an explorable, which may hang on the settings.

    `code` makes its JavaScript where none was traced, `program` stands for the snippet.
    """

    def widget(mode: str, settings: Settings, text: Text, link: str | None) -> str:
        own = code(settings) if code else None
        return widget_html(explorable(settings), settings, text.lang, mode, link=link, code=own)

    return {
        "self-contained": partial(widget, "self-contained"),
        "small": partial(widget, "small"),
        "csv": lambda settings, text, link: numbers_csv(explorable(settings), settings, text),
        "bibtex": lambda settings, text, link: bibtex(objectives_of(explorable(settings), settings)),
        "snippet": lambda settings, text, link: (
            program(settings) if program else snippet(explorable(settings), settings)
        ),
    }
