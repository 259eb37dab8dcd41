"""The pure steps of Unicode, case and look-alikes."""

import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pipeline.fold import FOLDS, MAX_MARKS, cut_marks, drop_unprintables, fold, join_spelt_out, shorten_repeats, split_words
from tests.cases.case_files import cases

ANY_TEXT = st.text(max_size=200)


@pytest.mark.parametrize("case", cases("folds"))
def test_folds_as_the_case_says(case):
    assert fold(case["text"]) == case["folded"]
    assert split_words(fold(case["text"])) == case["words"]


@given(ANY_TEXT)
def test_folding_never_fails_and_leaves_nothing_unprintable(text):
    folded = fold(text)
    assert not [c for c in folded if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\t"]


@given(st.text(st.characters(max_codepoint=0x17F), max_size=100))
def test_folded_words_are_the_same_in_capitals(text):
    lowered = text.lower()
    if lowered.upper().lower() == lowered:  # not so for a few letters, such as the dotless i
        assert fold(lowered.upper()) == fold(lowered)


@given(ANY_TEXT)
def test_marks_never_stand_in_long_runs(text):
    runs = 0
    for character in cut_marks(text):
        runs = runs + 1 if unicodedata.combining(character) else 0
        assert runs <= MAX_MARKS


@given(ANY_TEXT)
def test_no_letter_stands_three_times_after_shortening(text):
    assert not [1 for (a, b), c in zip(pairwise(shorten_repeats(text)), shorten_repeats(text)[2:], strict=False) if a == b == c and a.isalpha()]


@given(ANY_TEXT, st.sampled_from("\u200b\u200d\u00ad\u2060\ufeff\u202e\x00\x07"))
def test_invisible_characters_change_nothing(text, invisible):
    assert drop_unprintables(invisible.join(text)) == drop_unprintables(text)


@pytest.mark.parametrize(("word", "between"), list(product(["numb", "groin", "wee"], " .-_*")))
def test_spelt_out_words_are_joined(word, between):
    assert join_spelt_out(f"my {between.join(word)} is") == f"my {word} is"


def test_a_spelt_out_word_ends_where_its_separator_ends():
    assert join_spelt_out("n.u.m.b g.r.o.i.n") == "numb groin"


@given(st.lists(st.sampled_from(["numb", "groin", "cant", "feel"]), min_size=1, max_size=5))
def test_plain_words_are_left_alone(words):
    assert split_words(fold(" ".join(words))) == words


def test_the_costly_steps_come_after_what_cuts_runs():
    names = [step.__name__ for step in FOLDS]
    assert names.index("cut_marks") < names.index("fold_accents")


def test_a_hundred_thousand_marks_are_folded():
    assert fold("e" + "\u0301" * 100_000) == "e"
