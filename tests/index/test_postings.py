"""Term-major weights, and the places of the highest scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from assistant.index import postings as module
from assistant.index.postings import Postings, best_of

TERMS = 6
WEIGHTS = arrays.arrays(np.float32, st.tuples(st.integers(1, 12), st.just(TERMS)), elements=st.sampled_from([0, 0, 0.25, 0.5, 1]))


def postings_of(dense):
    """The postings of a matrix of rows and terms."""
    columns, rows = np.nonzero(dense.T)
    starts = np.searchsorted(columns, np.arange(TERMS + 1)).astype(np.int32)
    return Postings(dense[rows, columns], rows.astype(np.int32), starts, len(dense))


def vector_of(asked):
    """The terms that are asked, with their weights."""
    return np.flatnonzero(asked).astype(np.int32), asked[asked > 0]


@given(WEIGHTS, arrays.arrays(np.float32, TERMS, elements=st.sampled_from([0, 0.5, 2])), st.sampled_from([1, 5, 1000]))
def test_scores_are_the_product_of_all_weights_however_many_are_summed_at_once(dense, asked, at_once):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "AT_ONCE", at_once)
        scores = postings_of(dense).scores(vector_of(asked))
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, dense @ asked, atol=1e-6)


def test_no_term_gives_noughts():
    assert postings_of(np.ones((3, TERMS), np.float32)).scores(vector_of(np.zeros(TERMS, np.float32))).tolist() == [0, 0, 0]


@given(WEIGHTS)
def test_a_term_is_held_where_it_weighs(dense):
    for term in range(TERMS):
        assert postings_of(dense).holding(term).tolist() == np.flatnonzero(dense[:, term]).tolist()


@given(st.lists(st.sampled_from([0.0, 0.125, 0.25, 0.5, 0.75]), min_size=1, max_size=200), st.integers(1, 9), st.booleans())
def test_the_best_are_those_of_sorting_all(scores, k, is_floored):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FLOORED_FROM", 1 if is_floored else 10**6)
        patch.setattr(module, "GROUPS", 2)
        best = best_of(np.array(scores, np.float32), k)
    assert best.tolist() == sorted((place for place, score in enumerate(scores) if score > 0), key=lambda place: (-scores[place], place))[:k]
