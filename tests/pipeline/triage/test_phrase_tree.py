"""Phrases of the policy -> one tree of their parts."""

import pytest

from assistant.pipeline.triage.phrase_tree import Alphabet, PhraseTree, words_of


def test_the_words_of_one_part_lead_to_one_node():
    tree = PhraseTree([("one", "left|right leg"), ("two", "left|right leg"), ("two", "left|right leg")])
    assert tree.edges == {"left": {0: [1]}, "right": {0: [1]}, "leg": {1: [2]}}
    assert (tree.tags, tree.count) == ({2: ["one", "two"]}, 3)


def test_a_gap_is_a_node_of_its_own():
    tree = PhraseTree([("tag", "lost ~ feeling")])
    assert (tree.edges, tree.gaps, tree.tags) == ({"lost": {0: [1]}, "feeling": {2: [3]}}, {1: 2}, {3: ["tag"]})


def test_a_short_prefix_is_refused():
    with pytest.raises(ValueError, match=r"ab\* is too short"):
        PhraseTree([("tag", "ab*")])


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
    alphabet = Alphabet(["numb", "legs", "leg*", "1..15", "9..12", "no"])
    assert list(alphabet.symbols_for(word)) == symbols
