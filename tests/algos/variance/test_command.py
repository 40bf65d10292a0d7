"""python -m algos.variance, in this process: what each report prints and writes, and what it says of bad input."""

import csv
import json

import pytest

from algos.objectives import make_objective
from algos.variance.__main__ import main
from algos.variance.exact import summarise
from algos.variance.frontier import SWEEPS
from algos.variance.growth import growth
from algos.variance.tree import grow

QUICK = {
    "exact": ("--length", "2"),
    "frontier": ("--length", "2", "--objectives", "grpo,sapo,reinforce"),
    "growth": ("--lengths", "2,4", "--groups", "64"),
    "cloud": ("--length", "4", "--groups", "5"),
}
each = pytest.mark.parametrize("report", QUICK)


def said(capsys, *arguments):
    """The lines on the screen of a run that ends well."""
    assert main(list(arguments)) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return out.out.splitlines()


@each
def test_a_report_prints_a_table(report, capsys):
    header, *rows = said(capsys, report, *QUICK[report])
    columns = header.split("\t")
    assert columns[0] == "objective" and all(len(row.split("\t")) == len(columns) for row in rows)
    count = {"exact": 5, "frontier": len(SWEEPS["grpo"]) + len(SWEEPS["sapo"]), "cloud": 25}
    figures = {row.split("\t")[2] for row in rows}
    assert len(rows) == (2 * 5 * len(figures) if report == "growth" else count[report])


@each
def test_files_hold_the_same_rows(report, capsys, tmp_path):
    table, whole = tmp_path / "rows.csv", tmp_path / "all.json"
    assert said(capsys, report, *QUICK[report], "--csv", str(table), "--json", str(whole)) == []
    rows = list(csv.DictReader(table.open(encoding="utf-8")))
    kept = json.loads(whole.read_text(encoding="utf-8"))
    columns = kept["rows"]
    assert list(rows[0]) == list(columns)
    for name, cells in columns.items():
        assert [row[name] for row in rows] == ["" if cell is None else str(cell) for cell in cells]
    extra = {"growth": {"rows", "slopes"}, "cloud": {"rows", "means"}}
    assert kept.keys() == extra.get(report, {"rows"})


@each
def test_events_are_lines_of_json_that_end_with_the_result(report, capsys, tmp_path):
    events = [json.loads(line) for line in said(capsys, report, *QUICK[report], "--events")]
    shares = [event["progress"] for event in events]
    assert shares == sorted(shares) and shares[-1] == 1 and all(0 <= share <= 1 for share in shares)
    assert ["result" in event for event in events] == [False] * (len(events) - 1) + [True]
    assert (len(events) > 2) == (report == "growth")
    main([report, *QUICK[report], "--json", str(tmp_path / "all.json")])
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8")) == events[-1]["result"]


def test_options_reach_what_they_name(capsys, tmp_path):
    path = tmp_path / "x.json"
    said(capsys, "exact", "--kind", "flips", "--size", "0.5", "--centre", "ratio", "--group", "4", "--seed", "3",
         "--symbols", "3", "--length", "2", "--objectives", "gspo,dapo", "--set", "gspo.eps_low=0.03",
         "--set", "gspo.eps_high=0.05", "--set", "gspo.aggregation=token-mean", "--json", str(path))  # fmt: skip
    objectives = {"gspo": make_objective("gspo", eps_low=0.03, eps_high=0.05, aggregation="token-mean"),
                  "dapo": make_objective("dapo")}  # fmt: skip
    found = summarise(objectives, grow(3, 2, "flips", 0.5, "ratio", 3), 4)
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    assert rows["objective"] == ["gspo", "dapo"]
    for figure in ("variance", "bias", "inflation", "distance"):
        assert rows[figure] == pytest.approx([getattr(found[name], figure) for name in objectives], rel=1e-5)


def test_growth_is_that_of_the_module(capsys, tmp_path):
    path = tmp_path / "x.json"
    said(capsys, "growth", "--objectives", "sapo", "--lengths", "2,4", "--groups", "64", "--size", "0.4",
         "--seed", "2", "--group", "4", "--json", str(path))  # fmt: skip
    one = growth({"sapo": make_objective("sapo")}, lengths=[2, 4], groups=64, kind="noise", size=0.4, centre="log",
                 seed=2, group=4)["sapo"]  # fmt: skip
    kept = json.loads(path.read_text(encoding="utf-8"))
    place = next(i for i, f in enumerate(kept["rows"]["figure"]) if f == "inflation")
    assert kept["rows"]["value"][place] == pytest.approx(one.estimates[2].value("inflation"), rel=1e-5)
    assert kept["slopes"]["sapo"]["inflation"] == pytest.approx(one.slopes["inflation"], rel=1e-4)


