"""The report on races in a browser: it opens offline, shows every column at 1200 px, and follows the reader's theme."""

import itertools

import pytest

from tests.algos.training.test_command_outcome import members, told
from viz.look.style import DARK, LIGHT
from viz.report.page import page
from viz.report.runs import Source

pytestmark = pytest.mark.browser
SETTINGS = {"eps_low": 0.03, "eps_high": 0.03}


@pytest.fixture(scope="module")
def grid():
    """A sweep over staleness, learning rate and mismatch, five seeds, one objective with a long name."""
    kinds = (("grpo", {}), ("gspo", SETTINGS), ("sapo", {"tau_pos": 5.0, "tau_neg": 10.0}))
    own = members(*((name, settings, seed) for name, settings in kinds for seed in range(5)))
    rewards = [[0.2 + step / 20 + place / 100 for place in range(15)] for step in range(4)]
    return [
        told(own, rewards, staleness=k, lr=lr, mismatch="noise", mismatch_size=size)
        for k, lr, size in itertools.product((1, 4), (1e-4, 3e-4), (0.1, 0.5))
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_column_is_in_sight_and_every_chart_is_drawn_offline(chromium, grid, tmp_path, lang):
    file = tmp_path / "report.html"
    source = Source("sweep", "python -m algos.training sweep " + "--grid x " * 40, "2026-01-02T03:04:05+00:00", True)
    file.write_text(page(grid, lang, [source]), encoding="utf-8")
    context = chromium.new_context(offline=True, viewport={"width": 1200, "height": 900}, color_scheme="light")
    shown, problems = context.new_page(), []
    shown.on("pageerror", lambda error: problems.append(str(error)))
    shown.on("console", lambda message: problems.append(message.text))
    shown.goto(file.as_uri())
    shown.wait_for_function("document.querySelectorAll('.chart .main-svg').length >= 24 * 2")
    heads = shown.locator("thead th")
    assert heads.count() == 3 + 9
    for place in range(heads.count()):
        box = heads.nth(place).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 1200, heads.nth(place).inner_text()
    assert shown.evaluate("document.documentElement.scrollWidth") == 1200
    assert shown.evaluate("document.querySelector('.wide').scrollWidth <= document.querySelector('.wide').clientWidth")
    paper = "getComputedStyle(document.body).backgroundColor"
    drawn = "document.querySelector('.chart').layout.template.layout.paper_bgcolor"
    assert shown.evaluate(drawn) == LIGHT.paper
    light = shown.evaluate(paper)
    shown.emulate_media(color_scheme="dark")
    shown.wait_for_function(f"{drawn} === '{DARK.paper}'")
    assert shown.evaluate(paper) != light
    assert problems == []
    context.close()
