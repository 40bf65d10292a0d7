"""What there is to take home of the long responses: every number shown, and the code that estimates them."""

from algos.variance.cloud import cloud
from algos.variance.growth import growth
from algos.variance.monte_carlo import estimate
from pages.gradient_variance.long import Report, rows_of
from viz.draw.piece import Piece
from viz.export.csv import Row, sheet
from viz.look.text import Text


def pieces(grown: Report, clouds: Report) -> list[Piece]:
    """Both sections as they are shown; their settings are those of the page."""
    return [
        Piece("growth", "gradient_variance.long.header", {}, {}, (growth, estimate),
              lambda text, link: {"csv": lambda: growth_csv(grown, text)}),
        Piece("cloud", "gradient_variance.cloud.header", {}, {}, (cloud,),
              lambda text, link: {"csv": lambda: cloud_csv(clouds, text)}),
    ]  # fmt: skip


def growth_csv(report: Report, text: Text) -> str:
    """Every figure at every length: its value, and the ends of its interval as .low and .high; index is the length."""
    rows: list[Row] = []
    for row in rows_of(report):
        label = text(f"objectives.{row['objective']}.name")
        for end, cell in (("", row["value"]), (".low", row["low"]), (".high", row["high"])):
            rows.append(
                (f"{row['objective']}.{row['figure']}{end}", row["length"], "" if cell is None else cell, label)
            )
    return sheet(rows)


def cloud_csv(report: Report, text: Text) -> str:
    """Every dot: along the truth and across it; index counts the groups of an objective."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for row in rows_of(report):
        name = row["objective"]
        seen[name] = seen.get(name, 0) + 1
        label = text(f"objectives.{name}.name")
        rows += [(f"{name}.{axis}", seen[name], row[axis], label) for axis in ("along", "across")]
    return sheet(rows)
