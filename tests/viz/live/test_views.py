"""What browsers fetch by address: made once for each state, kept by its content, forgotten when it is many."""

import gzip
import json
import threading

import pytest

from viz.live import views


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    """Tables of one's own."""
    for table in ("_BODIES", "_STATES"):
        monkeypatch.setattr(views, table, type(getattr(views, table))())


def test_a_state_is_made_once_and_its_address_is_its_content():
    made = []

    def make():
        made.append(1)
        return {"π": [1, 2.5]}

    first, again, other = (views.address(state, make) for state in ("a", "a", "b"))
    assert first == again == other and made == [1, 1]
    name = first.removeprefix(views.FOLDER)
    assert json.loads(gzip.decompress(views.found(name))) == {"π": [1, 2.5]}
    assert views.address("c", lambda: {"π": [1, 2]}) != first
    assert views.address("d", lambda: "export default 1").endswith(".js")
    assert views.found("none.json") is None


def test_what_was_forgotten_is_made_again_at_the_same_address(monkeypatch):
    first = views.address("a", lambda: ["a" * 50])
    monkeypatch.setattr(views, "MOST_BYTES", 1)
    views.address("b", lambda: ["b" * 50])
    assert views.found(first.removeprefix(views.FOLDER)) is None
    assert views.address("a", lambda: ["a" * 50]) == first
    assert views.found(first.removeprefix(views.FOLDER)) is not None


def test_only_the_newest_states_are_kept(monkeypatch):
    monkeypatch.setattr(views, "MOST_STATES", 3)
    for state in "abcad":
        views.address(state, lambda: 0)
    assert list(views._STATES) == ["c", "a", "d"]
    views.once([1])
    assert len(views._STATES) == 3 and len(views._BODIES) == 2


def test_what_is_there_is_served_while_another_is_made():
    name = views.address("a", lambda: 0).removeprefix(views.FOLDER)
    begun, end = threading.Event(), threading.Event()

    def slow():
        begun.set()
        assert end.wait(20)
        return 1

    maker = threading.Thread(target=views.address, args=("b", slow))
    maker.start()
    assert begun.wait(20)
    served = threading.Thread(target=views.found, args=(name,))
    served.start()
    served.join(5)
    waits = served.is_alive()
    end.set()
    maker.join(20)
    assert not waits and "b" in views._STATES
