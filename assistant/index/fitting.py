"""Phrasings -> fitted weights, by scikit-learn."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.index.analyser import CHARACTER_RANGE, WORD_RANGE
from assistant.index.phrasings import Fitted, IndexedPhrasing
from assistant.index.vectoriser import Block, Vectoriser

__all__ = ["fit", "vectorisers"]


def fit(phrasings: Sequence[IndexedPhrasing]) -> Fitted:
    """The vectoriser and the weights of the phrasings; there has to be at least one."""
    words, letters = vectorisers()
    by_word = words.fit_transform([" ".join(phrasing.stems) for phrasing in phrasings])
    by_letter = letters.fit_transform([" ".join(phrasing.terms) for phrasing in phrasings])
    by_term = sparse.hstack([by_word, by_letter], format="csr").T.tocsr()
    blocks = [Block({term: int(position) for term, position in kind.vocabulary_.items()}, kind.idf_) for kind in (words, letters)]
    return Fitted(Vectoriser(*blocks), by_term.data, by_term.indices.astype(np.int32), by_term.indptr.astype(np.int32))


def vectorisers() -> tuple[Any, Any]:
    """scikit-learn's vectorisers of words and of letters, not yet fitted; they take terms joined by blanks."""
    common = {"lowercase": False, "sublinear_tf": True, "dtype": np.float32}
    words = TfidfVectorizer(analyzer="word", tokenizer=str.split, token_pattern=None, ngram_range=WORD_RANGE, **common)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=CHARACTER_RANGE, **common)
    return words, letters
