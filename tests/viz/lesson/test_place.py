"""The place of a source in words: every one that a lesson names, in both languages."""

import pytest

from pages import LESSONS
from viz.lesson.place import said
from viz.look.text import Text


@pytest.mark.parametrize(
    "place, chinese",
    [
        ("eq. 5, 7 and section 5.1", "式 5, 7、第 5.1 节"),
        ("eq. 4-5", "式 4-5"),
        ("Lemma 1", "引理 1"),
        ("eq. 5, section 5.1", "式 5, 第 5.1 节"),
    ],
)
def test_a_place_reads_in_both_languages(place, chinese):
    assert said(place, Text("en")) == place
    assert said(place, Text("zh")) == chinese


def test_no_place_keeps_english_words_in_chinese():
    for lesson in LESSONS.values():
        for source in lesson.sources:
            words = said(source.place, Text("zh")).replace("TV", "").replace("KL", "")
            assert not any("a" <= letter.lower() <= "z" for letter in words), source
