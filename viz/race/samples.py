"""One response of a race, token by token: its ratios, and the coefficient that each objective gives its tokens."""

from collections.abc import Sequence
from typing import Any

from viz.race.figures import label
from viz.race.series import Lane
from viz.spread import html
from viz.text import Text


def newest(events: Sequence[dict[str, Any]], step: float) -> dict[str, Any] | None:
    """The last sample up to that rollout, else the first one; None where a race has none."""
    found = [event for event in events if event["event"] == "sample"]
    return next((event for event in reversed(found) if event["step"] <= step), found[0] if found else None)


def table(sample: dict[str, Any], lanes: list[Lane], text: Text) -> str:
    """The tokens as rows of a table in HTML; a token without gradient has an empty circle."""
    header = [text("training_race.samples.column_token"), text("training_race.samples.column_ratio")]
    rows = []
    for place, (token, ratio) in enumerate(zip(sample["response"], sample["ratio"], strict=True)):
        cells = [sample["coefficients"][f"{lane.member}"][place] for lane in lanes]
        rows.append([f"{place + 1}. {token}", f"{ratio:.3f}", *(f"{c:.3f}" if c else "○" for c in cells)])
    return html([*header, *(label(lane, text) for lane in lanes)], rows, text("training_race.samples.header"))
