"""Phrasings -> what is fitted to them: weights by scikit-learn, meanings by the word vectors, and the classifier."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.index.analyser import CHARACTER_RANGE, WORD_RANGE
from assistant.index.classifier import LARGEST, Floats, Likeness, fit_classifier, kernel
from assistant.index.meaning import WordVectors
from assistant.index.phrasings import Fitted, IndexedPhrasing, numbered
from assistant.index.vectoriser import Block, Vectoriser

__all__ = ["fit", "vectorisers"]


def fit(phrasings: Sequence[IndexedPhrasing], vectors: WordVectors | None = None) -> Fitted:
    """What the phrasings teach; there has to be at least one."""
    from scipy import sparse

    words, letters = vectorisers()
    by_word = words.fit_transform([" ".join(phrasing.stems) for phrasing in phrasings])
    by_letter = letters.fit_transform([" ".join(phrasing.terms) for phrasing in phrasings])
    by_term = sparse.hstack([by_word, by_letter], format="csr").T.tocsr()
    blocks = [Block({term: int(position) for term, position in kind.vocabulary_.items()}, kind.idf_) for kind in (words, letters)]
    meanings = meanings_of(phrasings, vectors)
    classifier = classifier_of(phrasings, by_word, by_letter, meanings)
    return Fitted(Vectoriser(*blocks), by_term.data, by_term.indices.astype(np.int32), by_term.indptr.astype(np.int32), meanings, classifier)


def meanings_of(phrasings: Sequence[IndexedPhrasing], vectors: WordVectors | None) -> Floats:
    """The meaning of each phrasing, a row each; no columns without word vectors."""
    if vectors is None:
        return np.zeros((len(phrasings), 0), np.float32)
    return np.stack([vectors.vector(phrasing.terms) for phrasing in phrasings])


def classifier_of(phrasings: Sequence[IndexedPhrasing], by_word: Any, by_letter: Any, meanings: Floats) -> Floats:
    """The classifier's weights; none where the phrasings are too many, or where there is one entry alone."""
    entries = numbered([phrasing.entry_id for phrasing in phrasings])
    count = int(entries.max()) + 1
    if len(phrasings) > LARGEST or count < 2:
        return np.zeros((0, len(phrasings)), np.float32)
    alike = kernel(Likeness((by_word @ by_word.T).toarray(), (by_letter @ by_letter.T).toarray(), meanings @ meanings.T))
    return fit_classifier(alike, entries.tolist(), count)


def vectorisers() -> tuple[Any, Any]:
    """scikit-learn's vectorisers of words and of letters, not yet fitted; they take terms joined by blanks."""
    common = {"lowercase": False, "sublinear_tf": True, "dtype": np.float32}
    words = TfidfVectorizer(analyzer="word", tokenizer=str.split, token_pattern=None, ngram_range=WORD_RANGE, **common)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=CHARACTER_RANGE, **common)
    return words, letters
