"""Phrasings -> what is fitted to them: weights by scikit-learn, meanings by the word vectors, and the classifier."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from assistant.index.analyser import CHARACTER_RANGE, WORD_RANGE, stem
from assistant.index.classifier import FEWEST_AN_ENTRY, LARGEST, Floats, Likeness, fit_classifier, kernel
from assistant.index.common_runs import COMMON, CommonRuns
from assistant.index.meaning import WordVectors
from assistant.index.phrasing_meanings import PhrasingMeanings, meanings_of
from assistant.index.phrasings import Fitted, IndexedPhrasing, numbered
from assistant.index.postings import Postings
from assistant.index.vectoriser import Block, Vectoriser

__all__ = ["fit"]

#: Phrasings whose likeness to all is worked out at once.
CHUNK = 1_000


def fit(phrasings: Sequence[IndexedPhrasing], vectors: WordVectors | None = None) -> Fitted:
    """What the phrasings teach; there has to be at least one."""
    meanings = meanings_of([phrasing.terms for phrasing in phrasings], vectors)
    stems = {term: stem(term) for term in meanings.rows}
    words, by_word = weighed(*counted_words(phrasings, stems))
    letters, by_letter = weighed(*counted_letters(list(meanings.rows), meanings.counts))
    vectoriser = Vectoriser(words, letters, stems)
    if len(phrasings) > LARGEST:
        return Fitted(vectoriser, *postings_of_many(by_word.tocsc(), by_letter.tocsc()), meanings, no_classifier(len(phrasings)))
    classifier = classifier_of(phrasings, by_word, by_letter, meanings)
    return Fitted(vectoriser, postings_of_few(by_word.tocsc(), by_letter.tocsc()), None, meanings, classifier)


def counted_words(phrasings: Sequence[IndexedPhrasing], stems: Mapping[str, str]) -> tuple[Any, Any]:
    """What counted stems and their pairs, and scikit-learn's counts of them, [phrasings, terms]."""
    counter = CountVectorizer(lowercase=False, tokenizer=str.split, token_pattern=None, ngram_range=WORD_RANGE, dtype=np.float32)
    return counter, counter.fit_transform(" ".join([stems[term] for term in phrasing.terms]) for phrasing in phrasings)


def counted_letters(terms: Sequence[str], counts: Any) -> tuple[Any, Any]:
    """What counted letters within words, and scikit-learn's counts of them, [phrasings, runs].

    Runs never reach over the end of a word, and so those of a phrasing are the sum of its words'. Each different word is read once: a
    million phrasings have sixty thousand.
    """
    counter = CountVectorizer(lowercase=False, analyzer="char_wb", ngram_range=CHARACTER_RANGE, dtype=np.float32)
    return counter, counts @ counter.fit_transform(terms)


def weighed(counter: Any, counts: Any) -> tuple[Block, Any]:
    """The block of features, and the phrasings' weights in place of their counts, as scikit-learn's TfidfVectorizer gives them."""
    tfidf = TfidfTransformer(sublinear_tf=True).fit(counts)
    block = Block({term: int(position) for term, position in counter.vocabulary_.items()}, tfidf.idf_.astype(np.float32))
    return block, tfidf.transform(counts, copy=False)


def postings_of_few(by_word: Any, by_letter: Any) -> Postings:
    """The postings of all terms; letters stand in rows of their own, so that one sum gives likeness in words and in letters."""
    count = by_word.shape[0]
    return postings_of(by_word, (by_letter.data, by_letter.indices + np.int32(count), np.diff(by_letter.indptr)), 2 * count)


def postings_of_many(by_word: Any, by_letter: Any) -> tuple[Postings, CommonRuns]:
    """The postings of all terms but the common runs of letters, and these phrasing by phrasing."""
    count, held = by_word.shape[0], np.diff(by_letter.indptr)
    is_common = held > COMMON * count
    common = common_runs(by_letter[:, np.flatnonzero(is_common)].tocsr(), np.flatnonzero(is_common) + by_word.shape[1])
    kept = np.repeat(~is_common, held)
    return postings_of(by_word, (by_letter.data[kept], by_letter.indices[kept], np.where(is_common, 0, held)), count), common


def postings_of(by_word: Any, letters: tuple[Floats, NDArray[np.int32], NDArray[np.int32]], height: int) -> Postings:
    """The postings of words and behind them those of letters, which are given by their weights, their rows, and how many there are of each run."""
    weights, rows, held = letters
    starts = np.concatenate(([0], np.cumsum(np.concatenate((np.diff(by_word.indptr), held)))))
    return Postings(
        np.concatenate((by_word.data, weights), dtype=np.float32),
        np.concatenate((by_word.indices, rows), dtype=np.int32),
        starts.astype(np.int32),
        height,
    )


def common_runs(by_letter: Any, positions: NDArray[np.int64]) -> CommonRuns:
    """The common runs, from their weights [phrasings, common runs]."""
    runs, starts, places = (one.astype(np.int32, copy=False) for one in (by_letter.indices, by_letter.indptr, positions))
    lengths = np.sqrt(by_letter.multiply(by_letter).sum(axis=1))
    return CommonRuns(by_letter.data, runs, starts, places, np.asarray(lengths, np.float32).ravel())


def no_classifier(size: int) -> Floats:
    """No weights, for so many phrasings."""
    return np.zeros((0, size), np.float32)


def classifier_of(phrasings: Sequence[IndexedPhrasing], by_word: Any, by_letter: Any, meanings: PhrasingMeanings) -> Floats:
    """The classifier's weights; none where there is one entry alone, or where entries have too few phrasings."""
    entries, size = numbered([phrasing.entry_id for phrasing in phrasings]), len(phrasings)
    count = int(entries.max()) + 1
    if count < 2 or size < FEWEST_AN_ENTRY * count:
        return no_classifier(size)
    meant = meanings.vectors(slice(size))
    alike = np.empty((size, size), np.float32)
    for start in range(0, size, CHUNK):
        some = slice(start, start + CHUNK)
        likeness = Likeness((by_word[some] @ by_word.T).toarray(), (by_letter[some] @ by_letter.T).toarray(), meant[some] @ meant.T)
        alike[some] = kernel(likeness)
    return fit_classifier(alike, entries.tolist(), count)
