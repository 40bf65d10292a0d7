"""Broadcasting, views, reductions, running sums, gathers and constants."""

import math
from importlib import import_module

import torch

from tests.viz.live.tracing.compare import check
from viz.live.tracing import trace

T = 7
G = torch.Generator().manual_seed(0)
DRAWS = torch.randn(40, generator=G, dtype=torch.float64).mul(1000).round() / 1000
TABLE = torch.randn(3, T, generator=G, dtype=torch.float64)
GRID = torch.arange(6, dtype=torch.float64).view(2, 3)
MASK = torch.tensor([True, False, True, True, False, True, True])


def inputs(count=6):
    rows = [torch.randn(T, generator=G, dtype=torch.float64) for _ in range(count)]
    rows[1][2] = math.nan
    rows[2][3], rows[2][5] = math.inf, -math.inf
    return [{"v": v, "w": v.flip(0) * 2 + 1, "a": torch.tensor(0.5 + n).double()} for n, v in enumerate(rows)]


def test_broadcasting(javascript):
    def f(x):
        v, w, a = x["v"], x["w"], x["a"]
        row, column = v[None], w[:, None]
        return {
            "number": a + 1,
            "vector": v * a,
            "row": row - a,
            "column": column * a,
            "matrix": row * column + a,
            "outer": torch.outer(v, w),
            "expand": a.expand(3, T),
            "rows": row.expand(3, T) + torch.arange(3, dtype=torch.float64)[:, None],
            "constant": torch.full((2, T), 1.5, dtype=torch.float64),
            "constant vector": torch.ones(T, dtype=torch.float64),
            "constant number": torch.tensor(0.25, dtype=torch.float64),
            "one": a[None],
            "one one": a[None, None],
            "same": v,
            "same number": a,
            "three": (v[:, None, None] + w[None, :, None] * torch.arange(2.0, dtype=v.dtype)).sum(0),
            'quoted "name"\\': a,
            "number kind": (a > 1),
            "int": torch.arange(T) + 1,
        }

    check(javascript, f, inputs())


def test_views(javascript):
    def f(x):
        v, w = x["v"], x["w"]
        m = torch.stack([v, w, v * w])
        return {
            "select": m[1],
            "element": m[2, 3] * v,
            "last": v[-1],
            "slice": v[2:5] * 2,
            "negative": v[-3:] - v[:3],
            "squeeze": m[:, None, :, None].squeeze() - 1,
            "squeeze dim": m[:1].squeeze(0) + v.unsqueeze(-1).squeeze(-1),
            "view_as": v.view(1, T).view(T, 1)[:, 0] * 3,
            "diff": v.diff(),
            "chunks": torch.cat(list(m.unbind(0))[1:]) * 2,
            "narrow": v.narrow(0, 1, 3) + m[0].narrow(0, 2, 3),
        }

    check(javascript, f, inputs())


def test_gathers(javascript):
    def f(x):
        v, w, a = x["v"], x["w"], x["a"]
        m = torch.stack([v, w])
        at = torch.tensor([4, 0, 0, 6])
        return {
            "cat": torch.cat([v, w[:2], v * 2]),
            "cat numbers": torch.cat([a[None], v, torch.zeros(2, dtype=v.dtype), a[None] * 2]),
            "cat rows": torch.cat([m, m[:1] * 2]),
            "cat columns": torch.cat([m, m[:, :1] * 2], -1).exp(),
            "cat empty": torch.cat([torch.zeros(0, dtype=v.dtype), v]),
            "stack": torch.stack([v, w, v], 1).sum(1),
            "stack numbers": torch.stack([a, a + 1, a * 0]),
            "pad": torch.nn.functional.pad(v, (2, 3), value=1.5),
            "pad off": torch.nn.functional.pad(v * 2, (-1, -2)),
            "pad rows": torch.nn.functional.pad(m, (1, 0, 0, 1)),
            "shift": torch.nn.functional.pad(v[2:], (0, 2)) + v,
            "index_select": v.index_select(0, at),
            "at a control": v.index_select(0, a.long()[None])[0] * 2,
            "at a vector": v.index_select(0, w.isnan().long() + 1),
            "at a matrix": v[torch.tensor([[0, 3], [6, 3]])] * a,
            "at a matrix of controls": v[torch.where(a < GRID, 0, GRID).long()],
            "one-hot": torch.where(torch.arange(T) == a.floor(), v, 0).nansum(),
            "slices of the same": v[1:] * v[:-1],
        }

    check(javascript, f, inputs())


def test_many_pieces_are_laid_out_one_behind_the_other(javascript):
    """Rows that are computed, an input, constants, the same row twice, what is the same along an axis, and truth."""

    def f(x):
        v, w, a = x["v"], x["w"], x["a"]
        rows = [v * a, v, TABLE[0], v * a, a.expand(T), w[::2].repeat_interleave(2)[:T], v > w, torch.zeros_like(v)]
        stacked = torch.stack([row.to(v.dtype) for row in rows])
        return {
            "stack": stacked * 2,
            "sum": stacked.sum(0),
            "cat": torch.cat([stacked[:3], stacked[3:4], TABLE, stacked[:1], stacked[5:] + 1]),
            "matrices": torch.stack([v[:, None] * row for row in (v, w, v + 1, w + a, TABLE[1])]).sum((0, 2)),
        }

    code = check(javascript, f, inputs())
    assert ".set(" in code


def test_a_long_function_has_every_loop_in_one_of_its_own(javascript, monkeypatch):
    def f(x):
        v = x["v"] * 2
        return {"mean": v.mean(), "away": v - v.mean(), "outer": v[:, None] * v}

    assert "(() => {" not in check(javascript, f, inputs())
    monkeypatch.setattr(import_module("viz.live.tracing.emit"), "LONG", 5)
    code = check(javascript, f, inputs())
    assert code.count("(() => {\n") == code.count("})();\n") == code.count("\n    for (") > 1


