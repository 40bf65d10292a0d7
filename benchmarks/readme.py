"""The tables in README.md here: each stands between two marks that name the benchmark that wrote it."""

from pathlib import Path

README = Path(__file__).parent / "README.md"


def write(name: str, table: str) -> None:
    """Put the table of `python -m benchmarks.{name} --write` where its last one stands."""
    start, end = f"<!-- written by python -m benchmarks.{name} --write -->", f"<!-- end of what {name} wrote -->"
    before, rest = README.read_text(encoding="utf-8").split(start)
    README.write_text(f"{before}{start}\n{table}\n{end}{rest.split(end)[1]}", encoding="utf-8")
