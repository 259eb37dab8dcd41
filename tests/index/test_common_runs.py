"""The phrasings most like a question, found without reading what many of them hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from assistant.index import common_runs as module
from assistant.index.common_runs import CommonRuns, most_alike
from assistant.index.postings import Postings

#: Of eight terms the last four are runs of letters, and the fifth and the last are common.
TERMS, COMMON = 8, [4, 7]
PHRASINGS = arrays.arrays(np.float32, st.tuples(st.integers(1, 30), st.just(TERMS)), elements=st.sampled_from([0, 0, 0.1, 0.3, 0.5]))
QUESTION = arrays.arrays(np.float32, TERMS, elements=st.sampled_from([0, 0, 0.2, 0.6]))


def parted(dense):
    """The postings of all other terms, and the common runs phrasing by phrasing."""
    rare = dense.copy()
    rare[:, COMMON] = 0
    columns, rows = np.nonzero(rare.T)
    postings = Postings(rare[rows, columns], rows.astype(np.int32), np.searchsorted(columns, np.arange(TERMS + 1)).astype(np.int32), len(dense))
    common = dense[:, COMMON]
    rows, columns = np.nonzero(common)
    starts = np.searchsorted(rows, np.arange(len(dense) + 1)).astype(np.int32)
    places = np.array(COMMON, np.int32)
    return postings, CommonRuns(common[rows, columns], columns.astype(np.int32), starts, places, np.linalg.norm(common, axis=1).astype(np.float32))


def vector_of(asked):
    return np.flatnonzero(asked).astype(np.int32), asked[asked > 0]


@given(PHRASINGS, QUESTION, st.integers(1, 12), st.sampled_from([0.0, 0.25, 1.0]))
def test_what_is_found_is_what_a_sum_over_all_terms_finds(dense, asked, k, all_read):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "ALL_READ", all_read)
        places, sums = most_alike(vector_of(asked), *parted(dense), k)
    whole = dense @ asked
    assert len(places) == len(set(places.tolist())) == min(k, np.count_nonzero(whole))
    np.testing.assert_allclose(sums, whole[places], atol=1e-6)
    np.testing.assert_allclose(sums, np.sort(whole)[::-1][: len(places)], atol=1e-6)


def test_a_question_of_common_runs_alone_is_answered():
    dense = np.zeros((5, TERMS), np.float32)
    dense[:, 7] = [0.1, 0.5, 0.2, 0.0, 0.4]
    asked = np.zeros(TERMS, np.float32)
    asked[7] = 1
    places, _ = most_alike(vector_of(asked), *parted(dense), 3)
    assert places.tolist() == [1, 4, 2]


def test_where_no_run_is_common_the_postings_tell_all():
    dense = np.eye(4, TERMS, dtype=np.float32)
    postings, _ = parted(dense)
    nothing = CommonRuns(np.zeros(0, np.float32), np.zeros(0, np.int32), np.zeros(5, np.int32), np.zeros(0, np.int32), np.zeros(4, np.float32))
    places, sums = most_alike(vector_of(dense[2]), postings, nothing, 3)
    assert (places.tolist(), sums.tolist()) == ([2], [1.0])


def test_what_cannot_reach_the_best_is_not_read():
    dense = np.zeros((100, TERMS), np.float32)
    dense[:, 7] = 0.2
    dense[3, 0] = 0.9
    postings, common = parted(dense)
    asked = np.zeros(TERMS, np.float32)
    asked[[0, 7]] = 0.9, 0.3
    assert module.reaching(postings.scores(vector_of(asked)), common, 0.3, 0.81).tolist() == [3]
