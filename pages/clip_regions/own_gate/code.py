"""The compute function of explorable.py as a JavaScript module, with f and f' printed from their trees.

It is written as viz/live/tracing writes its modules, one statement a line, so that viz/export can shorten it.
"""

from pages.clip_regions.own_gate.explorable import DEFAULT, FAR, SILENT, functions, own_gate
from pages.clip_regions.own_gate.printing import POWER, to_javascript
from pages.clip_regions.own_gate.readouts import TASK
from viz.live import views
from viz.live.payload import payload
from viz.look.style import Palette
from viz.look.text import Text

MODULE = """\
{power}
const finite = (v) => v - v === 0;
const held = (v) => v > FAR ? FAR : v < -FAR ? -FAR : v;
const loud = (v) => Math.abs(v) < SILENT ? 0 : v;
{value}{slope}export default function compute(x) {{
  const {{grid, r, at, sign, gate_eps, gate_tau}} = x;
  const valueAt = (ratio) => value(ratio, gate_eps, gate_tau);
  const slopeAt = (ratio) => slope(ratio, gate_eps, gate_tau);
  const f = (ratio) => finite(valueAt(ratio)) ? valueAt(ratio) : NaN;
  const d = (ratio) => finite(valueAt(ratio)) && finite(ratio * slopeAt(ratio)) ? slopeAt(ratio) : NaN;
  const f_line = grid.map((ratio) => held(f(ratio)));
  const slope_line = grid.map(d);
  const phi_line = grid.map((ratio, i) => ratio * slope_line[i]);
  const weight = r.map((ratio) => loud(ratio * d(ratio)));
  const signed = weight.map((v) => sign * v);
  const ring = weight.map((v) => v === 0 ? 0 : NaN);
  const own_f = f(at);
  const own_slope = d(at);
  const own_phi = at * own_slope;
  const point = loud(own_phi);
  const good = weight.filter(finite);
  const lost = weight.length - good.length;
  const removed = weight.filter((v) => v === 0).length;
  const gaps = grid.filter((_, i) => !finite(phi_line[i]));
  const low = gaps.length ? Math.min(...gaps) : Infinity;
  const high = gaps.length ? Math.max(...gaps) : -Infinity;
  const first = low === Math.min(...grid);
  const last = high === Math.max(...grid);
  const gap = first ? (last ? 4 : 1) : last ? 2 : 3;
  const top = Math.max(...phi_line.filter(finite));
  const task = point === 0 ? 1 : point < 0 ? 2 : point < TASK ? 4 : 3;
  return {{
    "own.f.line": f_line,
    "own.slope.line": slope_line.map(held),
    "own.phi.line": phi_line.map(held),
    "own.f.point": Float64Array.of(held(own_f)),
    "own.slope.point": Float64Array.of(held(own_slope)),
    "own.phi.point": Float64Array.of(held(own_phi)),
    "own.f": own_f,
    "own.slope": own_slope,
    "own.phi": own_phi,
    "own.weight": weight,
    "own.signed": signed,
    "own.ring": ring,
    "own.removed": removed,
    "own.lost": lost,
    "own.case": lost ? (lost === weight.length ? 0 : 4) : removed === weight.length ? 1 : removed > 0 ? 2 : 3,
    "own.low": Math.min(...good),
    "own.high": Math.max(...good),
    "gap": gaps.length ? gap : 0,
    "gap.low": low,
    "gap.high": high,
    "top": top,
    "top.at": Math.min(...grid.filter((_, i) => phi_line[i] >= top - 1e-9 * Math.abs(top))),
    "task": finite(point) ? task : 0,
  }};
}}
"""


def own_gate_module(gate: str) -> str:
    """The module of a formula; it holds nothing of the text but what the tree says."""
    value, slope = (to_javascript(tree, name) for tree, name in zip(functions(gate), ("value", "slope"), strict=True))
    code = MODULE.format(power=POWER, value=value, slope=slope)
    for name, constant in {"FAR": FAR, "SILENT": SILENT, "TASK": TASK}.items():
        code = code.replace(name, repr(constant))
    return code


def warm(palette: Palette, text: Text) -> None:
    """Make what the section shows as it opens."""
    own_gate_address(DEFAULT)
    payload(own_gate(DEFAULT), own_gate(DEFAULT).defaults(), text, palette)


def own_gate_address(gate: str) -> str:
    """The same as an address that a browser can import."""
    return views.address(("own_gate", gate), lambda: own_gate_module(gate))
