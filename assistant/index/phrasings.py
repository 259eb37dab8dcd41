"""Stored phrasings and their fitted weights -> the most similar phrasings, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from assistant.index.analyser import stems_of
from assistant.index.vectoriser import Vectoriser

__all__ = ["Fitted", "IndexedPhrasing", "PhrasingIndex", "indexed"]


@dataclass(frozen=True, slots=True)
class IndexedPhrasing:
    """A stored phrasing: whose it is, as written, its words, and its terms in the lexicon's words."""

    entry_id: str
    text: str
    words: tuple[str, ...]
    terms: tuple[str, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of its terms; worked out when asked for, as most phrasings never come near a question."""
        return tuple(stems_of(self.terms))


def indexed(entry_id: str, text: str, words: Sequence[str], terms: Sequence[str]) -> IndexedPhrasing:
    """A phrasing ready to be indexed."""
    return IndexedPhrasing(entry_id, text, tuple(words), tuple(terms))


@dataclass(frozen=True, eq=False)
class Fitted:
    """What fitting has learnt: the vectoriser, and the phrasings' weights term by term.

    Attributes:
        weights, phrasings, starts: for term t, the phrasings that hold it and its weight in each stand from starts[t] to
            starts[t + 1]. Term-major, so that a query reads the rows of its own terms and nothing else.
    """

    vectoriser: Vectoriser
    weights: NDArray[np.float32]
    phrasings: NDArray[np.int32]
    starts: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class PhrasingIndex:
    """TF-IDF over every phrasing; words and letters each make a block of length one.

    A score is the mean of the two blocks' cosine similarities, 0..1.
    """

    phrasings: tuple[IndexedPhrasing, ...]
    fitted: Fitted

    @cached_property
    def by_term(self) -> sparse.csr_matrix:
        """The weights as a matrix of terms and phrasings."""
        fitted = self.fitted
        shape = (len(fitted.starts) - 1, len(self.phrasings))
        return sparse.csr_matrix((fitted.weights, fitted.phrasings, fitted.starts), shape=shape, copy=False)

    @cached_property
    def idf_of_stem(self) -> dict[str, float]:
        """Stem -> how rare it is among the phrasings, 1 and up."""
        words = self.fitted.vectoriser.words
        return {term: float(words.idf[position]) for term, position in words.vocabulary.items() if " " not in term}

    @cached_property
    def rarest(self) -> float:
        """The rarity of the rarest stem, and so of an unknown one."""
        return float(self.fitted.vectoriser.words.idf.max())

    def idf(self, stem: str) -> float:
        """How rare the stem is among the phrasings; an unknown one is as rare as any."""
        return self.idf_of_stem.get(stem, self.rarest)

    def top(self, terms: Sequence[str], k: int) -> list[tuple[int, float]]:
        """The k most similar phrasings as (position, score), best first, ties by position; only those that share a term."""
        positions, weights = self.fitted.vectoriser.vector(terms)
        if not len(positions):
            return []
        query = sparse.csr_matrix((weights, positions, np.array([0, len(positions)], np.int32)), shape=(1, self.by_term.shape[0]))
        found = query @ self.by_term
        scores, documents = found.data, found.indices
        # Only the touched rows are partitioned: over mostly zero scores it would cost twenty times as much.
        if len(scores) > k:
            kept = scores >= np.partition(scores, -k)[-k]
            scores, documents = scores[kept], documents[kept]
        order = np.lexsort((documents, -scores))[:k]
        return [(int(documents[i]), float(scores[i]) / 2) for i in order]
