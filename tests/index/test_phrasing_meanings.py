"""How near stored phrasings are to a question in meaning, by the words that they are made of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import word_vectors
from assistant.index.phrasing_meanings import meanings_of

VECTORS = word_vectors()
PHRASINGS = [["mend", "a", "flat", "tyre"], ["tyre", "tyre"], ["坐骨"], ["opening", "hours"], [], ["puncture", "坐骨"]]
MEANINGS = meanings_of(PHRASINGS, VECTORS)
QUESTION = st.lists(st.sampled_from(["bicycle", "tyre", "hours", "坐骨", "xyzzy", "when", "1"]), max_size=6)


@given(QUESTION)
def test_the_likeness_is_that_of_the_whole_vectors(terms):
    expected = np.stack([VECTORS.vector(one) for one in PHRASINGS]) @ VECTORS.vector(terms)
    np.testing.assert_allclose(MEANINGS.to_all(MEANINGS.meant(terms, VECTORS)), expected, atol=1e-6)


@given(QUESTION, st.lists(st.integers(0, len(PHRASINGS) - 1)))
def test_some_are_as_near_as_they_are_among_all(terms, places):
    meant = MEANINGS.meant(terms, VECTORS)
    np.testing.assert_allclose(MEANINGS.to_these(np.array(places, np.int64), meant), MEANINGS.to_all(meant)[places], atol=1e-6)


def test_the_vectors_are_those_of_the_table():
    np.testing.assert_allclose(MEANINGS.vectors(slice(1, 4)), [VECTORS.vector(one) for one in PHRASINGS[1:4]], atol=1e-6)


@pytest.mark.parametrize("stored", [None, VECTORS])
def test_without_word_vectors_nothing_is_near(stored):
    meanings = meanings_of(PHRASINGS, stored)
    meant = meanings.meant(["tyre"], None)
    assert not meanings.to_all(meant).any()
    assert not meanings.to_these(np.array([0, 1]), meant).any()


def test_vectors_that_came_later_mean_nothing_to_what_was_fitted_without():
    assert not meanings_of(PHRASINGS, None).meant(["tyre"], VECTORS).any()