BAD = {
    "an unknown objective": ("exact", "--objectives", "grpo,nobody"),
    "one that couples responses": ("exact", "--objectives", "real"),
    "a setting without value": ("exact", "--set", "grpo.eps_low"),
    "a setting of another objective": ("exact", "--set", "dapo.eps_low=0.1"),
    "a field that there is not": ("exact", "--set", "grpo.width=0.1"),
    "a value out of range": ("exact", "--set", "grpo.eps_low=-1"),
    "too long to enumerate": ("exact", "--length", "9"),
    "a negative size": ("exact", "--size", "-0.1"),
    "a group of one": ("exact", "--group", "1"),
    "one length": ("growth", "--lengths", "4"),
    "lengths that are no numbers": ("growth", "--lengths", "4,x"),
    "too few groups": ("growth", "--lengths", "2,4", "--groups", "8"),
    "too long": ("cloud", "--length", "100000"),
    "a folder that is not there": ("exact", "--length", "2", "--csv", "/no/such/folder/x.csv"),
    "no objective with a sweep": ("frontier", "--length", "2", "--objectives", "reinforce"),
    "no length": ("cloud", "--length", "0"),
    "no response to enumerate": ("exact", "--length", "0"),
    "no groups": ("cloud", "--groups", "0"),
    "groups where all is enumerated": ("exact", "--groups", "5"),
    "lengths where there is one": ("exact", "--lengths", "2,4"),
    "one length where there are several": ("growth", "--length", "3"),
    "symbols where they are given": ("cloud", "--symbols", "3"),
    "a device where all is enumerated": ("exact", "--device", "cpu"),
    "settings that the sweep would replace": ("frontier", "--length", "2", "--set", "grpo.eps_low=0.1"),
    "settings in brackets that the sweep would replace": ("frontier", "--objectives", "grpo[eps_low=0.1]"),
    "an infinite size": ("exact", "--size", "inf"),
    "a size that is no number": ("growth", "--size", "nan"),
    "a negative seed": ("exact", "--seed", "-1"),
    "an objective twice": ("exact", "--objectives", "grpo,grpo"),
    "a setting of nothing": ("exact", "--set", "grpo"),
    "a file that is a folder": ("exact", "--length", "2", "--csv", "."),
}


@pytest.mark.parametrize("why", BAD)
def test_bad_input_gives_one_sentence(why, capsys):
    assert main(list(BAD[why])) == 2
    out = capsys.readouterr()
    assert out.out == "" and out.err.startswith("python -m algos.variance: ")
    assert len(out.err.strip().splitlines()) == 1 and "Traceback" not in out.err


@pytest.mark.parametrize(
    "arguments",
    [(), ("everything",), ("exact", "--kind", "fog"), ("exact", "--size", "x"), ("cloud", "--device", "nowhere")],
)
def test_what_the_parser_refuses_ends_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    assert end.value.code == 2 and "usage:" in capsys.readouterr().err


def test_a_graphics_card_that_is_not_there_is_no_traceback(capsys, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert main(["cloud", "--device", "cuda"]) == 2
    assert "--device cuda" in capsys.readouterr().err


def test_lengths_that_are_no_numbers_are_named(capsys):
    assert main(["growth", "--lengths", "4,x"]) == 2
    assert "--lengths 4,x: wanted whole numbers" in capsys.readouterr().err


def test_variants_of_one_objective_are_told_apart(capsys):
    """The spelling of the training race; a setting beside the list means the same as in brackets."""
    arguments = ("exact", "--length", "2", "--objectives")
    _, one, other = said(capsys, *arguments, "grpo,grpo[two_sided=True,eps_low=0.1]")
    assert [row.split("\t")[0] for row in (one, other)] == ["grpo", "grpo[two_sided=True,eps_low=0.1]"]
    assert said(capsys, *arguments, "sapo[tau_pos=5]") == said(capsys, *arguments, "sapo", "--set", "sapo.tau_pos=5")
    assert said(capsys, *arguments, "sapo[tau_pos=5]") != said(capsys, *arguments, "sapo")


def test_a_file_that_cannot_be_written_is_named_before_the_work(capsys, monkeypatch):
    monkeypatch.setattr("algos.variance.__main__.run", lambda options: pytest.fail("it worked"))
    assert main(["growth", "--json", "/no/such/folder/x.json"]) == 2
    assert "No such file or directory: /no/such/folder/x.json" in capsys.readouterr().err


def test_an_interrupt_says_what_is_left(capsys, monkeypatch, tmp_path):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("algos.variance.__main__.run", interrupted)
    assert main(["growth", "--csv", str(tmp_path / "x.csv")]) == 130
    out = capsys.readouterr()
    assert out.out == "" and out.err == "\npython -m algos.variance: interrupted; nothing was written.\n"
    assert list(tmp_path.iterdir()) == []
