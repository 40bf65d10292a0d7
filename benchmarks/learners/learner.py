"""A learner: opens pages, moves sliders, which nobody hears, chooses, predicts, runs and watches races, and checks."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.learners.browser import NoAnswerError, Tab
from benchmarks.learners.checks import SHOWN, Own, broken
from benchmarks.learners.screen import Answer
from benchmarks.learners.widgets import CHOSEN, Value, Widget

RACES = "training-race"
LANGUAGE = f"lang{SHOWN}"
SETTERS = (f"scenario{SHOWN}", "class-lesson")  # choosing one sets other controls
STEER = "live_"  # how the keys of a running race's sliders begin
LOOKS = 10  # until what is wrong on a page counts as wrong, each a third of a second and more
MOVED = 3  # sliders at most between two choices
LOCALES = {"en": "en-GB", "zh": "zh-CN"}


class Act(NamedTuple):
    """What was done, on which page, and what it cost."""

    kind: str  # "load", "page", "language", "choice", "prediction", "race", "look"
    page: str
    answer: Answer


@dataclass
class Tally:
    """What all learners have done, what failed, and where one saw what is another's."""

    acts: list[Act] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    mixed: dict[int, list[str]] = field(default_factory=dict)  # learner -> what it saw
    runs: list[str] = field(default_factory=list)  # races to watch, the newest last


