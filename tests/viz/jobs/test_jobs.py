"""Jobs: what a worker says arrives in order, whatever ends it is told, and nothing outlives whom it ran for."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests import ROOT
from viz.jobs import Full, Jobs, Limits, process
from viz.jobs.child import NICE
from viz.jobs.job import Job

CHILD = "tests.viz.jobs.child"


@pytest.fixture
def make():
    """Makes queues that are closed after the test."""
    made = []

    def new(**options):
        made.append(Jobs(**{"lease": 2 * CEILING} | options))
        return made[-1]

    yield new
    for jobs in made:
        jobs.close()


@pytest.fixture
def jobs(make):
    return make()


# What a test waits for comes at once on an idle machine; a busy one lets a child, which stands below everybody, wait.
CEILING = 300.0


def until(condition, seconds=CEILING):
    """Wait until condition() is true, and return it; an assertion if it does not become so in time."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
    return found


def become(look, wanted):
    """Wait until look() is `wanted`; an assertion that says what it is instead if it does not become so in time."""
    end = time.monotonic() + CEILING
    while (found := look()) != wanted and time.monotonic() < end:
        time.sleep(0.02)
    assert found == wanted


def over(jobs, ticket):
    """The view of a job once it has ended."""
    return until(lambda: (view := jobs.poll(ticket.id)).over and view)


def first(jobs, ticket):
    """The first event of a job: what its process is."""
    return until(lambda: jobs.poll(ticket.id).events)[0]


def alive(pid):
    """Whether a process runs; one that is dead and not yet reaped does not."""
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_events_arrive_in_order_and_progress_grows(jobs):
    ticket = jobs.start(CHILD, ("count", 20, 0.05))
    seen, shares = [], []
    while True:
        view = jobs.poll(ticket.id, len(seen))
        seen += view.events
        shares.append(view.progress)
        assert view.count == len(seen)
        if view.over:
            break
        time.sleep(0.03)
    assert [event["i"] for event in seen[1:]] == list(range(20))
    assert shares == sorted(shares) and shares[-1] == 1 and len(set(shares)) > 2
    assert (view.state, view.reason, view.place) == ("done", "", 0) and 1 <= view.seconds < CEILING
    assert jobs.poll(ticket.id, 4).events == tuple(seen[4:]) and jobs.poll(ticket.id, 99).events == ()


def test_the_worker_is_apart_and_below_everybody(jobs):
    event = first(jobs, jobs.start(CHILD, ("count", 0, 0)))
    assert event["pid"] != os.getpid() and event["nice"] >= os.nice(0) + min(10, 19 - os.nice(0))
    # its whole session as well, where Linux shares the processors out among sessions
    assert event["group"] == "" or event["group"].endswith(f" nice {NICE}\n")
    assert (event["cwd"], event["threads"], event["read"]) == (str(ROOT), "1", "")


def test_what_is_no_event_is_passed_by(jobs):
    view = over(jobs, jobs.start(CHILD, ("noise",)))
    assert view.state == "done" and view.count == 3 and view.progress == 0


@pytest.mark.parametrize("what", ["sleep", "stubborn"])
def test_cancelling_takes_less_than_a_second(jobs, monkeypatch, what):
    """Until the last signal is sent: a killed child, below everybody, may get no turn to die on a busy machine."""
    killed, send = [], process.send

    def note(to, name):
        send(to, name)
        killed.append(time.monotonic())

    monkeypatch.setattr(process, "send", note)
    spent = []
    while not spent or (min(spent) >= 1 and len(spent) < 5):
        ticket = jobs.start(CHILD, (what,))
        seen = 1 + (what == "stubborn")
        pid = until(lambda job=ticket.id, seen=seen: len(e := jobs.poll(job).events) == seen and e)[0]["pid"]
        began = time.monotonic()
        assert jobs.cancel(ticket.id, ticket.token)
        view = over(jobs, ticket)
        spent.append(killed[-1] - began)
        assert (view.state, view.reason) == ("cancelled", "asked") and view.events[0]["pid"] == pid
        assert not alive(pid)
        assert not jobs.cancel(ticket.id, ticket.token)  # it is over
    assert min(spent) < 1, spent


def test_only_the_token_cancels(jobs):
    ticket, other = (jobs.start(CHILD, ("sleep",), key=key) for key in "ab")
    for wrong in ("", ticket.id, ticket.token[:-1], other.token, "é"):
        assert not jobs.cancel(ticket.id, wrong)
    assert not jobs.cancel("no such job", ticket.token) and jobs.poll("no such job") is None
    assert jobs.poll(ticket.id).state == "running"


