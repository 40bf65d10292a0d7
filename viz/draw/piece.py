"""A part of a page as one takes it home: its say in the page's link, its files, the code that computes it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from viz.declare.explorable import Explorable, Settings
from viz.export import bibtex, numbers_csv, snippet, widget_html
from viz.export.contents import objectives_of
from viz.look.text import Text

Makers = dict[str, Callable[[], str]]  # kind of a file -> what writes it


@dataclass(frozen=True)
class Piece:
    """One part of a page at its present settings.

    name      begins the names of its files
    title     key of its name in words
    settings  of all its controls, those included that it shares with the page's explorable
    defaults  what a link need not say of them
    computes  the functions whose files are shown as its source
    makers    (text, address of its page or None) -> its files; "snippet" among them is also shown
    """

    name: str
    title: str
    settings: Settings
    defaults: Settings
    computes: tuple[Callable[..., Any], ...]
    makers: Callable[[Text, str | None], Makers]


def of(
    explorable: Explorable,
    settings: Settings,
    code: Callable[[], str] | None = None,
    program: Callable[[], str] | None = None,
) -> Piece:
    """An explorable as a piece; `code` makes its JavaScript where none was traced, `program` stands for the snippet."""

    def makers(text: Text, link: str | None) -> Makers:
        def widget(mode: str) -> str:
            return widget_html(explorable, settings, text.lang, mode, link=link, code=code() if code else None)

        always: Makers = {
            "csv": partial(numbers_csv, explorable, settings, text),
            "bibtex": lambda: bibtex(objectives_of(explorable, settings)),
        }
        if explorable.values is not None:  # what a server works out cannot move in a file
            return always
        return {
            "self-contained": partial(widget, "self-contained"),
            "small": partial(widget, "small"),
            **always,
            "snippet": program or partial(snippet, explorable, settings),
        }

    compute = getattr(explorable.compute, "func", explorable.compute)  # of a partial, the function
    title, defaults = f"{explorable.name}.nav", explorable.unsaid(settings)
    return Piece(explorable.name, title, settings, defaults, (compute,), makers)
