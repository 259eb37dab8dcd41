"""Texts -> how like they are to each other, many at once: what the index works out for one question after the other.

For measuring alone; a test holds that both come to the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from assistant.index.classifier import Floats, Likeness
from assistant.index.phrasings import PhrasingIndex
from assistant.index.vectoriser import Vector

__all__ = ["Features", "features_of", "likeness_of"]

#: Stands for a likeness that is left out, whatever the number of texts.
NOTHING = np.zeros((1, 1), np.float32)


@dataclass(frozen=True, eq=False)
class Features:
    """Texts by their words, their letters and their meaning, a row each; every row has length one or zero."""

    words: sparse.csr_matrix
    letters: sparse.csr_matrix
    meanings: Floats


def features_of(index: PhrasingIndex, texts: Iterable[Sequence[str]]) -> Features:
    """The features of these texts, each given by its terms, in the measure of the index."""
    terms = list(texts)
    blocks = [index.fitted.vectoriser.vectors(one) for one in terms]
    columns = len(index.fitted.vectoriser.idf)
    meanings = [index.vectors.vector(one) if index.vectors else np.zeros(0, np.float32) for one in terms]
    return Features(stacked([words for words, _ in blocks], columns), stacked([letters for _, letters in blocks], columns), np.stack(meanings))


def stacked(vectors: Sequence[Vector], columns: int) -> sparse.csr_matrix:
    """Sparse vectors as the rows of one matrix."""
    starts = np.cumsum([0, *(len(positions) for positions, _ in vectors)])
    positions, weights = (np.concatenate(parts) for parts in zip(*vectors, strict=True))
    return sparse.csr_matrix((weights, positions, starts), shape=(len(vectors), columns))


def likeness_of(asked: Features, stored: Features, without: str = "") -> Likeness:
    """How like each asked text is to each stored one, [asked, stored]; the likeness `without` is left out."""
    return Likeness(
        words=NOTHING if without == "words" else (asked.words @ stored.words.T).toarray(),
        letters=NOTHING if without == "letters" else (asked.letters @ stored.letters.T).toarray(),
        meaning=NOTHING if without == "meaning" else asked.meanings @ stored.meanings.T,
    )
