"""The word that a misspelt one was meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from assistant.index.spelling import spellings_of

WORD = st.text("abcdeé坐1", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("word", "slips", "meant"),
    [
        ("tyer", 1, "tyre"),
        ("tyyre", 1, "tyre"),
        ("tire", 1, "tyre"),
        ("tre", 1, "tyre"),
        ("tyrant", 1, None),
        ("piriformus", 2, "piriformis"),
        ("pirifromus", 2, "piriformis"),
        ("xyzzy", 2, None),
    ],
)
def test_slips_of_a_finger_are_mended(word, slips, meant):
    assert spellings_of({"tyre", "tube", "piriformis", "period"}).nearest(word, slips) == meant


def test_the_first_of_the_alphabet_is_meant_among_equals():
    assert spellings_of(["flap", "flag", "flat"]).nearest("flax", 1) == "flag"


def test_nothing_is_meant_where_there_are_no_words():
    assert spellings_of([]).nearest("tyre", 2) is None


@given(st.sets(WORD, max_size=30), WORD, st.integers(1, 2))
def test_the_nearest_is_that_of_comparing_with_every_word(words, word, slips):
    near = sorted((distance, one) for one in words if (distance := OSA.distance(word, one)) <= slips)
    assert spellings_of(words).nearest(word, slips) == (near[0][1] if near else None)
