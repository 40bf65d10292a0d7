"""Ten learners at once see their own values and nobody else's; and the learners would notice if it were otherwise."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import load
from benchmarks.learners import lab as labs
from benchmarks.learners.checks import BAD_LINK, Own, broken
from benchmarks.learners.crowd import Crowd, crowd
from benchmarks.learners.screen import Screen
from viz.look.text import Text

# few enough that learners meet on each and come back to it
PAGES = ("token-weights", "means", "gradient-variance", "training-race", "claims")


@pytest.fixture
def lab():
    with labs.started() as lab:
        yield lab


def test_ten_learners_at_once_see_only_their_own(lab):
    with ThreadPoolExecutor(1) as apart:  # a test of the browser may have left a loop of its own in this one
        found = apart.submit(asyncio.run, crowd(lab, Crowd(10, 20, PAGES, races=1, race_lasts=8))).result()
    assert found.tally.failures == []
    assert found.tally.mixed == {}
    assert {"load", "choice"} <= {act.kind for act in found.tally.acts}


# ---- what they would notice ----------------------------------------------------------------------------------


def drawn(**element):
    """A screen with one element."""
    screen, message = Screen(), ForwardMsg()
    message.metadata.delta_path.extend([0, 0])
    part = getattr(message.delta.new_element, next(iter(element)))
    for name, value in next(iter(element.values())).items():
        if isinstance(value, list):
            getattr(part, name).extend(value)
        else:
            setattr(part, name, value)
    screen.draw(message)
    return screen


def set_by(number, **element):
    """A learner that has left the widget as it stands here."""
    own = Own(number)
    own.note("means", next(iter(drawn(**element).widgets.values())))
    return own


def slider(at):
    return {"id": "$$ID-1-eps", "default": [0.2], "min": 0, "max": 1, "step": 0.1, "value": [at], "set_value": True}


def select(at):
    return {"id": "$$ID-1-focus_shown", "options": ["a", "b"], "default": 0, "raw_value": at, "set_value": True}


@pytest.mark.parametrize(
    "own, other",
    [
        ({"slider": slider(0.3)}, {"slider": slider(0.4)}),
        ({"selectbox": select("a")}, {"selectbox": select("b")}),
        (
            {"slider": slider(0.3)},
            {"bidi_component": {"id": "$$ID-2-live", "component_name": "lab_live", "json": '{"x": {"eps": 0.4}}'}},
        ),
    ],
)
def test_a_value_of_another_is_noticed(own, other):
    me = set_by(3, **own)
    assert me.mixed("means", drawn(**own), "") == []
    assert len(me.mixed("means", drawn(**other), "")) == 1
    assert me.mixed("sapo-gate", drawn(**other), "") == []  # another page has values of its own


def test_words_of_another_language_are_noticed():
    label = Text("zh")("control.ratio.label")
    screen = drawn(slider=slider(0.3) | {"id": "$$ID-1-ratio", "label": label})
    assert len(Own(1, "en").mixed("", screen, "")) == 1
    assert Own(1, "zh").mixed("", screen, "") == []


def test_the_name_of_another_is_noticed():
    assert Own(3).strangers([b"2:1.003, learner-003"]) == []
    assert Own(3).strangers([b"2:1.003, learner-003", b"learner-004"]) == ["it got what learner-004 wrote"]


def test_the_button_of_anothers_race_is_noticed():
    screen = drawn(button={"id": "$$ID-1-cancel-abc"})
    assert len(Own(3).mixed("training-race", screen, "abc")) == 1
    own = Own(3)
    own.race = "abc"
    assert own.mixed("training-race", screen, "abc") == []


def test_a_prediction_that_another_made_is_noticed():
    screen, message = Screen(), ForwardMsg()
    message.metadata.delta_path.extend([0, 0])
    message.delta.add_block.id = "$$ID-1-predict-jump"
    screen.draw(message)
    assert len(Own(3).mixed("means", screen, "")) == 1


@pytest.mark.parametrize(
    "element", [{"exception": {"type": "ValueError"}}, {"alert": {"icon": BAD_LINK, "body": "`eps=0.3`"}}]
)
def test_what_is_broken_is_noticed(element):
    assert len(broken(drawn(**element))) == 1
    assert broken(drawn(alert={"icon": ":material/info:"})) == []


def test_a_traceback_in_the_log_is_noticed(tmp_path):
    log = tmp_path / "log.txt"
    log.write_text(
        "\x1b[31m╭─ Traceback (most recent call last) ─╮\x1b[0m\n│ x │\n\x1b[91mKeyError: \x1b[0m'eps'\nfine\n"
    )
    assert labs.Lab("", log=log).tracebacks() == ["KeyError: 'eps'"]


# ---- what it refuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["http://192.0.2.1:8501", "http://example.org", "https://127.0.0.1:1", "file:///x"])
def test_only_this_machine_is_asked(address):
    with pytest.raises(ValueError, match="not on this machine"):
        labs.loopback(address)


def test_addresses_of_this_machine():
    assert labs.loopback("localhost:8501/lab/") == "http://localhost:8501/lab"
    assert labs.loopback("http://[::1]:8501") == "http://[::1]:8501"


@pytest.mark.parametrize(
    "given, said",
    [
        (["--sessions", "201"], "at most 200 sessions"),
        (["--seconds", "601"], "600 seconds"),
        (["--address", "http://192.0.2.1"], "not on this machine"),
        (["--write"], "goes with --all"),
    ],
)
def test_what_is_out_of_bounds_is_refused(given, said, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["load", *given])
    with pytest.raises(SystemExit) as end:
        load.options()
    assert end.value.code == 2
    assert said in capsys.readouterr().err
