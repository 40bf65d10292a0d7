"""Every explorable: the traced JavaScript is up to date, and gives what torch gives, wherever its controls stand."""

import itertools
import json
import random

import numpy as np
import pytest
import torch

from pages import EXPLORABLES
from pages.commands.trace import traced
from tests import ROOT
from tests.near import assert_same_text
from tests.viz.live.tracing.conftest import as_text
from viz.declare.controls import Choice, LogSlider, Number

RANDOM, CORNERS, PICKS = 120, 64, 24
# a vector travels once, however many settings have it: x names it by its place among `vectors`; vectors of results
# are compared at a few places of each setting, other places for another setting
RUN = """async ([code, sent]) => {
  const [vectors, settings] = JSON.parse(sent);
  const module = await import(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
  const write = v => Object.is(v, -0) ? "-0" : String(v);
  const read = vectors.map(v => Float64Array.from(v, Number));
  return JSON.stringify(settings.map(({x, at, picks}) => {
    for (const [k, v] of Object.entries(x)) x[k] = Number(v);
    for (const [k, i] of Object.entries(at)) x[k] = read[i].slice();
    return Object.fromEntries(Object.entries(module.default(x)).map(([k, v]) =>
      [k, typeof v === "number" ? [write(v)] : picks.map(i => write(v[i % v.length]))]));
  }));
}"""


def draw(control, rng):
    """A random position of a slider."""
    if isinstance(control, LogSlider):
        return rng.choice(control.values)
    return control.low + control.step * rng.randint(0, round((control.high - control.low) / control.step))


def settings_of(explorable):
    """Random settings with hand edits, then at most CORNERS corners of the sliders, in all scenarios by turns."""
    rng, scenarios = random.Random(0), itertools.cycle(explorable.scenarios)
    for _ in range(RANDOM):
        settings = explorable.defaults(next(scenarios))
        settings |= {key: draw(control, rng) for key, control in explorable.sliders.items()}
        for key, control in explorable.controls.items():
            if isinstance(control, Choice | Number):
                settings[key] = rng.choice(control.ids if isinstance(control, Choice) else control.values)
        if "edits" in settings:
            settings["edits"] = f"{rng.randint(1, 40)}:{rng.uniform(0.01, 50):.3f},{rng.randint(1, 40)}:0.3"
        yield settings
    moved = explorable.sliders
    ends = {k: (c.values[0], c.values[-1]) if isinstance(c, LogSlider) else (c.low, c.high) for k, c in moved.items()}
    corners = list(itertools.product(*ends.values()))
    for corner in rng.sample(corners, min(len(corners), CORNERS)):
        yield explorable.defaults(next(scenarios)) | dict(zip(ends, corner, strict=True))


def chunks(settings, size=40):
    """The settings, a few at a time."""
    settings = iter(settings)
    while chunk := list(itertools.islice(settings, size)):
        yield chunk


def split(inputs, vectors):
    """({name: number}, {name: place in vectors}) of an explorable's inputs; a vector not met before is added there."""
    numbers = {key: as_text(value) for key, value in inputs.items() if not isinstance(value, np.ndarray)}
    at = {}
    for key in inputs.keys() - numbers.keys():
        same = (n for n, vector in enumerate(vectors) if np.array_equal(vector, inputs[key], equal_nan=True))
        at[key] = next(same, len(vectors))
        if at[key] == len(vectors):
            vectors.append(inputs[key])
    return numbers, at


def torch_values(explorable, settings):
    """All outputs by torch, those included that nothing shown needs."""
    x = {name: torch.as_tensor(v, dtype=torch.float64) for name, v in explorable.inputs(settings).items()}
    return {name: value.to(torch.float64).reshape(-1).numpy() for name, value in explorable.compute(x).items()}


@pytest.fixture(scope="module", params=EXPLORABLES)
def compared(request, page):
    """(torch's, JavaScript's) outputs by name: one row of picked numbers per setting."""
    explorable, rng = EXPLORABLES[request.param], random.Random(1)
    ours, theirs = {}, {}
    code = EXPLORABLES[request.param].traced.read_text()
    for chunk in chunks(settings_of(explorable)):
        sent, vectors = [], []
        for settings in chunk:
            picks = [rng.randrange(10**6) for _ in range(PICKS)]
            for name, vector in torch_values(explorable, settings).items():
                row = vector[np.array(picks) % len(vector)] if len(vector) > 1 else vector
                ours.setdefault(name, []).append(row)
            x, at = split(explorable.inputs(settings), vectors)
            sent.append({"x": x, "at": at, "picks": picks})
        text = json.dumps([[as_text(vector.tolist()) for vector in vectors], sent])
        for result in json.loads(page.evaluate(RUN, [code, text])):
            for name, row in result.items():
                numbers = [float(number.replace("Infinity", "inf")) for number in row]
                theirs.setdefault(name, []).append(
                    numbers if len(numbers) > 1 and len(ours[name][0]) > 1 else numbers[:1]
                )
    return {name: np.array(rows) for name, rows in ours.items()}, {
        name: np.array(rows) for name, rows in theirs.items()
    }


def test_javascript_gives_what_torch_gives(compared):
    """At most 1e-9 relative or 1e-12 absolute, NaN and infinities in the same places."""
    ours, theirs = compared
    assert ours.keys() == theirs.keys()
    assert all(len(rows) > RANDOM for rows in ours.values())
    for name in ours:
        np.testing.assert_allclose(theirs[name], ours[name], rtol=1e-9, atol=1e-12, equal_nan=True, err_msg=name)


def test_the_comparison_is_not_of_constants(compared):
    """At least nine outputs in ten take finite values, and more than one."""
    ours, _ = compared
    # a mark that is now here, now nowhere (NaN) varies too
    alive = [np.isfinite(rows).any() and len(np.unique(rows.round(12))) > 1 for rows in ours.values()]
    assert np.mean(alive) >= 0.9, [name for name, good in zip(ours, alive, strict=True) if not good]


@pytest.mark.parametrize("name", EXPLORABLES)
def test_the_traced_file_is_not_stale(name):
    """`make traces` writes it again."""
    about = "`python -m pages.commands.trace` writes it anew."
    assert_same_text(traced(EXPLORABLES[name]), EXPLORABLES[name].traced.read_text(), about)


def test_no_other_file_lies_beside_them():
    assert set((ROOT / "pages").rglob("*.js")) == {one.traced for one in EXPLORABLES.values()}
