"""What there is to take home of the many responses: both tables as numbers, and the code that draws and expects."""

from algos.studies.mean_moments import KINDS, moments
from algos.studies.mean_sample import sample
from pages.means.many.study import COMPARED, CONTROLS, ROWS, Study, setting, study
from viz.declare.explorable import Settings
from viz.draw.piece import Piece
from viz.export.contents import label, written
from viz.export.csv import Row, number, safe, sheet
from viz.look.text import Text


def piece(settings: Settings) -> Piece:
    """The section at the settings of its controls."""
    defaults = {control.key: control.default for control in CONTROLS}
    return Piece(
        "means_many", "means.many.header", settings, defaults, (sample, moments),
        lambda text, link: {"csv": lambda: tables(settings, text)},
    )  # fmt: skip


def tables(settings: Settings, text: Text) -> str:
    """The settings and every number of both tables, one per row, as viz/export/csv.py writes an explorable's.

    A number is named by how responses end, the mean, and which column it stands in; `half` is the half-width of the
    95 % interval of the number above it.
    """
    rows: list[Row] = [(c.key, "", written(c, settings[c.key]), safe(label(c.key, text))) for c in CONTROLS]
    end, length, kl, seed = setting(settings)
    for kind in KINDS:
        found = study(kind, length, kl, seed)
        for name in ROWS if kind == end else COMPARED:
            words = text(f"control.many_end.{kind}"), text(f"means.many.row.{name}")
            for column, cells in columns(found, name, kind == end).items():
                said = safe(" · ".join((*words, text(f"means.many.column.{column}"))))
                parts = zip((column, f"{column}.half"), cells, strict=False)
                rows += [(f"{kind}.{name}.{part}", "", number(value), said) for part, value in parts]
    return sheet(rows)


def columns(found: Study, name: str, chosen: bool) -> dict[str, tuple[float, ...]]:
    """Column of a table -> a mean's number there, with the half-width of its interval where it has one."""
    cells: dict[str, tuple[float, ...]] = {}
    if name in found.exact:
        cells["exact"] = found.exact[name][:1]
    cells["sample"] = found.mean(name)
    if chosen and not name.startswith("log_"):
        cells["inside"] = found.inside(name)
    return cells
