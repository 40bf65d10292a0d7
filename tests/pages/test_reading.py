"""What the tests of pages and figures take for a number that is written in another way."""

import pytest

from tests.pages.reading import spoken, strange


@pytest.mark.parametrize(
    "words",
    ["of 1e-06", "4.6e+04 units", "1e6", "at -1", "= -.5", "46044 tokens", "A = -∞", "第 50000 名"],
)
def test_these_are_strange(words):
    assert len(strange(words)) == 1, words


@pytest.mark.parametrize(
    "words",
    ["10⁻⁶", "−1", "46,044", "9999", "0.0000266", "2026", "arXiv 2507.18071", "`lr = 1e-6`", "[here](?r=1e-06&A=-1)",
     "GSPO-2", "<code>50000</code>", "f'(r)-1", "2-3", "stage3", "Qwen2.5-7B"],
)  # fmt: skip
def test_these_are_not(words):
    assert strange(words) == []


def test_a_figure_is_read_without_its_placeholders_and_an_exponent_in_them_is_refused():
    trace = {"hovertemplate": "r = %{x:.4~r}: %{y}<extra>-1</extra>", "line": {"color": "#123456", "width": -1}}
    assert "".join(spoken({"data": [trace], "layout": {"title": {"text": "T"}}})) == "r = : <extra>-1</extra>T"
    for form in (".4g", "g", ".2e", "s"):
        with pytest.raises(AssertionError):
            list(spoken({"hovertemplate": f"%{{y:{form}}}"}))