def test_an_id_may_stand_in_the_key_of_a_component():
    ids = {Job(CHILD, (), "owner", "key", Limits()).id for _ in range(100)}
    assert len(ids) == 100 and all(one.isalnum() for one in ids)  # Streamlit refuses keys with "__"


def test_a_job_takes_what_it_started_with_it(jobs):
    ticket = jobs.start(CHILD, ("parent",))
    child = until(lambda: jobs.poll(ticket.id, 1).events)[0]["child"]
    assert alive(child)
    jobs.cancel(ticket.id, ticket.token)
    until(lambda: not alive(child))


def test_a_killed_worker_is_reported_with_what_it_had(jobs):
    ticket = jobs.start(CHILD, ("count", 500, 0.02))
    events = until(lambda: len(e := jobs.poll(ticket.id).events) > 3 and e)
    os.kill(events[0]["pid"], signal.SIGKILL)
    view = over(jobs, ticket)
    assert (view.state, view.reason, view.detail) == ("failed", "killed", "SIGKILL")
    assert view.events[: len(events)] == events


def test_an_error_is_told_by_its_last_line(jobs):
    view = over(jobs, jobs.start(CHILD, ("fail",)))
    assert (view.state, view.reason, view.detail) == ("failed", "error", "ValueError: the sentence of an error")
    view = over(jobs, jobs.start("tests.viz.no_such_module"))
    assert view.reason == "error" and "no_such_module" in view.detail
    view = over(jobs, jobs.start(CHILD, ("a\0b",)))  # no process can be started with this
    assert (view.state, view.reason) == ("failed", "error")


def test_the_time_limit_ends_a_job_even_a_stopped_one(jobs):
    for seconds in (2, 4, 8, 16):
        ticket = jobs.start(CHILD, ("sleep",), limits=Limits(seconds=seconds))
        view = until(lambda job=ticket.id: (view := jobs.poll(job)).count + view.over and view)
        if view.count:  # on a busy machine its time may be up before its first word
            break
    os.kill(view.events[0]["pid"], signal.SIGSTOP)
    view = over(jobs, ticket)
    assert (view.state, view.reason, view.count) == ("failed", "time", 1) and seconds <= view.seconds < 3 * seconds


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux counts all of a process's own memory")
@pytest.mark.parametrize("what", ["eat", "tensor"])
def test_the_memory_limit_ends_a_job(jobs, what):
    view = over(jobs, jobs.start(CHILD, (what,), limits=Limits(memory=2**29)))
    assert (view.state, view.reason, view.count) == ("failed", "memory", 1)


@pytest.mark.parametrize("what", ["flood", "line", "complaints"])
def test_a_flood_of_output_ends_the_job(jobs, what):
    view = over(jobs, jobs.start(CHILD, (what,), limits=Limits(output=50_000)))
    assert (view.state, view.reason) == ("failed", "output")
    assert view.count <= 500 and {"flood": view.count > 490, "line": view.count == 1}.get(what, True)


def test_limits_are_positive():
    for wrong in ({"seconds": 0}, {"memory": -1}, {"output": 0}):
        with pytest.raises(ValueError, match="positive"):
            Limits(**wrong)


def test_two_run_one_of_each_owner_and_the_rest_wait_in_order(make):
    jobs = make(waiting=3)
    tickets = [jobs.start(CHILD, ("sleep",), owner, str(i)) for i, owner in enumerate(("ann", "ann", "bob", "eve"))]

    def states():
        return [(view.state, view.place) for view in map(jobs.poll, (ticket.id for ticket in tickets))]

    assert states() == [("running", 0), ("waiting", 1), ("running", 0), ("waiting", 2)]
    tickets.append(jobs.start(CHILD, ("sleep",), "joe", "4"))
    assert states()[3:] == [("waiting", 2), ("waiting", 3)]
    with pytest.raises(Full):
        jobs.start(CHILD, ("sleep",), "zoe", "5")
    assert jobs.cancel(tickets[3].id, tickets[3].token)  # one that waits
    assert states()[3:] == [("cancelled", 0), ("waiting", 2)]
    assert jobs.cancel(tickets[2].id, tickets[2].token)  # Bob's place goes to Joe: Ann runs one already
    become(states, [("running", 0), ("waiting", 1), ("cancelled", 0), ("cancelled", 0), ("running", 0)])
    assert jobs.cancel(tickets[0].id, tickets[0].token)
    become(lambda: states()[1], ("running", 0))