class Learner:
    """One session at a time; `number` (below 1000) makes its name, its random choices and its language."""

    def __init__(self, number: int, base: str, tally: Tally) -> None:
        self.rng = random.Random(number)
        language = "zh" if number % 3 == 2 else "en"
        self.own, self.tally = Own(number, language), tally
        self.tab = Tab(base, LOCALES[language])
        self.unsent: set[str] = set()  # keys of what was moved since the last run
        self.begun = 0.0  # the clock when its last race began

    # ---- what it does ----------------------------------------------------------------------------------------

    async def load(self, page: str, params: dict[str, str] | None = None) -> None:
        """Open a page as a new visit; nothing but the link decides what it shows."""
        self.own.values, self.own.guesses = {}, {}
        link = {"lang": self.own.language} | (params or {})
        await self.act("load", lambda: self.tab.open(page, link))

    async def reload(self) -> None:
        """Open the same address again: all that it carries is to come back."""
        self.own.leave()
        here = self.own.values.get(self.tab.page, {})
        self.own.values, self.own.guesses = {self.tab.page: here}, {}
        link = {"lang": self.own.language} | self.tab.screen.params
        await self.act("load", lambda: self.tab.open(self.tab.page, link))

    async def turn(self, page: str) -> None:
        """Go to another page by the menu. As in a browser, what was moved since the last run stays behind."""
        for key in self.unsent:
            self.own.values.get(self.tab.page, {}).pop(key, None)
        self.own.leave()
        await self.act("page", lambda: self.tab.turn(page))

    def move(self) -> None:
        """Move a few sliders and write into the field of edits, as a browser does without asking the lab."""
        widgets = self.tab.screen.widgets
        sliders = [w for w in widgets.values() if w.kind == "slider" and not w.disabled and not w.key.startswith(STEER)]
        for slider in self.rng.sample(sliders, min(MOVED, len(sliders))):
            self.put(slider, place(slider, self.rng))
        if "edits" in widgets and not widgets["edits"].disabled:
            self.put(widgets["edits"], f"2:1.{self.own.number:03d}, {self.own.name}")

    def put(self, moved: Widget, value: Value) -> None:
        """Give a widget a value that the lab hears of with the next run."""
        self.tab.screen.move(moved, value)
        self.own.note(self.tab.page, moved)
        self.unsent.add(moved.key)

    def choices(self) -> list[Widget]:
        """What could be chosen here."""
        found = self.tab.screen.widgets.values()
        return [w for w in found if w.kind in CHOSEN and not w.disabled and w.key != LANGUAGE]

    async def choose(self, one: Widget, value: Value) -> None:
        """Choose, after which the page is to show it, with all else as it was."""
        page = self.tab.page
        self.tab.screen.move(one, value)
        if one.key == LANGUAGE:
            self.own.language = ("en", "zh")[one.chosen[0]]
            self.own.leave()
        elif one.key in SETTERS:
            self.own.values[page] = {}
        if one.key != LANGUAGE:
            self.own.note(page, one)
        await self.act("language" if one.key == LANGUAGE else "choice", lambda: self.tab.choose(one, value))

    async def predict(self) -> bool:
        """Choose an answer of the first open prediction and commit it; False where none is open."""
        guess = next((w for key, w in self.tab.screen.widgets.items() if key.startswith("guess-")), None)
        if guess is None:
            return False
        words, question = self.rng.choice(guess.options), guess.key.removeprefix("guess-")
        await self.act("choice", lambda: self.tab.choose(guess, words))
        button = self.tab.screen.widgets.get(f"commit-{question}")
        if button is None:  # another's answer stands there, as has been told
            return True
        self.own.guesses[self.tab.page, question] = self.own.language, words
        await self.act("prediction", lambda: self.tab.press(button))
        return True

    async def race(self) -> None:
        """Run a race of one's own; the last one is over, or gives way."""
        before = self.tab.screen.params.get("run", "")
        button = self.tab.screen.widgets.get("race-new-seed" if self.own.race else "race-run")
        if button is None:
            return self.fails("no button begins a race")
        self.own.values.get(self.tab.page, {}).pop(f"race_seed{SHOWN}", None)
        answer = await self.timed("race", lambda: self.tab.press(button))
        run = self.tab.screen.params.get("run", "")
        if answer and run in ("", before):
            self.fails("no race has begun")
        self.own.race = run
        self.tally.runs.append(run)
        await self.look()

    async def stop(self) -> None:
        """Stop one's race, if it still runs."""
        if button := self.tab.screen.widgets.get(f"cancel-{self.own.race}"):
            await self.act("race", lambda: self.tab.press(button))

    @property
    def racing(self) -> bool:
        """Whether one's race runs or waits."""
        return f"cancel-{self.own.race}" in self.tab.screen.widgets

    # ---- how it is kept and checked --------------------------------------------------------------------------

    async def act(self, kind: str, do: Callable[[], Awaitable[Answer]]) -> None:
        """Do something, keep what it cost, and look at the page."""
        if await self.timed(kind, do):
            await self.look()

    async def timed(self, kind: str, do: Callable[[], Awaitable[Answer]]) -> Answer | None:
        """Do something and keep what it cost; None where no answer came."""
        try:
            answer = await do()
        except NoAnswerError as problem:
            self.fails(str(problem))
            raise
        self.unsent = set()
        self.tally.acts.append(Act(kind, self.tab.page, answer))
        self.tally.acts += [Act("look", self.tab.page, polled) for polled in self.tab.polled]
        self.tab.polled = []
        return answer

    async def look(self) -> None:
        """Is all that is on the page one's own? What a run that nobody asked for shows for a moment is let pass.

        When a race ends the whole page is drawn again, perhaps while a choice is on its way: its answer comes after.
        """
        for _ in range(LOOKS):
            if not self.mixed():
                break
            await self.tab.settle()
        seen = self.mixed() + self.own.strangers(self.tab.fresh)
        if seen:
            self.tally.mixed.setdefault(self.own.number, []).extend(f"{self.tab.page}: {one}" for one in seen)
            self.own.values = {}  # not to be told again and again
        for problem in broken(self.tab.screen) + self.tab.heard:
            self.fails(problem)
        self.tab.fresh, self.tab.heard = [], []

    def mixed(self) -> list[str]:
        """What is on the page that is not one's own."""
        return self.own.mixed(self.tab.page, self.tab.screen, self.tab.screen.params.get("run", ""))

    def fails(self, problem: str) -> None:
        """Keep a failure."""
        self.tally.failures.append(f"{self.own.name} on /{self.tab.page}: {problem}")


def place(slider: Widget, rng: random.Random) -> Value:
    """Any position of a slider, as it travels."""
    if slider.options:
        return [rng.choice(slider.options)]
    steps = round((slider.high - slider.low) / slider.step)
    return [round(slider.low + rng.randint(0, steps) * slider.step, 10)]


def another(one: Widget, rng: random.Random) -> Value:
    """Another value of something that is chosen; the same one where there is no other."""
    if one.kind == "number_input":
        steps = int(min((one.high - one.low) / (one.step or 1), 99))
        value = one.low + rng.randint(0, steps) * (one.step or 1)
        return int(value) if one.field == "int_value" else value
    if one.kind == "selectbox":
        return rng.choice([option for option in one.options if option != one.value] or one.options)
    if one.kind == "multiselect":
        picked = rng.choice(one.options)  # taken in, or out where others stay
        rest = [option for option in one.value or () if option != picked]
        return rest if rest and picked in one.value else [*rest, picked]
    return [rng.choice([option for option in one.options if option not in (one.value or ())] or one.options)]
