"""Phrases of the policy -> one matcher."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pipeline.triage.phrase_tree import words_of
from assistant.pipeline.triage.phrases import GAP, Found, PhraseMatcher


def spans(phrase, text):
    return {(one.start, one.end) for one in PhraseMatcher([("tag", phrase)]).find(text.split())}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("cant feel", "i cant feel it", {(1, 3)}),
        ("cant feel", "i cant really feel it", set()),
        ("cant feel", "feel cant", set()),
        ("cant ~ feel", "i cant feel it", {(1, 3)}),
        ("cant ~ feel", "i cant at all even feel it", {(1, 6)}),
        ("cant ~ feel", "i cant at all even ever feel it", set()),
        ("numb|dead leg", "a numb leg and a dead leg", {(1, 3), (5, 7)}),
        ("numb|dead leg", "a numb arm", set()),
        ("incontinen*", "incontinent and incontinence", {(0, 1), (2, 3)}),
        ("incontinen*", "continence", set()),
        ("1..15 year", "my 9 year old", {(1, 3)}),
        ("1..15 year", "my 16 year old", set()),
        ("1..15 year", "my 0 year old", set()),
        ("1..15 year", "my 00009 year old", set()),
        ("CAN'T feel", "cant feel", {(0, 2)}),
        ("numb", "", set()),
    ],
)
def test_finds_what_the_phrase_says(phrase, text, found):
    assert spans(phrase, text) == found


def test_the_longest_of_a_tag_at_one_start_stands_alone():
    assert spans("both ~ legs", "both legs and legs") == {(0, 4)}
    assert PhraseMatcher([("a", "both"), ("a", "both legs"), ("b", "both")]).find(["both", "legs"]) == [Found("a", 0, 2), Found("b", 0, 1)]


def test_a_gap_does_not_reach_over_a_negation():
    matcher = PhraseMatcher([("tag", "lost ~ feeling")], ["no"])
    assert matcher.find(["lost", "all", "feeling"])
    assert not matcher.find(["lost", "no", "feeling"])


def test_a_short_prefix_is_refused():
    with pytest.raises(ValueError, match=r"ab\* is too short"):
        PhraseMatcher([("tag", "ab*")])


def test_the_plain_words_of_a_phrase():
    assert list(words_of("cant ~ feel|sense my leg* 1..3")) == ["cant", "feel", "sense", "my"]


WORDS = st.lists(st.sampled_from(["cant", "feel", "my", "leg", "numb"]), max_size=12)


@given(WORDS, WORDS.filter(bool))
def test_a_plain_phrase_is_found_wherever_it_stands(text, phrase):
    expected = {(i, i + len(phrase)) for i in range(len(text) - len(phrase) + 1) if text[i : i + len(phrase)] == phrase}
    assert spans(" ".join(phrase), " ".join(text)) == expected


@given(st.integers(0, 6))
def test_a_gap_stands_for_no_more_than_it_says(between):
    assert bool(spans("cant ~ feel", " ".join(["cant", *["x"] * between, "feel"]))) == (between <= GAP)
