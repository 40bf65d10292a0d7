"""Links that the lab has given out before open to the state that they name, without a notice.

One per lesson, written by the lab at v=1 with every control away from its default; those of its READMEs; and the names
that scenarios had at first.
"""

from urllib.parse import parse_qsl, urlsplit

import pytest

from pages import LESSONS
from tests.pages.test_pages import run, words
from viz.draw.state import as_state
from viz.look.text import Text

PERMALINKS = (
    "/token-weights?v=1&lang=zh&scenario=rogue_up_pos&A=-0.7&ratio=0.12&length=171&focus=dcpo&token=171&spread=0.2"
    "&drift=-0.17&seed=33&edits=5:0.2,+17:3&show=ce_gppo,dcpo",
    "/clip-regions?v=1&lang=zh&scenario=both_sides&r=0.13&sides=one&focus=aspo&show=gppo,ce_gppo&eps_high=0.1&dual=2"
    "&w_max=2&tau_pos=0.7&tau_neg=0.7&prob=0.002&length=10",
    "/means?v=1&lang=zh&scenario=thousandth&base=0.83&outlier=1e-05&length=171&spread=0.2&seed=33&edits=5:0.2,+17:3"
    "&many_length=500&many_kl=0.001&many_end=sooner&many_seed=2",
    "/sapo-gate?v=1&lang=zh&scenario=slight&tau_pos=0.7&tau_neg=0.7&r=0.12",
    "/negative-gradients?v=1&lang=zh&scenario=rare&vocab=5&rank=2&A=-0.7&r=0.2&objective=cispo&tau_neg=0.7&zipf=1"
    "&eta=0.03",
    "/gradient-variance?v=1&lang=zh&scenario=update&mismatch=flips&mismatch_size=0.05&short_length=3&batch_groups=4"
    "&show=ce_gppo,dcpo&group_size=4&centre=ratio&eps=0.1&gspo_eps=0.001&gate_both=0.5&cap=1.2&seed=33",
    "/training-race?v=1&lang=zh&scenario=stale&step=33&seed_range=hidden",
)
OTHERS = (
    "/token-weights?scenario=on_policy&edits=5:0.2,17:3",
    "/token-weights?v=1&lang=zh&scenario=long_drift&A=-1.5&length=40&edits=5:0.2&show=grpo,sapo",
    "/clip-regions?scenario=dual_clip",
    "/means?lang=zh&scenario=thousandth",
    "/sapo-gate?scenario=asymmetric",
    "/sapo-gate?lang=zh&hide=tau_neg&lock=tau_pos&size=big&answers=hidden",
    "/negative-gradients?lang=zh&scenario=rare",
    "/gradient-variance?seed=5&show=sapo&group_size=2",
    "/training-race?lang=zh&scenario=quantised",
)
RENAMED = {"rogue_token": "loud", "mismatch_noise": "small_drift"}


def opened(link):
    """(the lesson's explorable, what the link says, the page opened at it) without an exception or a notice."""
    page = urlsplit(link).path.strip("/").replace("-", "_")
    said = dict(parse_qsl(urlsplit(link).query))
    at = run(page, **said)
    assert not at.exception, at.exception[0].stack_trace
    assert not [notice for notice in at.info if "`" in notice.value] and not at.warning
    return LESSONS[page].explorable, said, at


def check(explorable, scenario, said, at):
    """Every control stands where the link says, or where its scenario has it."""
    assert at.session_state["scenario"] == scenario
    for key, control in explorable.at(scenario).items():
        state = as_state(control, control.default)
        wanted = type(state)(said[key]) if key in said else state
        assert at.session_state[key] == wanted, key


@pytest.mark.parametrize("link", [*PERMALINKS, *OTHERS], ids=lambda link: link[:40])
def test_it_opens_to_the_state_that_it_names(link):
    explorable, said, at = opened(link)
    check(explorable, said.get("scenario", next(iter(explorable.scenarios))), said, at)
    for key, value in said.items():
        if key.startswith("many_"):
            assert f"{at.session_state[key]}" == value


def test_every_control_of_every_lesson_is_away_from_its_default_in_one_of_them():
    """Or a control could lose its name unseen."""
    for link, lesson in zip(PERMALINKS, LESSONS.values(), strict=True):
        said = dict(parse_qsl(urlsplit(link).query))
        assert said.keys() >= lesson.explorable.controls.keys() | {"scenario"}, lesson.name


@pytest.mark.parametrize("before", RENAMED)
def test_a_scenario_opens_under_the_name_it_had(before):
    explorable, _, at = opened(f"/token-weights?scenario={before}&A=-0.5")
    assert Text("en")(f"token_weights.expect.{RENAMED[before]}") in words(at)
    at.run()  # by now the field behind the control says so too
    check(explorable, RENAMED[before], {"A": "-0.5"}, at)
