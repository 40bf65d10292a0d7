"""The report on races: which runs stand side by side, the numbers in its table, what it says of their origin."""

import json
import re

import plotly.graph_objects as go
import pytest

from algos.training.command import folder, sweep
from algos.training.command.main import main as training
from algos.training.outcome import outcome
from tests.algos.training.small import events, race, weights
from tests.algos.training.test_command_outcome import THREE, members, told
from viz.look.text import Text
from viz.report.__main__ import main
from viz.report.figures import CURVES, highest, looks
from viz.report.page import page
from viz.report.runs import differing, done, joined, read


def rows_of(report: str) -> list[list[str]]:
    """The cells of the table's rows, without markup."""
    body = re.search(r"<table>.*?</thead>(.*?)</table>", report, re.DOTALL)[1]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]
    return [[re.sub("<[^>]*>", "", cell) for cell in row] for row in cells]


def heads_of(report: str) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*>(.*?)</th>', report)


def drawn_in(report: str) -> list[dict]:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', report)[1])["charts"]


def test_cells_of_one_condition_are_one_race():
    cells = [
        (f"{name}{seed}{lr}", told(members((name, {}, seed)), [[0.2], [end + seed / 10]], lr=lr))
        for lr in (1e-4, 3e-4) for name, end in (("grpo", 0.3), ("gspo", 0.5)) for seed in (0, 1)
    ]  # fmt: skip
    races = joined(cells)
    assert [one[0]["lr"] for one in races] == [1e-4, 3e-4] and differing(races) == ["lr"]
    for one in races:
        grpo, gspo = outcome(one)
        assert grpo["final"] == pytest.approx([0.3, 0.4]) and gspo["difference"] == pytest.approx(0.2)
        assert one[-1]["event"] == "end"
    with pytest.raises(ValueError, match="two of the runs hold the same member"):
        joined([cells[0], cells[0]])
    with pytest.raises(ValueError, match="x holds no race"):
        joined([("x", [])])


def test_the_table_shows_the_hand_worked_numbers():
    report = page([told(THREE, [[0.25] * 6, [0.5, 0.4, 0.6, 0.9, 0.6, 0.6]])])
    assert rows_of(report) == [
        ["grpo", "3", "0.250", "0.500", "", "", "reference", "0 of 3", "0.500 0.400 0.600"],
        ["sapo", "3", "0.250", "0.700", "+0.200", "[−0.048, +0.448]", "no difference resolved", "0 of 3",
         "0.600 0.600 0.900"],
    ]  # fmt: skip


def test_one_table_has_the_whole_grid_with_what_tells_its_races_apart():
    own = members(("grpo", {}, 0), ("sapo", {}, 0))
    grid = [
        told(own, [[0.2, 0.2], [0.3, 0.4]], lr=lr, mismatch=kind, mismatch_size=size, recompute=kind == "bits4")
        for lr in (1e-4, 3e-4)
        for kind, size in (("noise", 0.1), ("noise", 0.5), ("bits4", 4))
    ]
    report = page(grid)
    assert report.count("<table>") == 1 and report.count("<tbody>") == 6 and report.count("<h2>") == 6
    assert heads_of(report)[:4] == ["learning rate", "mismatch", "old log-probs computed again", "objective"]
    rows = rows_of(report)
    assert len(rows) == 12 and [row[:4] for row in rows[::2]] == [
        [lr, kind, again, "grpo"]
        for lr in ("0.0001", "0.0003")
        for kind, again in (("noise 0.1", "no"), ("noise 0.5", "no"), ("bits4", "yes"))
    ]
    assert all(row[0] == "sapo" for row in rows[1::2])
    headings = re.findall("<h2>(.*?)</h2>", report)
    assert headings[2] == "learning rate 0.0001, mismatch bits4, old log-probs computed again yes"
    alone = page(grid[:1])
    assert re.findall("<h2>(.*?)</h2>", alone) == [
        "count: 1 rollouts, staleness 4, learning rate 0.0001, mismatch noise 0.1"
    ]


def test_a_race_that_was_stopped_or_cut_off_says_how_far_it_came():
    whole = told(THREE, [[0.25] * 6] * 41)
    stopped = [*whole[:6], {"event": "end", "step": 5}]
    assert done(stopped) == (5, 40, True) and done(whole) == (40, 40, True) and done(whole[:6]) == (5, 40, False)
    assert "Stopped after 5 of 40 rollouts." in page([stopped])
    assert "5 of 40 rollouts so far" in page([whole[:6]])
    assert "of 40 rollouts" not in page([whole])
    # of cells that stopped at different rollouts, the first to stop counts
    one, two = (told(members(("grpo", {}, seed)), [[0.2]] * 41)[: 1 + n] for seed, n in ((0, 9), (1, 7)))
    both = [("a", [*one, {"event": "end", "step": 9}]), ("b", [*two, {"event": "end", "step": 7}])]
    assert done(joined(both)[0]) == (7, 40, True)


