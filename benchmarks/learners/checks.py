"""Whether a learner sees what is its own, and nobody else's.

A learner knows what it has set: sliders, choices, text, language, predictions, races. The lab says them again: as the
value of a widget that the script has set, in what the component of the figures gets, and after a visit to another page
or a reload all of them at once. Besides, every learner writes its own name into a field, and its name alone may come.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.learners.screen import Part, Screen
from benchmarks.learners.widgets import Value, Widget
from viz.look.text import Text

NAME = re.compile(rb"learner-(\d{3})")
BAD_LINK = ":material/link_off:"  # the icon of the notice that a value of the address was not taken
LIVE_RACE = "_own"  # how the keys of figures end that follow a race, not the sliders
SHOWN = "_shown"  # after the key of the widget that stands for a hidden field


@dataclass
class Own:
    """What a learner has set in its visit: per page and key the widget's id, its value, whether a link carries it.

    And the options of what no link carries, in the classroom: those of another lesson are others.
    """

    number: int
    language: str = "en"
    values: dict[str, dict[str, tuple[str, Value, bool, list[str]]]] = field(default_factory=dict)
    guesses: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)  # page, question -> language, words
    race: str = ""

    @property
    def name(self) -> str:
        """What it writes into fields."""
        return f"learner-{self.number:03d}"

    def note(self, page: str, widget: Widget) -> None:
        """Keep in mind what a widget was set to."""
        linked = bool(widget.param) or widget.key.endswith(SHOWN)
        self.values.setdefault(page, {})[widget.key] = (
            widget.id,
            widget.chosen,
            linked,
            [] if linked else widget.options,
        )

    def leave(self) -> None:
        """Keep only what a link carries: Streamlit forgets the rest with the page, and with the words of a language."""
        for values in self.values.values():
            for key in [key for key, (_, _, linked, _) in values.items() if not linked]:
                del values[key]

    def mixed(self, page: str, screen: Screen, run: str) -> list[str]:
        """A sentence for everything on the screen that is not this learner's; `run` is the race it looks at."""
        widgets = screen.widgets
        return [
            *self.of_widgets(page, widgets), *self.of_figures(page, drawn_now(screen)),
            *self.of_words(widgets.values()), *self.of_guesses(page, screen, widgets), *self.of_race(screen, run),
        ]  # fmt: skip

    def of_widgets(self, page: str, widgets: dict[str, Widget]) -> list[str]:
        """Widgets whose value the script has set to another one."""
        wrong = []
        for key, (id, value, linked, options) in list(self.values.get(page, {}).items()):
            here = widgets.get(key)
            if here and (here.id != id or (not linked and here.options != options)):  # it starts anew
                del self.values[page][key]
            elif here and here.chosen != value:
                wrong.append(f"{key} is {here.chosen!r}, was set to {value!r}")
        return wrong

    def of_figures(self, page: str, parts: Iterable[Part]) -> list[str]:
        """Numbers that the component gets of sliders that stand elsewhere."""
        wrong = []
        figures = [part for part in parts if part.text and not part.proto.bidi_component.id.endswith(LIVE_RACE)]
        for inputs in [part.data.get("x", {}) for part in figures]:
            for key, (_, value, *_) in self.values.get(page, {}).items():
                own = number(value)
                if own is not None and isinstance(inputs.get(key), int | float) and abs(inputs[key] - own) > 1e-9:
                    wrong.append(f"figures have {key} at {inputs[key]!r}, it was set to {own!r}")
        return wrong

    def of_words(self, widgets: Iterable[Widget]) -> list[str]:
        """Labels in another language."""
        other = Text("zh" if self.language == "en" else "en")
        own, wrong = Text(self.language), []
        for one in widgets:
            key = f"control.{one.key.removesuffix(SHOWN)}.label"
            if one.kind in ("slider", "selectbox", "multiselect") and one.label == known(other, key) != known(own, key):
                wrong.append(f"{one.key} is labelled {one.label!r}, the language is {self.language}")
        return wrong

    def of_guesses(self, page: str, screen: Screen, widgets: dict[str, Widget]) -> list[str]:
        """Predictions that are told otherwise than they were made, or that this learner has not made."""
        wrong = []
        for path, part in list(screen.parts.items()):
            question = block(part).partition("-predict-")[2]
            if not question:
                continue
            made, open_ = self.guesses.get((page, question)), f"guess-{question}" in widgets
            told = " ".join(p.proto.markdown.body for at, p in screen.parts.items()
                            if at[: len(path)] == path and p.kind == "markdown")  # fmt: skip
            if made is None and not open_:
                wrong.append(f"the prediction {question} was made by somebody else: {told[:200]!r}")
            if made and (open_ or (made[0] == self.language and made[1] not in told)):
                wrong.append(f"the prediction {question} was {made[1]!r}, the page says {told[:200]!r}")
        return wrong

    def of_race(self, screen: Screen, run: str) -> list[str]:
        """Races that the address does not name, and another's race that this learner could stop."""
        wrong = []
        for part in screen.parts.values():
            job = block(part).partition("-job-")[2]
            if job and job != run:
                wrong.append(f"the race {job} is shown, the address has {run!r}")
        for key in screen.widgets:
            if key.startswith("cancel-") and key != f"cancel-{self.race}":
                wrong.append(f"there is a button that stops {key.removeprefix('cancel-')}, started by another")
        return wrong

    def strangers(self, messages: Iterable[bytes]) -> list[str]:
        """Names of others in messages."""
        own = f"{self.number:03d}".encode()
        found = {name for raw in messages for name in NAME.findall(raw)} - {own}
        return [f"it got what learner-{name.decode()} wrote" for name in sorted(found)]


def drawn_now(screen: Screen) -> list[Part]:
    """What the last run has drawn: other parts of the page tell of the run before."""
    return [part for part in screen.parts.values() if part.run == screen.run]


def broken(screen: Screen) -> list[str]:
    """A sentence for every part of a page that says that something went wrong."""
    wrong = []
    for part in screen.parts.values():
        if part.kind == "exception":
            said = part.proto.exception
            wrong.append(f"{said.type}: {said.message} {' '.join(said.stack_trace[-1:])}")
        elif part.kind == "alert" and part.proto.alert.icon == BAD_LINK:
            wrong.append(f"a value was not taken: {part.proto.alert.body}")
    return wrong


def block(part: Part) -> str:
    """The id of a block, which ends with the key that the script gave it; "" for anything else."""
    return str(part.proto.id) if hasattr(part.proto, "allow_empty") else ""


def number(value: Any) -> float | None:
    """A slider's value as a number; None for what is none."""
    return float(value[0]) if isinstance(value, list) and value and isinstance(value[0], float) else None


def known(text: Text, key: str) -> str | None:
    """A text, None where the catalogue lacks it."""
    found = text.group(key.rpartition(".")[0])
    return found.get(key.rpartition(".")[2])
