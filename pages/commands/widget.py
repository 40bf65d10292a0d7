"""python -m pages.commands.widget NAME: write the widget of an explorable, or print its numbers, a snippet or BibTeX.

Exits 2 with one sentence where a name or a value does not fit; a file is written whole or not at all.
"""

import argparse
import sys
from pathlib import Path

from algos.files import whole_text
from pages import EXPLORABLES
from viz.declare.explorable import Explorable, Settings
from viz.export import bibtex, numbers_csv, snippet, widget_html
from viz.export.contents import objectives_of
from viz.export.html import BACKGROUNDS, MODES
from viz.export.values import settings_of
from viz.look.text import LANGUAGES, Text


def parser() -> argparse.ArgumentParser:
    """The command line."""
    own = argparse.ArgumentParser(prog="python -m pages.commands.widget", description=__doc__, allow_abbrev=False)
    own.add_argument("name", help=f"one of {', '.join(EXPLORABLES)}; - for _ will do")
    own.add_argument("--lang", choices=LANGUAGES, default="en", help="the language that it starts in")
    own.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="pieces", help="a setting")
    own.add_argument("--mode", choices=MODES, default="self-contained", help="small takes plotly from its CDN")
    own.add_argument("--theme", choices=("auto", "light", "dark"), default="auto", help="auto follows the reader's")
    own.add_argument("--background", choices=BACKGROUNDS, default="paper", help="transparent shows the post behind")
    own.add_argument("--link", metavar="URL", help="address of this explorable's page in a lab; default: no link")
    own.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: NAME.html, or standard output")
    kinds = own.add_mutually_exclusive_group()
    for kind in ("csv", "snippet", "bibtex"):
        kinds.add_argument(f"--{kind}", action="store_const", const=kind, dest="kind", help=f"the {kind} instead")
    return own


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code."""
    options = parser().parse_args(arguments)
    text = Text(options.lang)
    try:
        name = options.name.replace("-", "_")  # as a page's address has it
        if name not in EXPLORABLES:
            choices = ", ".join(EXPLORABLES)
            raise ValueError(text("export.error.name", name=repr(options.name), choices=choices))
        explorable = EXPLORABLES[name]
        settings = settings_of(explorable, options.pieces, text)
        made = make(explorable, settings, options, text)
        path = options.output or (None if options.kind else Path(f"{name}.html"))
        if path is None:
            print(made, end="")
        else:
            write(path, made, text)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def make(explorable: Explorable, settings: Settings, options: argparse.Namespace, text: Text) -> str:
    """What was asked for."""
    if options.kind == "csv":
        return numbers_csv(explorable, settings, text)
    if options.kind == "snippet":
        return snippet(explorable, settings)
    if options.kind == "bibtex":
        return bibtex(objectives_of(explorable, settings))
    code = None
    if explorable.traced is None or not explorable.traced.exists():
        from pages.commands.trace import traced

        code = traced(explorable)
    look = options.mode, options.theme, options.link, code, options.background
    return widget_html(explorable, settings, text.lang, *look)


def write(path: Path, made: str, text: Text) -> None:
    """Write so that nobody meets half of it; ValueError with a sentence if it fails."""
    try:
        whole_text(path, made)
    except OSError as problem:
        raise ValueError(text("export.error.write", path=path, reason=problem.strerror)) from problem


if __name__ == "__main__":
    sys.exit(main())
