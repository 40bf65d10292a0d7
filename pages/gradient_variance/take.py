"""What the page of gradient variance has to take home: its playground, and the recordings of long responses."""

from functools import partial

from algos.variance.cloud import cloud
from algos.variance.growth import growth
from algos.variance.monte_carlo import estimate
from pages.gradient_variance.explorable import GRADIENT_VARIANCE
from pages.gradient_variance.long import CSV, recording
from viz.declare.explorable import Settings
from viz.draw.taken import Offer
from viz.export.piece import Piece, of
from viz.export.query import Query, settings_in
from viz.look.text import Text


def recorded(query: Query) -> Settings:
    """Which kind of mismatch the address says."""
    return {"mismatch": settings_in(GRADIENT_VARIANCE, query)["mismatch"]}


def table(report: str, settings: Settings, text: Text, link: str | None) -> str:
    """The recording of a report as CSV."""
    return CSV[report](recording(report, settings["mismatch"])["report"], text)


LONG = tuple(
    Piece(report, f"gradient_variance.{key}.header", recorded, {"csv": partial(table, report)}, computes)
    for report, key, computes in (("growth", "long", (growth, estimate)), ("cloud", "cloud", (cloud,)))
)
OFFER = Offer((of(GRADIENT_VARIANCE), *LONG))
