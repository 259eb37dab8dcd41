"""The index gives the nearest phrasings, with scikit-learn's own likenesses, whatever is asked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.bootstrap import index_of, word_vectors
from assistant.index import fitting
from assistant.index.analyser import CHARACTER_RANGE, WORD_RANGE, stems_of
from assistant.index.classifier import Likeness, kernel
from assistant.index.phrasings import indexed
from assistant.pipeline.fold import fold, split_words

TEXTS = [
    "mend a flat tyre",
    "patch a tube",
    "opening hours",
    "when are you open",
    "set the brakes",
    "brakes squeal",
    "tyre tyre tyre",
    "mend a flat tyre",
    "the hours of the café on 坐骨 street",
]
WORDS = sorted({word for text in TEXTS for word in text.split()} | {"bicycle", "opens", "tyres"})
COMMON = {"lowercase": False, "sublinear_tf": True, "dtype": np.float32}
QUESTIONS = st.one_of(st.lists(st.sampled_from(WORDS), max_size=8), st.text(max_size=80).map(lambda text: split_words(fold(text))))


def phrasings(texts):
    return [indexed(f"entry-{number}", text, split_words(fold(text)), split_words(fold(text))) for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def index():
    return index_of(phrasings(TEXTS))


@pytest.fixture(scope="module")
def many():
    """The same phrasings, as if they were too many for a classifier."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "LARGEST", 2)
        return index_of(phrasings(TEXTS))


@pytest.fixture(scope="module")
def theirs():
    """Terms -> how like every phrasing is in words and in letters, as scikit-learn has it, and in meaning."""
    words = TfidfVectorizer(analyzer="word", tokenizer=str.split, token_pattern=None, ngram_range=WORD_RANGE, **COMMON)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=CHARACTER_RANGE, **COMMON)
    terms = [split_words(fold(text)) for text in TEXTS]
    by_word, by_letter = words.fit_transform([" ".join(stems_of(one)) for one in terms]), letters.fit_transform([" ".join(one) for one in terms])
    meanings = np.stack([word_vectors().vector(one) for one in terms])

    def likeness(asked):
        in_words = (words.transform([" ".join(stems_of(asked))]) @ by_word.T).toarray()[0]
        in_letters = (letters.transform([" ".join(asked)]) @ by_letter.T).toarray()[0]
        return Likeness(in_words, in_letters, meanings @ word_vectors().vector(asked))

    return likeness


def test_an_indexed_phrasing_knows_its_words_and_stems():
    one = indexed("set-brakes", "Brakes squeal!", ["brakes", "squeal"], ["brakes", "squeal"])
    assert (one.entry_id, one.text, one.key, one.said) == ("set-brakes", "Brakes squeal!", "brakes squeal", "brakes squeal")
    assert (one.words, one.terms, one.stems) == (("brakes", "squeal"), ("brakes", "squeal"), ("brake", "squeal"))


def test_texts_that_are_the_same_are_kept_once():
    one = indexed("tyre", "flat tyre", ["flat", "tyre"], ["flat", "tyre"])
    assert one.text is one.key is one.said


def test_the_same_words_score_one_ties_by_position(index, many):
    for each in (index, many):
        assert [(one.phrasing, round(one.score, 5)) for one in each.nearest(["mend", "a", "flat", "tyre"], 2)] == [(0, 1.0), (7, 1.0)]


@given(QUESTIONS, st.integers(1, 12))
def test_the_nearest_of_any_question_are_those_of_comparing_with_every_phrasing(index, theirs, terms, k):
    likeness = theirs(terms)
    alike, nearest = kernel(likeness), index.nearest(terms, k)
    np.testing.assert_allclose([alike[one.phrasing] for one in nearest], np.sort(alike[alike > 0])[::-1][:k], atol=1e-5)
    for one in nearest:
        assert one.score == pytest.approx((likeness.words[one.phrasing] + likeness.letters[one.phrasing]) / 2, abs=1e-6)
        assert one.meaning == pytest.approx(likeness.meaning[one.phrasing], abs=1e-6)


@given(QUESTIONS, st.integers(1, 12))
def test_of_many_phrasings_the_nearest_share_a_term_and_have_the_same_likenesses(many, theirs, terms, k):
    likeness = theirs(terms)
    similarity = (likeness.words + likeness.letters) / 2
    nearest = many.nearest(terms, k)
    assert len(nearest) == min(k, np.count_nonzero(similarity))
    alike = [float(value) for value in kernel(Likeness(similarity, similarity, likeness.meaning))[similarity > 0]]
    found = [kernel(Likeness(*(np.float32([value]) for value in (one.score, one.score, one.meaning))))[0] for one in nearest]
    np.testing.assert_allclose(found, sorted(alike, reverse=True)[:k], atol=1e-5)
    for one in nearest:
        assert one.score == pytest.approx(similarity[one.phrasing], abs=1e-6)
        assert one.meaning == pytest.approx(likeness.meaning[one.phrasing], abs=1e-6)


def test_what_shares_nothing_is_not_given(index, many):
    for each in (index, many):
        assert each.nearest(["ξψ"], 5) == []
        assert each.nearest([], 5) == []


def test_rare_stems_weigh_more_and_unknown_ones_most(index):
    assert index.idf("tyre") < index.idf("squeal") == index.idf("zeppelin") == index.rarest


def test_the_order_of_the_phrasings_does_not_change_the_scores(index):
    turned = index_of(phrasings(TEXTS[::-1]))
    scores = {TEXTS[::-1][one.phrasing]: round(one.score, 5) for one in turned.nearest(["flat", "tyre"], 9)}
    assert scores == {TEXTS[one.phrasing]: round(one.score, 5) for one in index.nearest(["flat", "tyre"], 9)}


def test_what_an_entry_covers_is_what_any_of_its_phrasings_holds(many):
    own = index_of([indexed(entry, text, text.split(), text.split()) for entry, text in (("a", "flat tyre"), ("b", "open hours"), ("a", "mend tyre"))])
    covered = own.covered([("tyre", 2.0), ("mend", 3.0), ("hour", 5.0), ("zeppelin", 7.0)], [0, 1, 2])
    assert covered.tolist() == [5.0, 5.0, 5.0]
    assert many.covered([("tyre", 1.0)], range(len(TEXTS))).tolist() == [float("tyre" in text) for text in TEXTS]


def test_too_many_phrasings_are_ranked_without_a_classifier(index, many):
    assert [one.kind for one in (index, many)] == ["sparse", "crowded"]
    assert not many.is_classified
    assert {one.classified for one in many.nearest(["tyre"], 9)} == {0.0}
