"""Phrases of the policy -> one matcher."""

from collections.abc import Collection, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pipeline.fold import fold, split_words
from assistant.pipeline.triage.automaton import GAP
from assistant.pipeline.triage.examining import phrases_of
from assistant.pipeline.triage.phrases import Found, PhraseMatcher


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


WORDS = st.lists(st.sampled_from(["cant", "feel", "my", "leg", "numb"]), max_size=12)


@given(WORDS, WORDS.filter(bool))
def test_a_plain_phrase_is_found_wherever_it_stands(text, phrase):
    expected = {(i, i + len(phrase)) for i in range(len(text) - len(phrase) + 1) if text[i : i + len(phrase)] == phrase}
    assert spans(" ".join(phrase), " ".join(text)) == expected


@given(st.integers(0, 6))
def test_a_gap_stands_for_no_more_than_it_says(between):
    assert bool(spans("cant ~ feel", " ".join(["cant", *["x"] * between, "feel"]))) == (between <= GAP)


def plain_ends(parts: Sequence[str], words: Sequence[str], at: int, barriers: Collection[str]) -> set[int]:
    """Where a phrase of these parts may end that begins at `at`: part by part, as the words of a phrase are explained."""
    if not parts:
        return {at}
    if at == len(words):
        return set()
    if parts[0] != "~":
        return plain_ends(parts[1:], words, at + 1, barriers) if any(fits(words[at], word) for word in parts[0].split("|")) else set()
    ends = plain_ends(parts[1:], words, at, barriers)
    for skipped in range(1, min(GAP, len(words) - at - 1) + 1):
        if words[at + skipped - 1] in barriers:
            break
        ends |= plain_ends(parts[1:], words, at + skipped, barriers)
    return ends


def fits(typed: str, word: str) -> bool:
    """Whether a typed word is this word of a phrase."""
    if ".." in word:
        low, high = map(int, word.split(".."))
        return typed.isdecimal() and len(typed) < 5 and low <= int(typed) <= high
    folded = "".join(split_words(fold(word.rstrip("*"))))
    return typed.startswith(folded) if word.endswith("*") else typed == folded


def plain_find(phrases: Iterable[tuple[str, str]], words: Sequence[str], barriers: Collection[str]) -> set[Found]:
    """Every phrase at every start, one after the other; of one tag at one start the longest."""
    longest: dict[tuple[str, int], int] = {}
    for tag, phrase in phrases:
        for start in range(len(words)):
            for end in plain_ends(phrase.split(), words, start, barriers):
                longest[tag, start] = max(end, longest.get((tag, start), 0))
    return {Found(tag, start, end) for (tag, start), end in longest.items()}


PARTS = st.lists(st.sampled_from(["a", "b|c", "no", "~", "leg*|2..4", "a|leg*"]), min_size=1, max_size=5).filter(lambda parts: set(parts) != {"~"})
TYPED = st.lists(st.sampled_from(["a", "b", "c", "no", "x", "leg", "legs", "3", "2", "9"]), max_size=10)


@given(st.lists(st.tuples(st.sampled_from(["one", "two"]), PARTS.map(" ".join)), max_size=6), st.lists(TYPED, max_size=4), st.integers(2, 20))
def test_finds_what_a_search_phrase_by_phrase_finds(phrases, texts, most_stands):
    matcher = PhraseMatcher(phrases, ["no"], most_stands)
    for words in texts:
        assert set(matcher.find(words)) == plain_find(phrases, words, ["no"])


#: A place in a list that is longer than any; counted round.
PLACE = st.integers(0, 99_999)


@given(st.lists(PLACE, min_size=1, max_size=8), st.lists(PLACE, max_size=16))
def test_finds_the_policys_phrases_as_that_search_does(real, chosen, typed):
    policy = real.policy
    every = list(phrases_of(policy.concepts, policy.readings, policy.definitions))
    phrases = [every[place % len(every)] for place in chosen]
    spelt = sorted({word.rstrip("*~") for _, phrase in phrases for part in phrase.split() for word in part.split("|") if ".." not in word} - {""})
    known = [*spelt, "no", "really", "9"]
    words = [known[place % len(known)] for place in typed]
    assert set(PhraseMatcher(phrases, ["no"]).find(words)) == plain_find(phrases, words, ["no"])


def test_only_so_many_stands_are_kept():
    matcher = PhraseMatcher([("tag", "a ~ b")], most_stands=3)
    for _ in range(5):
        assert matcher.find(["a", "x", "y", "b"]) == [Found("tag", 0, 4)]
        assert len(matcher.automaton) < 10
