"""Runs a traced module in Chromium, one page for the whole session."""

import json
import math

import pytest
import torch

# numbers travel as text: JSON knows no NaN, no infinity and no -0; and all of them as one text, because playwright
# wraps every number of a list on its way
RUN = """async ([code, inputs]) => {
  const read = v => Array.isArray(v) ? Float64Array.from(v, Number) : Number(v);
  const write = v => typeof v === "number" ? (Object.is(v, -0) ? "-0" : String(v)) : Array.from(v, write);
  const url = URL.createObjectURL(new Blob([code], {type: "text/javascript"}));
  const module = await import(url);
  return JSON.stringify(JSON.parse(inputs).map(x => {
    const results = module.default(Object.fromEntries(Object.entries(x).map(([k, v]) => [k, read(v)])));
    return Object.fromEntries(Object.entries(results).map(([k, v]) => [k, write(v)]));
  }));
}"""
TIME = """async ([code, x, calls]) => {
  const read = v => Array.isArray(v) ? Float64Array.from(v, Number) : Number(v);
  const module = await import(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
  const input = Object.fromEntries(Object.entries(x).map(([k, v]) => [k, read(v)]));
  for (let n = 0; n < calls; n++) module.default(input);
  const start = performance.now();
  for (let n = 0; n < calls; n++) module.default(input);
  return 1000 * (performance.now() - start) / calls;
}"""


def as_text(value):
    """A tensor's numbers as JavaScript reads them."""
    if isinstance(value, list):
        return [as_text(v) for v in value]
    if math.isnan(value):
        return "NaN"
    return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, repr(float(value)))


@pytest.fixture(scope="session")
def page(chromium):
    """An empty page."""
    return chromium.new_page()


@pytest.fixture(scope="session")
def javascript(page):
    """javascript(code, [inputs, ...]) -> [outputs, ...], tensors in and out."""

    def run(code, inputs):
        sent = [{key: as_text(value.tolist()) for key, value in x.items()} for x in inputs]
        results = json.loads(page.evaluate(RUN, [code, json.dumps(sent)]))
        return [{key: tensor(value) for key, value in result.items()} for result in results]

    def tensor(value):
        if not isinstance(value, list):
            return torch.tensor(float(value), dtype=torch.float64)
        rows = [[float(v) for v in row] if isinstance(row, list) else float(row) for row in value]
        return torch.tensor(rows, dtype=torch.float64)

    return run


@pytest.fixture(scope="session")
def microseconds(page):
    """microseconds(code, inputs, calls) -> the time of one call."""

    def run(code, x, calls=2000):
        return page.evaluate(TIME, [code, {key: as_text(value.tolist()) for key, value in x.items()}, calls])

    return run
