"""The atlas: properties found by asking the objectives, and formulas compared piece by piece."""

import pytest

from algos import OBJECTIVES
from pages.atlas import cards as atlas
from viz.look.style import palette
from viz.look.text import LANGUAGES, Text


@pytest.mark.parametrize(
    "name, some",
    [
        ("grpo", {"token", "hard", "outside", "checked"}),
        ("gspo", {"sequence", "hard", "outside", "checked"}),
        ("sapo", {"token", "soft", "checked"}),
        ("cispo", {"token", "soft", "outside", "checked"}),
        ("dppo", {"token", "hard", "checked"}),
        ("dcpo", {"token", "hard", "read"}),
        ("reinforce", {"token", "soft", "checked"}),
    ],
)
def test_properties(name, some):
    assert some <= atlas.properties(name)


def test_a_filter_keeps_what_has_every_property():
    assert atlas.having(()) == tuple(OBJECTIVES)
    assert set(atlas.having(("read", "soft"))) >= {"gppo", "ce_gppo"}
    assert not {"dcpo", "aspo", "sapo"} & set(atlas.having(("read", "soft")))
    assert atlas.having(("hard", "soft")) == ()


def test_facts_from_the_class():
    assert atlas.year("sapo") == 2025 and atlas.defaults("dro") == "beta = 0.1"
    path, code = atlas.source("sapo")
    assert path == "algos/objectives/sapo.py" and "class SAPO" in code


def test_only_the_pieces_that_differ_are_marked():
    assert atlas.differing("c = A r", "c = A s") == ("c = A <u><b>r</b></u>", "c = A <u><b>s</b></u>")
    assert atlas.differing("c = A", "c = A") == ("c = A", "c = A")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_objective_has_its_card(lang):
    text = Text(lang)
    for name in OBJECTIVES:
        assert text(f"objectives.{name}.short")
        for part, start in (("formula", "J = "), ("coefficient", "c = ")):
            assert getattr(OBJECTIVES[name], part).startswith(start), f"{name} has no {part} beside its class"
        drawn = atlas.curve(name, palette("dark"), text)
        assert drawn == "" or drawn.startswith(
            f"<img alt='{text('atlas.curve', objective=text(f'objectives.{name}.name'))}'"
        )
    assert atlas.curve("grpo", palette("light"), text) and not atlas.curve("real", palette("light"), text)
