"""Phrases of the policy -> one tree of their parts."""

import pytest

from assistant.pipeline.triage.phrase_tree import Alphabet, grow_tree, words_of


def test_the_words_of_one_part_lead_to_one_node():
    root, first, second = grow_tree([("one", "left|right leg"), ("two", "left|right leg"), ("two", "left|right leg")])
    assert root.steps == {"left": [first], "right": [first]}
    assert (first.steps, second.tags) == ({"leg": [second]}, ["one", "two"])
    assert [root.number, first.number, second.number] == [0, 1, 2]


def test_a_gap_is_a_node_of_its_own():
    root, before, gap, after = grow_tree([("tag", "lost ~ feeling")])
    assert (root.gap, before.gap, gap.is_gap, after.is_gap) == (None, gap, True, False)
    assert (gap.steps, after.tags) == ({"feeling": [after]}, ["tag"])


def test_a_short_prefix_is_refused():
    with pytest.raises(ValueError, match=r"ab\* is too short"):
        grow_tree([("tag", "ab*")])


def test_the_plain_words_of_a_phrase():
    assert list(words_of("cant ~ feel|sense my leg* 1..3")) == ["cant", "feel", "sense", "my"]


@pytest.mark.parametrize(
    ("word", "symbols"),
    [
        ("numb", ["numb"]),
        ("legs", ["legs", "leg*"]),
        ("leg", ["leg*"]),
        ("le", []),
        ("no", ["no"]),
        ("9", ["1..15", "9..12"]),
        ("16", []),
        ("0009", ["1..15", "9..12"]),
        ("00009", []),
        ("", []),
    ],
)
def test_a_word_has_the_symbols_that_stand_for_it(word, symbols):
    alphabet = Alphabet(["NUMB ~ legs|leg* 1..15", "9..12"], ["no"])
    assert list(alphabet.symbols_for(word)) == symbols