def test_sums_at_places(javascript):
    """Two sums in one loop, places that a control moves, values of fewer axes, and a place that nothing reaches."""

    def f(x):
        v, w, a = x["v"], x["w"], x["a"]
        m = torch.stack([v, w])
        at = (torch.arange(T) + 3 * torch.arange(2)[:, None]) // 2
        moved = torch.where(m > a, 1, 0) + at
        return {
            "matrix": torch.zeros(7, dtype=v.dtype).index_put((at,), m, accumulate=True),
            "other": torch.zeros(7, dtype=v.dtype).index_put((at,), m * a + 1, accumulate=True),
            "moved": torch.zeros(7, dtype=v.dtype).index_put((moved,), m, accumulate=True) * 2,
            "broadcast": torch.zeros(7, dtype=v.dtype).index_put((at,), v[None].expand(2, T), accumulate=True).sum(),
            "vector": v.new_zeros(4).index_put((torch.tensor([0, 1, 0, 3, 3, 3, 1]),), v, accumulate=True),
            "truth values": v.new_zeros(2).index_put(((v > 0).long(),), (w > a).double(), accumulate=True),
        }

    check(javascript, f, inputs())


def test_reductions(javascript):
    def f(x):
        v, w, a = x["v"], x["w"], x["a"]
        m = torch.stack([v, w, v * w])
        flags = m > 0
        out = {"sum of int": (v > 0).sum(), "mean of rows": m.mean(0), "mean rows": m.mean(1, keepdim=True)}
        for name in ("sum", "mean", "amax", "amin"):
            f = getattr(torch, name)
            out[name] = f(v, 0)
            out[f"{name} rows"] = f(m, 1)
            out[f"{name} columns"] = f(m, 0, keepdim=True)
            out[f"{name} of one"] = f(v[None], 0)
            out[f"{name} of a number"] = f(a.expand(3, T), 1)
        for name in ("any", "all"):
            f = getattr(torch, name)
            out |= {name: f(flags), f"{name} rows": f(flags, 1), f"{name} columns": f(flags, 0), f"{name} float": f(v)}
        out |= {
            "total": m.sum(),
            "both": m.amax((0, 1)) - m.amin(),
            "count": (v > 0).sum(-1) / (w > 0).double().sum(),
            "center": v - v.mean(),
            "masked mean": torch.where(MASK, v, 0).sum() / MASK.sum(),
            "cumsum": v.cumsum(0),
            "cumsum rows": m.cumsum(1),
            "cumsum twice": v.cumsum(0).cumsum(0) / v.cumsum(0),
            "cumsum of mask": (v > 0).cumsum(0),
            "constant sum": torch.ones(T, dtype=v.dtype).sum() + a,
            "sum of a number": (a.expand(T) * 2).sum() + a.expand(2, T).amax(),
        }
        return out

    check(javascript, f, inputs())


def test_constants(javascript):
    grid = torch.linspace(0, 3, 301, dtype=torch.float64)

    def f(x):
        v, a = x["v"], x["a"]
        return {
            "draws": DRAWS * a,
            "of draws": DRAWS.exp() * a,
            "sum of draws": DRAWS.sum() * a,
            "table": TABLE * v,
            "column": TABLE[:, 2:3] * v,
            "grid": grid,
            "curve": (grid * a).exp(),
            "arange": torch.arange(20, dtype=torch.float64) * a,
            "steps": torch.arange(0, 2, 0.1, dtype=torch.float64) + a,
            "part": grid[7:31] * a,
            "mask": torch.where(MASK, v, 0),
            "mask number": MASK * a,
            "uniform": torch.full((T,), 0.7, dtype=torch.float64) * v,
            "special": torch.tensor([math.nan, math.inf, -math.inf, -0.0, 1e-300, 0.1, 1e22], dtype=torch.float64) / v,
            "where": torch.where(torch.ones(T, dtype=torch.bool), v, 0),
            "tensor": v * torch.tensor(2.5, dtype=torch.float64),
            "eye": torch.eye(3, dtype=torch.float64) * a,
            "table at draws": DRAWS.index_select(0, torch.arange(0, 40, 3)) * a,
        }

    code = check(javascript, f, inputs())
    # the grid of 301 points, its part and the steps are formulas, not data
    assert max(line.count(",") for line in code.splitlines() if "Float64Array.of(" in line) == len(DRAWS) - 1
    # what no input reaches is computed when the module loads
    assert code.index("Math.exp(data") < code.index("export default")


def test_code_is_short():
    """Copies, repeated work and dead code leave nothing behind; one loop does what one loop can."""

    def f(x):
        v, w = x["v"], x["w"]
        (v * 7).cumsum(0)
        ratio = (v - w).exp()
        again = (v - w).exp().clone().detach() * 1.0
        return {"ratio": ratio, "again": again, "mean": ratio[None].mean(-1)[0], "clipped": ratio.clamp(0.8, 1.2)}

    code = trace(f, inputs()[0])
    assert code.count("Math.exp") == 1
    assert code.count("for (") == 1
    assert code.count("new Float64Array") == 2
    assert "const ratio_i = Math.exp(v[i] - w[i]);" in code


def test_only_numbers_from_before_a_loop_split_it():
    def f(x):
        centred = x["v"] - x["v"].mean()
        return {"centred": centred, "spread": (centred**2).mean().sqrt(), "half": centred / 2}

    assert trace(f, inputs()[0]).count("for (") == 2
