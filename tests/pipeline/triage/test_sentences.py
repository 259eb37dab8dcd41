"""Text -> words with their sentences and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pipeline.triage.sentences import WordReader

READER = WordReader(lambda word: (word,), {("can", "not"): ("cant",), ("pins",): ("pins", "and", "needles")}, frozenset({"but"}))


def parted(text, numbers):
    words = READER.read(text)
    groups = {}
    for word, number in zip(words.words, getattr(words, numbers), strict=True):
        groups.setdefault(number, []).append(word)
    return [" ".join(group) for group in groups.values()]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("one two", ["one two"]),
        ("one. two! three? four", ["one", "two", "three", "four"]),
        ("one... two", ["one", "two"]),
        ("one; two", ["one", "two"]),
        ("one\ntwo", ["one two"]),
        ("one\n\ntwo", ["one two"]),  # a sign may go on over a blank line, as over turns
        ("3.14 now", ["3 14 now"]),
        ("example.org", ["example org"]),
        ("", []),
        ("?!", []),
    ],
)
def test_sentences(text, sentences):
    assert parted(text, "sentence") == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("one two", ["one two"]),
        ("one, two", ["one", "two"]),
        ("one (two) three", ["one", "two", "three"]),
        ("one: two", ["one", "two"]),
        ("one - two", ["one", "two"]),
        ("one – two", ["one", "two"]),
        ("self-massage", ["self massage"]),
        ("one\ntwo", ["one", "two"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one but two", ["one", "but two"]),
        ("one, but two", ["one", "but two"]),
        ("one/two", ["one", "two"]),
    ],
)
def test_clauses(text, clauses):
    assert parted(text, "clause") == clauses


def test_questions_are_known_by_their_mark():
    assert READER.read("one. two? three?! four").questions == {1, 2}


def test_sayings_are_read_in_one_form_and_kept_as_typed():
    words = READER.read("I can  not feel pins")
    assert words.words == ("i", "cant", "feel", "pins", "and", "needles")
    assert words.typed == ("i", "can not", "feel", "pins", "pins", "pins")


def test_a_saying_does_not_reach_over_a_sentence():
    assert READER.read("you can. not me").words == ("you", "can", "not", "me")


@given(st.text(max_size=200))
def test_every_word_has_its_place(text):
    words = READER.read(text)
    assert len(words) == len(words.words) == len(words.typed) == len(words.sentence) == len(words.clause)
    assert list(words.sentence) == sorted(words.sentence)
    assert list(words.clause) == sorted(words.clause)
