"""Turns: one run draws at a time, choices before whole pages, and nobody waits for one that hangs."""

import asyncio
import threading
import time

import pytest

from viz.draw.turns import Turns

LONG = 10.0  # s: longer than anything here takes


class Runs:
    """Runs in threads of their own, and what they did in order."""

    def __init__(self, turns: Turns) -> None:
        self.turns, self.did, self.threads = turns, [], []

    def start(self, name: str, later: float = 0.0, until: threading.Event | None = None) -> None:
        """Begin a run that holds its turn until the event; it has asked for it when this returns."""

        def run() -> None:
            with self.turns.turn(later):
                self.did.append(name)
                if until is not None:
                    assert until.wait(LONG)
                self.did.append(f"{name} done")

        waiting = len(self.turns.waiting)
        self.threads.append(threading.Thread(target=run))
        self.threads[-1].start()
        ends = time.monotonic() + LONG
        while len(self.turns.waiting) == waiting and name not in self.did:
            assert time.monotonic() < ends
            time.sleep(0.001)

    def end(self) -> list[str]:
        """What they did, once all have ended."""
        for thread in self.threads:
            thread.join(LONG)
            assert not thread.is_alive()
        return self.did


@pytest.fixture
def turns():
    return Turns(patience=LONG)


def test_one_at_a_time_in_the_order_of_asking(turns):
    runs, go = Runs(turns), threading.Event()
    runs.start("first", until=go)
    for name in ("second", "third"):
        runs.start(name)
    go.set()
    assert runs.end() == ["first", "first done", "second", "second done", "third", "third done"]
    with turns.turn():  # and the next one finds it free
        assert not turns.waiting


def test_who_counts_as_later_waits_for_those_before_but_not_for_ever(turns):
    runs, go = Runs(turns), threading.Event()
    runs.start("first", until=go)
    runs.start("page", later=0.2)
    runs.start("choice")
    time.sleep(0.3)
    runs.start("late choice")
    go.set()
    assert runs.end()[2::2] == ["choice", "page", "late choice"]


def test_a_turn_within_a_turn_is_the_same(turns):
    runs = Runs(turns)
    with turns.turn():
        with turns.turn():
            runs.start("other")
        assert runs.did == []
    assert runs.end() == ["other", "other done"]


def test_an_error_gives_the_turn_back(turns):
    with pytest.raises(ValueError), turns.turn():
        raise ValueError
    runs = Runs(turns)
    runs.start("other")
    assert runs.end() == ["other", "other done"]


def test_aside_lets_others_draw_and_waits_again(turns):
    runs, go = Runs(turns), threading.Event()
    with turns.turn():
        runs.start("other", until=go)
        with turns.aside():
            while runs.did != ["other"]:
                time.sleep(0.001)
            go.set()
        assert runs.end() == ["other", "other done"]
        runs.start("after")
        assert runs.did[2:] == []
    assert runs.end()[2:] == ["after", "after done"]
    with turns.aside():  # without a turn there is nothing to give away
        pass


def test_patience_ends():
    runs, go = Runs(Turns(patience=0.05)), threading.Event()
    runs.start("hangs", until=go)
    for name in ("second", "third"):
        runs.start(name)
    for thread in runs.threads[1:]:
        thread.join(LONG)
    assert "third done" in runs.did and not runs.turns.waiting
    go.set()
    assert runs.end()[-1] == "hangs done"
    runs.start("next")
    assert runs.end()[-1] == "next done"


def test_what_was_drawn_is_with_the_server_before_the_turn_ends(turns):
    sent, turns.loop = [], asyncio.new_event_loop()
    server = threading.Thread(target=turns.loop.run_forever)
    server.start()
    with turns.turn():
        turns.loop.call_soon_threadsafe(time.sleep, 0.2)  # a server that has something else to do
        turns.loop.call_soon_threadsafe(sent.append, "drawn")
    assert sent == ["drawn"]
    turns.loop.call_soon_threadsafe(turns.loop.stop)
    server.join(LONG)
    turns.loop.close()
    with turns.turn():  # a server that has stopped holds nobody up
        pass
