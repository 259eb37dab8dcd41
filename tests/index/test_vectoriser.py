"""The vectoriser gives scikit-learn's own vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.index.analyser import CHARACTER_RANGE, WORD_RANGE, stems_of
from assistant.index.vectoriser import Block, Vectoriser, letter_runs, word_runs
from assistant.pipeline.fold import fold, split_words

STORED = [
    "how do i mend a flat tyre",
    "mend mend mend a puncture",
    "when is the workshop open",
    "opening hours",
    "adjust the brake pads of a bicycle",
    "a b c 1 22 坐骨 straße",
]
COMMON = {"lowercase": False, "sublinear_tf": True, "dtype": np.float32}


@pytest.fixture(scope="module")
def theirs():
    """scikit-learn's transform of terms into one row."""
    words = TfidfVectorizer(analyzer="word", tokenizer=str.split, token_pattern=None, ngram_range=WORD_RANGE, **COMMON)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=CHARACTER_RANGE, **COMMON)
    terms = [text.split() for text in STORED]
    words.fit([" ".join(stems_of(one)) for one in terms])
    letters.fit([" ".join(one) for one in terms])

    def transform(asked):
        return sparse.hstack([words.transform([" ".join(stems_of(asked))]), letters.transform([" ".join(asked)])]).toarray()[0]

    transform.blocks = Block(words.vocabulary_, words.idf_), Block(letters.vocabulary_, letters.idf_)
    return transform


@pytest.fixture(scope="module")
def ours(theirs):
    """The vectoriser's vector of terms as one row."""
    vectoriser = Vectoriser(*theirs.blocks)
    width = sum(len(block.vocabulary) for block in theirs.blocks)

    def transform(asked):
        row = np.zeros(width, np.float32)
        positions, weights = vectoriser.vector(asked)
        assert len(set(positions.tolist())) == len(positions)
        row[positions] = weights
        return row

    return transform


@pytest.mark.parametrize("text", [*STORED, "", "nothing known here zzz", "mend a mend a mend a", "a", "tyre", "t", "ty", "x" * 400])
def test_equals_scikit_learn(ours, theirs, text):
    np.testing.assert_allclose(ours(text.split()), theirs(text.split()), atol=1e-6)


@given(st.text(max_size=200))
def test_equals_scikit_learn_over_any_text(ours, theirs, text):
    terms = split_words(fold(text))
    np.testing.assert_allclose(ours(terms), theirs(terms), atol=1e-6)


@given(st.lists(st.sampled_from(sorted({word for text in STORED for word in text.split()})), max_size=30))
def test_equals_scikit_learn_over_known_words(ours, theirs, terms):
    np.testing.assert_allclose(ours(terms), theirs(terms), atol=1e-6)


def test_each_block_has_length_one(ours, theirs):
    row, width = ours(["mend", "a", "tyre"]), len(theirs.blocks[0].vocabulary)
    assert np.linalg.norm(row[:width]) == pytest.approx(1, abs=1e-6)
    assert np.linalg.norm(row[width:]) == pytest.approx(1, abs=1e-6)


def test_nothing_known_is_an_empty_vector(theirs):
    positions, weights = Vectoriser(*theirs.blocks).vector(["ξψω"])
    assert len(positions) == len(weights) == 0


@given(st.lists(st.text("abcdefgh坐", min_size=1, max_size=9), max_size=6))
def test_runs_are_scikit_learns(terms):
    words = TfidfVectorizer(analyzer="word", tokenizer=str.split, token_pattern=None, ngram_range=WORD_RANGE, lowercase=False).build_analyzer()
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=CHARACTER_RANGE, lowercase=False).build_analyzer()
    assert sorted(word_runs(terms)) == sorted(words(" ".join(terms)))
    assert sorted(letter_runs(terms)) == sorted(letters(" ".join(terms)))
