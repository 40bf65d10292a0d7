"""Bytes of code and microseconds a call of the traced functions, in Chromium.

From the repository's root:  .venv/bin/python -m benchmarks.tracing [--write]
Every explorable as it is served; and a function of eight objectives' coefficients at 64 and 512 tokens, for which
the goal is at most 12 KB and 200 microseconds. --write puts the table into README.md here.
"""

import gzip
import os
from typing import Any

import torch
from playwright.sync_api import Page
from torch import Tensor

from algos import make_objective
from algos.studies import draws, scenarios
from benchmarks import readme
from pages import EXPLORABLES
from pages.commands.trace import traced
from tests.lab import chromium
from viz.live.tracing import trace

EIGHT = ("reinforce", "grpo", "gspo", "sapo", "dapo", "dr_grpo", "cispo", "gmpo")
TIME = """async ([code, x, calls]) => {
  const module = await import(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
  const input = Object.fromEntries(Object.entries(x).map(([k, v]) => [k, Array.isArray(v) ? Float64Array.from(v) : v]));
  const run = () => { for (let n = 0; n < calls; n++) module.default(input); };
  run();
  const times = [];
  for (let round = 0; round < 9; round++) {
    const start = performance.now();
    run();
    times.push(1000 * (performance.now() - start) / calls);
  }
  return times.sort((a, b) => a - b)[4];
}"""


def eight(x: dict[str, Tensor]) -> dict[str, Tensor]:
    """Ratios of one response and the coefficient of every token under eight objectives."""
    z = (x["drift"] + x["spread"] * x["noise"])[None]
    batch = scenarios.from_log_ratios(z, x["A"], torch.ones_like(z))
    settings = {"sapo": {"tau_pos": x["tau_pos"], "tau_neg": x["tau_neg"]}, "grpo": {"eps_high": x["eps_high"]}}
    return {name: make_objective(name, **settings.get(name, {})).coefficients(batch)[0] for name in EIGHT} | {"z": z[0]}


def inputs_of_eight(length: int) -> dict[str, Any]:
    """A setting of `eight`."""
    sliders = {"drift": 0.02, "spread": 0.2, "A": 1.0, "tau_pos": 1.0, "tau_neg": 1.05, "eps_high": 0.28}
    return sliders | {"noise": draws.noise(1, length, 0)[0].tolist()}


def cases() -> dict[str, tuple[str, dict[str, Any]]]:
    """Name -> (code, inputs)."""
    found = {}
    for length in (64, 512):
        x = inputs_of_eight(length)
        example = {name: torch.tensor(value, dtype=torch.float64) for name, value in x.items()}
        found[f"8 objectives, {length} tokens"] = (trace(eight, example), x)
    for name, explorable in EXPLORABLES.items():
        x = explorable.inputs(explorable.defaults())
        plain = {key: value.tolist() if hasattr(value, "tolist") else value for key, value in x.items()}
        found[f"`{name}`"] = (traced(explorable), plain)
    return found


def table(page: Page) -> str:
    """The Markdown table, with what it was measured on."""
    lines = ["| function | bytes | gzipped | microseconds a call |", "|---|---|---|---|"]
    for name, (code, x) in cases().items():
        data = code.encode()
        time = page.evaluate(TIME, [code, x, 300])
        lines.append(f"| {name} | {len(data):,} | {len(gzip.compress(data)):,} | {time:.0f} |")
    return "\n".join([*lines, "", f"Medians of nine rounds of 300 calls; {os.cpu_count()} cores."])


def main() -> None:
    """Measure, print, and write where asked."""
    options = readme.parser("tracing", __doc__).parse_args()
    with chromium() as browser:
        text = table(browser.new_page())
    readme.tell("tracing", text, options.write)


if __name__ == "__main__":
    main()
