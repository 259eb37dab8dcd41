"""The index gives the most similar phrasings exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import index_of
from assistant.index.phrasings import indexed

TEXTS = ["mend a flat tyre", "patch a tube", "opening hours", "when are you open", "set the brakes", "brakes squeal", "tyre tyre tyre", "mend a flat tyre"]
WORDS = sorted({word for text in TEXTS for word in text.split()} | {"bicycle", "opens"})


def phrasings(texts):
    return [indexed(f"entry-{number}", text, text.split(), text.split()) for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def index():
    return index_of(phrasings(TEXTS))


def test_an_indexed_phrasing_knows_its_stems():
    one = indexed("set-brakes", "Brakes squeal!", ["brakes", "squeal"], ["brakes", "squeal"])
    assert (one.entry_id, one.text, one.words, one.terms, one.stems) == (
        "set-brakes",
        "Brakes squeal!",
        ("brakes", "squeal"),
        ("brakes", "squeal"),
        ("brake", "squeal"),
    )


def test_the_same_words_score_one_ties_by_position(index):
    assert [(position, round(score, 5)) for position, score in index.top(["mend", "a", "flat", "tyre"], 2)] == [(0, 1.0), (7, 1.0)]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.integers(1, 10))
def test_top_is_what_comparing_with_every_phrasing_gives(index, terms, k):
    vectors = [index.fitted.vectoriser.vector(text.split()) for text in TEXTS]
    width = len(index.fitted.starts) - 1
    rows = np.zeros((len(TEXTS), width), np.float32)
    for row, (positions, weights) in zip(rows, vectors, strict=True):
        row[positions] = weights
    asked = np.zeros(width, np.float32)
    positions, weights = index.fitted.vectoriser.vector(terms)
    asked[positions] = weights
    scores = rows @ asked / 2
    top = index.top(terms, k)
    assert len(top) == min(k, int((scores > 0).sum()))
    assert [score for _, score in top] == sorted((score for _, score in top), reverse=True)
    np.testing.assert_allclose([score for _, score in top], np.sort(scores)[::-1][: len(top)], atol=1e-5)
    np.testing.assert_allclose([score for _, score in top], scores[[position for position, _ in top]], atol=1e-5)


def test_only_what_shares_a_term_is_given(index):
    assert index.top(["zzz"], 5) == []
    assert index.top([], 5) == []


def test_rare_stems_weigh_more_and_unknown_ones_most(index):
    assert index.idf("tyre") < index.idf("squeal") == index.idf("zeppelin") == index.rarest


def test_the_order_of_the_phrasings_does_not_change_the_scores(index):
    turned = index_of(phrasings(TEXTS[::-1]))
    scores = {text: round(score, 5) for text, score in ((TEXTS[::-1][position], score) for position, score in turned.top(["flat", "tyre"], 9))}
    assert scores == {TEXTS[position]: round(score, 5) for position, score in index.top(["flat", "tyre"], 9)}
