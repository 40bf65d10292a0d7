"""Hand edits as text: what is read, what is refused with which sentence, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.declare import edits


def test_reads_pairs_and_sorts_them():
    assert edits.parse("17:3, 5:0.2", 24) == (((5, 0.2), (17, 3.0)), [])


def test_a_later_edit_of_a_token_wins():
    assert edits.parse("5:0.2,5:4", 24)[0] == ((5, 4.0),)


def test_chinese_punctuation_is_read():
    assert edits.parse("5：0.2，17：3", 24)[0] == ((5, 0.2), (17, 3.0))


@pytest.mark.parametrize(
    ("piece", "key"),
    [("x:1", "form"), ("5", "form"), ("5:", "form"), ("5:0.2:3", "form"), ("0:1", "token"), ("25:1", "token"),
     ("5:0", "ratio"), ("5:-1", "ratio"), ("5:1e9", "ratio"), ("5:nan", "ratio"), ("5:inf", "ratio")],
)  # fmt: skip
def test_a_bad_piece_is_named_and_the_others_stay(piece, key):
    pairs, problems = edits.parse(f"{piece},7:2", 24)
    assert pairs == ((7, 2.0),)
    assert problems == [edits.Problem(key, piece)]


@given(st.text(max_size=200))
def test_any_text_is_survived(text):
    pairs, problems = edits.parse(text, 24)
    assert all(1 <= token <= 24 and edits.LOWEST <= ratio <= edits.HIGHEST for token, ratio in pairs)
    assert all(len(problem.piece) <= 40 and "\n" not in problem.piece for problem in problems)


@given(st.dictionaries(st.integers(1, 256), st.sampled_from([0.01, 0.2, 0.8, 1.25, 3.0, 100.0]), max_size=20))
def test_compact_form_round_trips(chosen):
    pairs = tuple(sorted(chosen.items()))
    assert edits.parse(edits.compact(pairs), 256) == (pairs, [])


@pytest.mark.parametrize("text", ["1,1 1,5 3", "1,1; 1,5; 3", "1,1, 1,5, 3", " 1,1\n1,5\n3 ", "1,1\t1,5\t3"])
def test_decimal_commas_are_read_where_they_can_be_nothing_else(text):
    assert edits.parse(text, 24) == (((1, 1.1), (2, 1.5), (3, 3.0)), [])


@pytest.mark.parametrize(
    ("text", "pairs", "unclear"),
    [("1,5", (), ["1:1,5"]), ("1.1 1,5 3", ((1, 1.1), (3, 3.0)), ["2:1,5"]),
     ("1,2,3 4,5", ((1, 1.0), (2, 2.0), (3, 3.0)), ["4:4,5"])],
)  # fmt: skip
def test_what_may_be_one_ratio_or_two_is_named_and_not_used(text, pairs, unclear):
    assert edits.parse(text, 24) == (pairs, [edits.Problem("comma", piece) for piece in unclear])


@pytest.mark.parametrize("text", ["1,2,3", "[1,2,3]", "1, 2, 3", "1，2，3"])
def test_whole_numbers_with_commas_between_them_are_a_list(text):
    assert edits.parse(text, 24) == (((1, 1.0), (2, 2.0), (3, 3.0)), [])
    assert edits.parse("[1,5]", 24) == (((1, 1.0), (2, 5.0)), [])


def test_a_decimal_comma_behind_a_token_is_read():
    for text in ("5:0,2, 17:3", "5:0,2;17:3", "5: 0,2 ,17:3", "5：0,2，17：3"):
        assert edits.parse(text, 24) == (((5, 0.2), (17, 3.0)), []), text
    assert edits.parse("5:3,17:2", 24) == (((5, 3.0), (17, 2.0)), [])
    assert edits.parse("5:3,17 :2", 24) == (((5, 3.0), (17, 2.0)), [])


def test_a_ratio_typed_again_takes_the_place_of_one_that_could_not_be_used():
    unusable = edits.merge("5:0.2", {22: 1000.0})
    assert edits.parse(unusable, 24)[1] == [edits.Problem("ratio", "22:1000")]
    assert edits.merge(unusable, {}) == edits.merge(unusable, {22: 1000.0}) == unusable
    assert edits.merge(unusable, {22: 3.0}) == "5:0.2,22:3"
    assert edits.merge(unusable, {22: None}) == "5:0.2"


def test_merge_replaces_adds_and_removes_and_keeps_what_it_cannot_read():
    assert edits.merge("5:0.2,17:3,oops", {5: 0.5, 6: 2.0, 17: None}) == "5:0.5,6:2,oops"


@pytest.mark.parametrize(
    "text",
    ["1.1 0.9 3", "1.1,0.9,3", "1.1\n0.9\n3\n", "[1.1, 0.9, 3]", "［1.1，0.9，3］", " 1.1;0.9\t3 ", "1.1、0.9、3"],
)
def test_a_pasted_list_sets_the_tokens_from_the_first_on(text):
    assert edits.parse(text, 24) == (((1, 1.1), (2, 0.9), (3, 3.0)), [])


def test_a_bad_number_in_a_list_is_named_with_its_token_and_the_others_keep_their_places():
    pairs, problems = edits.parse("[1.1, x, 3, 1e9, nan]", 24)
    assert pairs == ((1, 1.1), (3, 3.0))
    assert problems == [edits.Problem("form", "2:x"), edits.Problem("ratio", "4:1e9"), edits.Problem("ratio", "5:nan")]


def test_a_list_longer_than_the_response_says_which_tokens_there_are():
    pairs, problems = edits.parse("1 2 3 4", 2)
    assert pairs == ((1, 1.0), (2, 2.0))
    assert problems == [edits.Problem("token", "3:3"), edits.Problem("token", "4:4")]


def test_a_drag_turns_a_list_into_pairs():
    assert edits.merge("1.1 0.9 3", {2: 0.5, 3: None}) == "1:1.1,2:0.5"


@given(st.lists(st.sampled_from([0.01, 0.2, 0.8, 1.25, 3.0, 100.0]), min_size=1, max_size=30))
def test_a_list_round_trips_through_json(ratios):
    assert edits.parse(str(ratios), 256) == (tuple(enumerate(ratios, 1)), [])
