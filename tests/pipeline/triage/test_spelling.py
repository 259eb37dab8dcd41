"""Misspelt words -> words of the safety rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pipeline.triage.spelling import SafetySpelling, deletions, slips_allowed, slips_between

SPELLING = SafetySpelling(["numb", "bladder", "incontinence", "cant", "feel", "i", "a", "legs"], ["ladder", "feels", "thumb"])
LETTERS = st.text("abcdefg", max_size=7)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("bladder", ["bladder"]),
        ("blader", ["bladder"]),
        ("bladdre", ["bladder"]),
        ("bladdder", ["bladder"]),
        ("bledder", ["bladder"]),
        ("nummb", ["numb"]),
        ("incontnance", ["incontinence"]),
        ("inkontnance", ["inkontnance"]),
        ("ladder", ["ladder"]),
        ("thumb", ["thumb"]),
        ("feels", ["feels"]),
        ("nub", ["nub"]),
        ("num", ["num"]),
        ("cantfeel", ["cant", "feel"]),
        ("icantfeel", ["i", "cant", "feel"]),
        ("cantfeelit", ["cantfeelit"]),
        ("1234567", ["1234567"]),
        ("", [""]),
    ],
)
def test_reads(typed, read):
    assert list(SPELLING.read(typed)) == read


def test_ties_go_by_the_alphabet():
    assert SafetySpelling(["wrist", "waist"], []).read("wxist") == ("waist",)


@pytest.mark.parametrize("word", ["abcdefghijklmnopqrstuvwxyz" * 150, "ia" * 2_000, "cant" * 1_000, "cantfeel" * 500 + "x"])
def test_endless_words_are_left_alone(word):
    assert SPELLING.read(word) == (word,)


@given(LETTERS, LETTERS)
def test_slips_are_a_distance(one, other):
    assert slips_between(one, other) == slips_between(other, one)
    assert (slips_between(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips_between(one, other) <= max(len(one), len(other))


@given(st.sampled_from(["bladder", "incontinence", "numbness", "genitals"]), st.data())
def test_one_slip_anywhere_is_read(word, data):
    spelling = SafetySpelling(["bladder", "incontinence", "numbness", "genitals"], [])
    place, letter = data.draw(st.integers(0, len(word) - 1)), data.draw(st.sampled_from("aeioxyz"))
    slips = {
        "insert": word[:place] + letter + word[place:],
        "drop": word[:place] + word[place + 1 :],
        "replace": word[:place] + letter + word[place + 1 :],
        "swap": word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    }
    for slip in slips.values():
        assert slips_between(slip, word) <= 1
        assert spelling.read(slip) == (word,)


@given(LETTERS, LETTERS)
def test_words_within_the_slips_share_a_form(one, other):
    if slips_between(one, other) <= 1:
        assert deletions(one, 1) & deletions(other, 1)


def test_longer_words_may_hold_more_slips():
    assert [slips_allowed(word) for word in ("bladder", "bladders")] == [1, 2]
