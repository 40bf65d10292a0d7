"""Many learners at once: a class at work, a class that arrives, and one learner alone."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import NamedTuple

from benchmarks.learners.browser import NoAnswerError, Tab
from benchmarks.learners.lab import Lab
from benchmarks.learners.learner import LANGUAGE, RACES, Learner, Tally, another

FIRST = 30  # learners after whom memory is read
ALONE, EACH = 10, 10  # choices of one learner alone, and how often each
REST = 0.03  # seconds after which a lab has nothing left to do
# what a learner of a class does next, and how often; "visit" is a link, a reload, or a race to watch
DOES = {"choose": 58, "predict": 12, "turn": 16, "visit": 10, "language": 4}


@dataclass
class Crowd:
    """How many learners, for how long, on which pages, the seconds they think.

    The first `races` of them run races of their own, as many others watch those that have begun last.
    """

    sessions: int
    seconds: float
    pages: Sequence[str]
    think: float = 3.0
    races: int = 0
    race_lasts: float = 600.0  # seconds after which a race is stopped
    staged: bool = False  # whether the others wait until memory has been read after the first 30


@dataclass
class Found:
    """What came of a crowd: who did what, when all had arrived, the lab's processor time, and its memory."""

    tally: Tally = field(default_factory=Tally)
    full: float = 0.0  # the clock when all had arrived
    cpu: float = 0.0  # ms
    memory: list[float] = field(default_factory=list)  # MB: before, after the first 30, at the end


async def crowd(lab: Lab, plan: Crowd) -> Found:
    """Let a class work; learners come one after another, and all leave at the end."""
    found, clock = Found(), asyncio.get_running_loop().time
    began, cpu, arrive = clock(), lab.cpu(), min(8.0, plan.seconds / 6)
    found.memory.append(lab.memory())
    pause = 1.5 * arrive if plan.staged and plan.sessions > FIRST else 0.0
    found.full = began + arrive * (2 if pause else 1) + pause

    async def read() -> None:
        await asyncio.sleep(arrive + pause)
        found.memory.append(lab.memory())

    async def come(number: int) -> None:
        late = pause and number >= FIRST
        among, of = (number - FIRST, plan.sessions - FIRST) if late else (number, FIRST if pause else plan.sessions)
        await asyncio.sleep(arrive * among / of + (arrive + pause if late else 0))
        await work(Learner(number, lab.base, found.tally), plan, began + plan.seconds)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        for number in range(plan.sessions):
            group.create_task(come(number))
    found.memory.append(lab.memory())
    found.cpu = lab.cpu() - cpu
    found.tally.failures += [f"in the lab's log: {line}" for line in lab.tracebacks()]
    return found


async def work(learner: Learner, plan: Crowd, until: float) -> None:
    """Do one thing after another until the time is over, with a thought between; after a failure begin anew."""
    clock, number = asyncio.get_running_loop().time, learner.own.number
    racer, watcher = number < plan.races, plan.races <= number < 2 * plan.races
    while clock() < until:
        try:
            await learner.load(RACES if racer or watcher else learner.rng.choice(plan.pages))
            while clock() < until:
                await asyncio.sleep(min(plan.think * learner.rng.uniform(0.5, 1.5), max(until - clock(), 0)))
                if clock() > until:
                    break
                raced = (racer and await race(learner, plan, until)) or (watcher and await watch(learner))
                if not raced:
                    await step(learner, plan, racer or watcher)
            await learner.stop()
        except NoAnswerError:
            await asyncio.sleep(plan.think)
    await learner.tab.close()


async def race(learner: Learner, plan: Crowd, until: float) -> bool:
    """Begin a race where none runs, or stop one that has lasted; False where there is nothing to do."""
    clock = asyncio.get_running_loop().time
    if not learner.racing and clock() < until - plan.think:
        await learner.race()
        learner.begun = clock()
        return True
    if learner.racing and clock() > learner.begun + plan.race_lasts:
        await learner.stop()
        return True
    return False


async def watch(learner: Learner) -> bool:
    """Watch the race that has begun last; False where one does already."""
    runs = learner.tally.runs
    if not runs or learner.tab.screen.params.get("run") == runs[-1]:
        return False
    await learner.load(RACES, {"run": runs[-1]})
    return True


async def step(learner: Learner, plan: Crowd, stays: bool) -> None:
    """One thing that a learner does; who looks at a race stays with it."""
    rng, tab = learner.rng, learner.tab
    does = rng.choices([*DOES], [*DOES.values()])[0]
    if stays and does in ("turn", "visit"):
        does = "choose"
    if rng.random() < 0.7:
        learner.move()
    if does == "turn" and len(plan.pages) > 1:
        known = [page for page in learner.own.values if page != tab.page]  # half of the time back to one of these
        await learner.turn(rng.choice(known if known and rng.random() < 0.5 else other(plan.pages, tab.page)))
    elif does == "visit":
        await visit(learner, plan)
    elif does == "predict" and await learner.predict():
        return
    else:
        language = tab.screen.widgets.get(LANGUAGE)
        found = [language] if does == "language" and language else learner.choices()
        if found:
            one = rng.choice(found)
            await learner.choose(one, another(one, rng))
        elif len(plan.pages) > 1:
            await learner.turn(rng.choice(other(plan.pages, tab.page)))


def other(pages: Sequence[str], page: str) -> list[str]:
    """The pages but that one."""
    return [one for one in pages if one != page]


async def visit(learner: Learner, plan: Crowd) -> None:
    """Open a page by its address: the same again, or another; where races run, often one of them."""
    if learner.rng.random() < 0.5:
        await learner.reload()
        return
    page = learner.rng.choice(plan.pages)
    watched = {"run": learner.tally.runs[-1]} if page == RACES and learner.tally.runs else {}
    await learner.load(page, watched)


async def burst(lab: Lab, page: str, sessions: int, within: float) -> list[float | None]:
    """Milliseconds until each of many who open a page within so many seconds has its first figure; None for never."""
    rng = random.Random(0)

    async def come() -> float | None:
        tab = Tab(lab.base)
        await asyncio.sleep(rng.uniform(0, within))
        try:
            return (await tab.open(page)).first
        except NoAnswerError:
            return None
        finally:
            tabs.append(tab)

    tabs: list[Tab] = []
    times = await asyncio.gather(*(come() for _ in range(sessions)))
    await asyncio.gather(*(tab.close() for tab in tabs))
    return times


class Cost(NamedTuple):
    """What a choice of one learner alone has cost."""

    ms: float
    cpu: float
    messages: int
    received: int
    fetched: int


async def alone(lab: Lab, page: str, tally: Tally) -> list[Cost]:
    """Ten choices of one learner alone, ten times: a few controls, each to another value and back."""
    learner, costs = Learner(1, lab.base, tally), []
    await learner.load(page)
    found = learner.choices()[:5] or [learner.tab.screen.widgets[LANGUAGE]]
    turns = [(one.key, value) for one in found for value in (another(one, learner.rng), one.value)]
    for key, value in islice(cycle(turns), ALONE * EACH):
        one = learner.tab.screen.widgets.get(key)
        if one is None or one.disabled:
            continue
        learner.move()
        await asyncio.sleep(REST)
        cpu = lab.cpu()
        await learner.choose(one, value)
        answer = tally.acts[-1].answer
        await asyncio.sleep(REST)
        costs.append(Cost(answer.whole, lab.cpu() - cpu, answer.messages, answer.received, answer.fetched))
    await learner.tab.close()
    return costs