def test_a_job_that_nobody_looks_at_ends_and_frees_its_place(make):
    jobs = make(most=1, lease=1.5)
    left = jobs.start(CHILD, ("sleep",), key="a")
    pid = first(jobs, left)["pid"]
    waiting, gone = (jobs.start(CHILD, ("sleep",), key=key) for key in "bc")

    def look():
        # a look at a job renews it, so of the others only their ends can be seen
        return jobs.poll(waiting.id)

    until(lambda: look().state == "running" and gone.id in jobs._ended)
    assert not alive(pid)
    assert (jobs.poll(left.id).state, jobs.poll(left.id).reason) == ("cancelled", "left")
    assert (jobs.poll(gone.id).state, jobs.poll(gone.id).reason) == ("cancelled", "left")
    end = time.monotonic() + 1.8
    while time.monotonic() < end:
        assert look().state == "running"  # longer than the lease since its start, and looked at all the time
        time.sleep(0.05)


def test_the_same_work_is_done_once(make):
    jobs = make(kept=2)
    ann, bob, again = (jobs.start(CHILD, ("count", 2, 0.1), owner) for owner in ("ann", "bob", "ann"))
    assert ann.id == bob.id == again.id
    assert again == ann and bob.token == ""  # Bob may watch
    pid = over(jobs, ann).events[0]["pid"]
    assert jobs.start(CHILD, ("count", 2, 0.1), "eve").id == ann.id  # the result is kept
    failed = set()
    for _ in range(2):
        view = over(jobs, jobs.start(CHILD, ("fail",)))
        assert view.state == "failed"
        failed.add(view.id)
        jobs.poll(ann.id)  # asked for last, so kept, with place for one other
    assert len(failed) == 2  # a failure is tried again
    assert jobs.poll(ann.id).events[0]["pid"] == pid
    for key in "de":
        over(jobs, jobs.start(CHILD, ("count", 0, 0), key=key))
    assert jobs.poll(ann.id) is None
    assert jobs.start(CHILD, ("count", 2, 0.1), "ann").id != ann.id


def test_who_asks_for_a_run_that_is_being_ended_gets_a_new_one(jobs, monkeypatch):
    monkeypatch.setattr("viz.jobs.process.GRACE", 2 * CEILING)  # it is being ended until it is killed below
    ticket = jobs.start(CHILD, ("stubborn",), "ann")
    pid = until(lambda: (view := jobs.poll(ticket.id)).count == 2 and view).events[0]["pid"]
    thread = threading.Thread(target=jobs.cancel, args=ticket)
    thread.start()
    until(lambda: ticket.id != jobs.start(CHILD, ("stubborn",), "ann").id)
    assert jobs.poll(ticket.id).state == "running"
    os.kill(pid, signal.SIGKILL)
    thread.join()
    assert over(jobs, ticket).reason == "asked"
    monkeypatch.undo()


def test_who_waits_starts_without_anybody_looking(make):
    jobs = make(most=1)
    jobs.start(CHILD, ("count", 0, 0))
    ticket = jobs.start(CHILD, ("count", 1, 0))
    until(lambda: ticket.id in jobs._ended)
    assert jobs.poll(ticket.id).state == "done"


PARENT = f"""
import os, signal, time
from viz.jobs import JOBS
ticket = JOBS.start({CHILD!r}, ("parent",))
while len(events := JOBS.poll(ticket.id).events) < 2:
    time.sleep(0.02)
print(events[0]["pid"], events[1]["child"], flush=True)
"""


@pytest.mark.parametrize("end", ["SIGKILL", "SIGTERM", "exit", "error", "stopped"])
def test_nothing_outlives_the_server(end):
    lasts = {"exit": "", "error": "raise SystemExit(3)", "stopped": "os.kill(events[0]['pid'], signal.SIGSTOP)"}
    last = lasts.get(end, "time.sleep(600)")
    server = subprocess.Popen([sys.executable, "-c", PARENT + last], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    pids = [int(pid) for pid in server.stdout.readline().split()]
    assert len(pids) == 2
    if end.startswith("SIG"):
        assert all(map(alive, pids))
        server.send_signal(getattr(signal, end))
    server.wait(CEILING)
    with contextlib.closing(server.stdout):
        until(lambda: not any(map(alive, pids)))


def test_many_threads_start_poll_and_cancel(jobs):
    """Every thread sees its own job whole, and the queue is empty in the end."""
    problems = []

    def visitor(i):
        try:
            ticket = jobs.start(CHILD, ("count", 3, 0), f"visitor {i}", str(i))
            if i % 2:
                jobs.cancel(ticket.id, ticket.token)
            view = over(jobs, ticket)
            assert i % 2 or [event.get("i") for event in view.events] == [None, 0, 1, 2], view
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=visitor, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * CEILING)
    assert not problems
    assert not jobs._running and not jobs._waiting
