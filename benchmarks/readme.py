"""The tables in README.md here: a benchmark prints its own, and with --write puts it between the marks of its name."""

import argparse
from pathlib import Path

README = Path(__file__).parent / "README.md"


def parser(name: str, about: str | None) -> argparse.ArgumentParser:
    """The command line of `python -m benchmarks.{name}`, whose docstring is `about`."""
    own = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    own.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    return own


def tell(name: str, table: str, written: bool) -> None:
    """Print the table, and where it is to be written put it in the place of the benchmark's last one."""
    print(table)
    if written:
        write(name, table)


def write(name: str, table: str) -> None:
    """Put the table of `python -m benchmarks.{name} --write` where its last one stands."""
    start, end = f"<!-- written by python -m benchmarks.{name} --write -->", f"<!-- end of what {name} wrote -->"
    before, rest = README.read_text(encoding="utf-8").split(start)
    README.write_text(f"{before}{start}\n{table}\n{end}{rest.split(end)[1]}", encoding="utf-8")
