"""One response of a race, token by token: its ratios, and the coefficient that each objective gives its tokens."""

from collections.abc import Sequence
from typing import Any

from pages.means.many import html
from pages.training_race.figures import label
from pages.training_race.series import Lane
from viz.look.numbers import number
from viz.look.text import Text


def newest(events: Sequence[dict[str, Any]], step: float) -> dict[str, Any] | None:
    """The last sample up to that rollout that has an advantage, else any; None where a race has none."""
    found = [event for event in events if event["event"] == "sample"]
    telling = [event for event in found if event["advantage"]] or found
    return next((event for event in reversed(telling) if event["step"] <= step), telling[0] if telling else None)


def table(sample: dict[str, Any], lanes: list[Lane], text: Text) -> str:
    """The tokens as columns, their ratio and each lane's coefficient as rows; no gradient is an empty circle."""
    rows = [[text("training_race.samples.ratio"), *(number(ratio, ".3f") for ratio in sample["ratio"])]]
    for lane in lanes:
        values = sample["coefficients"].get(f"{lane.member}")
        if values is not None:
            rows.append([label(lane, text), *(number(c, ".2f") if c else "○" for c in values)])
    return html([text("training_race.samples.token"), *sample["response"]], rows, text("training_race.samples.header"))