def test_odd_runs():
    assert "nothing to compare" in page([told(THREE, [[0.25] * 6])])
    assert "更低" in page([told(THREE, [[0.25] * 6, [0.5, 0.4, 0.6, 0.2, 0.2, 0.1]])], "zh")
    odd = members(("grpo", {"<b>": "</script>"}, 0))
    report = page([told(odd, [[0.2], [0.3]])])
    assert "<b>" not in report and report.count("</script>") == 3
    assert rows_of(report)[0][0] == "grpo[&lt;b&gt;=&lt;/script&gt;]"
    with pytest.raises(ValueError, match="no race to report on"):
        page([])


def test_charts_are_plotlys_and_tell_variants_apart():
    own = members(*(("sapo", {"tau_pos": tau}, seed) for tau in (1.0, 2.0, 5.0) for seed in (0, 1)), ("grpo", {}, 0))
    events = told(own, [[0.1, 0.3] * 3 + [0.5], [0.2, 0.4] * 3 + [0.6]])
    charts = drawn_in(page([events]))
    assert len(charts) == len(CURVES)
    for chart in charts:
        figure = go.Figure(chart)
        # a band of two edges where there are two seeds
        assert [trace.name for trace in figure.data if trace.name] == [
            "sapo[tau_pos=1]", "sapo[tau_pos=2]", "sapo[tau_pos=5]", "grpo"
        ]  # fmt: skip
        assert len(figure.data) == 3 * 3 + 1
    low, high, middle = charts[0]["data"][:3]
    assert (low["y"], high["y"], middle["y"]) == ([0.1, 0.2], [0.3, 0.4], [0.2, 0.3])
    found = looks(events[0])
    assert len({look.colour for look in found[:3]}) == 1 and len({(look.colour, look.dash) for look in found}) == 4
    assert highest([events], "entropy") == 0.5 and highest([events], "kl") == 1.0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_race_and_a_sweep_say_where_they_come_from(tmp_path, monkeypatch, capsys, lang):
    start = weights(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert training(race(start, "--out", "run", rollouts=2)) == 0
    own = ["--length", "1", "--prompts", "4", "--group", "4", "--weights", str(start), "--rollouts", "2"]
    grid = ["--grid", "objective=sapo,grpo;staleness=1,2;seed=5..6"]
    assert training(["sweep", *own, *grid, "--out", "grid"]) == 0
    capsys.readouterr()
    assert main(["run", "grid", "-o", "out.html", "--lang", lang]) == 0
    assert capsys.readouterr().out == "out.html\n"
    report, text = (tmp_path / "out.html").read_text(encoding="utf-8"), Text(lang)
    begun = folder.stored(tmp_path / "run").begun
    for words in ("<code>run</code>", "<code>grid</code>", begun[:10], begun[11:16],
                  text("training_report.cells", done=4 * 2, all=8),
                  "python -m algos.training race --objectives grpo,sapo --seeds 2 --staleness 2 --rollouts 2",
                  "python -m algos.training sweep --rollouts 2"):  # fmt: skip
        assert words in report, words
    # the race is one condition with the sweep's cells of its staleness; the grid's own order is kept
    assert report.count("<table>") == 1
    assert [row[-9] for row in rows_of(report)] == ["grpo", "sapo", "sapo", "grpo"]
    assert heads_of(report)[0] == text("training_report.field.staleness")
    assert not re.search(r'(src|href)="', report.split("<script>")[0]), "something is fetched"
    # a sweep with a cell that is missing
    gone = sweep.file_of(sweep.stored(tmp_path / "grid")["cells"][0], tmp_path / "grid" / "cells")
    gone.unlink()
    assert read(tmp_path / "grid")[0].cells == (7, 8)


def test_a_run_of_an_older_version_has_a_date_too(tmp_path):
    start = weights(tmp_path)
    assert training(race(start, "--out", tmp_path / "run", rollouts=2)) == 0
    options = folder.stored(tmp_path / "run").options
    (tmp_path / "run" / "race.json").write_text(json.dumps(options))
    source, _ = read(tmp_path / "run")
    assert not source.begun and source.date[:2] == "20" and source.command.endswith(f"--out {tmp_path / 'run'}")
    (tmp_path / "run" / "race.json").unlink()
    assert read(tmp_path / "run")[0].command == ""
    assert "last written 20" in page([events(tmp_path / "run")], "en", [source])


def test_what_cannot_be_reported_is_a_sentence_and_the_old_file_stays(tmp_path, monkeypatch, capsys):
    start = weights(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert training(race(start, "--out", "a", rollouts=2)) == 0
    (tmp_path / "out.html").write_text("old")
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "events.jsonl").write_text("{\n")
    capsys.readouterr()
    for arguments, words in (
        (["nowhere", "-o", "out.html"], "nowhere holds neither a race nor a sweep"),
        (["empty", "-o", "out.html"], "empty holds neither a race nor a sweep"),
        (["broken", "-o", "out.html"], "holds a line that is no JSON"),
        (["a", "a", "-o", "out.html"], "hold the same member"),
        (["a", "-o", "no/out.html"], "No such file or directory: no/out.html"),
        (["a", "-o", "empty"], "Is a directory: empty"),
    ):
        assert main(arguments) == 2
        said = capsys.readouterr()
        assert said.out == "" and said.err.count("\n") == 1 and words in said.err, said.err
        assert said.err.startswith("python -m viz.report: ")
    assert (tmp_path / "out.html").read_text() == "old"
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
