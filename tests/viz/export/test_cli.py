"""python -m pages.commands.widget: it writes a whole file or none, and says what does not fit."""

from dataclasses import replace
from pathlib import Path

import pytest

from pages import EXPLORABLES
from pages.commands.widget import main
from viz.export import numbers_csv
from viz.look.text import Text


def test_it_writes_the_file(tmp_path, capsys):
    path = tmp_path / "widget.html"
    assert main(["sapo_gate", "--lang", "zh", "--set", "tau_pos=2", "--mode", "small", "-o", str(path)]) == 0
    html = path.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>") and '<html lang="zh"' in html and html.rstrip().endswith("</html>")
    assert [file.name for file in tmp_path.iterdir()] == ["widget.html"] and capsys.readouterr().out == ""


def test_its_name_is_the_explorables_unless_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["sapo_gate", "--mode", "small"]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["sapo_gate.html"]


def test_the_addresses_name_will_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["sapo-gate", "--mode", "small"]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["sapo_gate.html"]


@pytest.mark.parametrize(("kind", "part"), [("csv", "name,index,"), ("snippet", "import torch"), ("bibtex", "@misc")])
def test_it_prints_the_rest(kind, part, capsys):
    assert main(["sapo_gate", f"--{kind}"]) == 0
    assert part in capsys.readouterr().out


def test_settings_reach_the_numbers(capsys):
    explorable = EXPLORABLES["token_weights"]
    pieces = ["scenario=routing_flips", "A=-0.3", "show=sapo,grpo", "edits=5:0.2", "seed=7"]
    assert main(["token_weights", "--csv", *(word for piece in pieces for word in ("--set", piece))]) == 0
    own = {"A": -0.3, "show": ("grpo", "sapo"), "edits": "5:0.2", "seed": 7}
    wanted = numbers_csv(explorable, explorable.defaults("routing_flips") | own, Text("en"))
    assert capsys.readouterr().out.splitlines() == wanted.splitlines()


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["nope"], ["'nope'", "sapo_gate", "means"]),
        (["sapo_gate", "--set", "tau_pos=2.2"], ["tau_pos", "'2.2'", "0.5", "10"]),
        (["sapo_gate", "--set", "tau_pos=nan"], ["tau_pos", "'nan'"]),
        (["means", "--set", "base=0.505"], ["base", "'0.505'", "0.5", "1.5", "0.01"]),
        (["means", "--set", "base=9"], ["base", "'9'", "1.5"]),
        (["means", "--set", "foo=1"], ["means", "'foo'", "outlier"]),
        (["means", "--set", "base"], ["'base'", "KEY=VALUE"]),
        (["means", "--set", "scenario=x"], ["scenario", "'x'", "thousandth"]),
        (["token_weights", "--set", "show=grpo,x"], ["show", "'grpo,x'", "vespo"]),
        (["sapo_gate", "--link", "javascript:alert(1)"], ["'javascript:alert(1)'", "https://"]),
        (["means", "--lang", "zh", "--set", "foo=1"], ["'foo'", "没有", "outlier"]),
    ],
)
def test_a_bad_word_gets_a_sentence(arguments, parts, tmp_path, capsys):
    assert main([*arguments, "--mode", "small", "-o", str(tmp_path / "x.html")]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and all(part in said.err for part in parts), said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "word"), [("--mode", "tiny"), ("--lang", "fr"), ("--theme", "pink"), ("--se", "a=1")]
)
def test_a_bad_option_is_named(option, word, capsys):
    with pytest.raises(SystemExit) as left:
        main(["sapo_gate", option, word])
    assert left.value.code == 2 and option in capsys.readouterr().err


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    # of the last three even what was begun cannot be taken away again, as in a folder that may only be read
    for path in (tmp_path / "no" / "x.html", tmp_path / "folder", tmp_path / "file" / "x.html",
                 tmp_path / ("x" * 300), Path("/proc/x.html")):  # fmt: skip
        assert main(["sapo_gate", "--mode", "small", "-o", str(path)]) == 2
        assert str(path) in capsys.readouterr().err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]


def test_an_old_file_stays_when_a_new_one_fails(tmp_path, monkeypatch, capsys):
    path = tmp_path / "x.html"
    path.write_text("old")

    def full(source, target):
        raise OSError(28, "No space left")

    monkeypatch.setattr("os.replace", full)
    assert main(["sapo_gate", "--mode", "small", "-o", str(path)]) == 2
    assert "No space left" in capsys.readouterr().err
    assert path.read_text() == "old" and [file.name for file in tmp_path.iterdir()] == ["x.html"]


def test_what_was_never_traced_is_traced_now(tmp_path, monkeypatch):
    code = EXPLORABLES["sapo_gate"].traced.read_text(encoding="utf-8")
    code = code.replace("compute(x)", "compute(x /* now */)")
    monkeypatch.setitem(EXPLORABLES, "sapo_gate", replace(EXPLORABLES["sapo_gate"], traced=tmp_path / "none.js"))
    monkeypatch.setattr("pages.commands.trace.traced", lambda explorable: code)
    assert main(["sapo_gate", "-o", str(tmp_path / "x.html")]) == 0
    assert "/* now */" in (tmp_path / "x.html").read_text(encoding="utf-8")
