"""Stored phrasings and what was fitted to them -> the phrasings nearest to a question, and how likely each entry is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from assistant.index.analyser import stems_of
from assistant.index.classifier import Floats, Likeness, classify, kernel
from assistant.index.meaning import WordVectors
from assistant.index.vectoriser import Vectoriser

__all__ = ["Fitted", "IndexedPhrasing", "Near", "PhrasingIndex", "indexed"]

#: Phrasings from which a question is compared in meaning with those alone that are nearest in words and letters.
COMPARED = 20_000
#: How many those are, for each that is wanted.
WIDER = 4


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
    """What fitting has learnt from the phrasings.

    Attributes:
        weights, phrasings, starts: for term t, the phrasings that hold it and its weight in each stand from starts[t] to
            starts[t + 1]. Term-major, so that a query reads the rows of its own terms and nothing else.
        meanings: float32 [phrasings, dimensions], the meaning of each; no columns where there are no word vectors.
        classifier: float32 [entries, phrasings], entries in the order in which they first stand; no rows where there are too many.
    """

    vectoriser: Vectoriser
    weights: NDArray[np.float32]
    phrasings: NDArray[np.int32]
    starts: NDArray[np.int32]
    meanings: Floats
    classifier: Floats


@dataclass(frozen=True, slots=True)
class Near:
    """A phrasing near to a question: its position, its likeness in words and letters and in meaning (0..1), and its entry's score."""

    position: int
    similarity: float
    meaning: float
    classified: float


@dataclass(frozen=True, eq=False)
class PhrasingIndex:
    """Every phrasing by its words, its letters and its meaning.

    Words and letters are each a TF-IDF block of length one; a similarity is the mean of the two cosines, 0..1.
    """

    phrasings: tuple[IndexedPhrasing, ...]
    fitted: Fitted
    vectors: WordVectors | None = None

    @cached_property
    def by_term(self) -> sparse.csr_matrix:
        """The weights as a matrix of terms and phrasings."""
        fitted = self.fitted
        shape = (len(fitted.starts) - 1, len(self.phrasings))
        return sparse.csr_matrix((fitted.weights, fitted.phrasings, fitted.starts), shape=shape, copy=False)

    @cached_property
    def entry_rows(self) -> NDArray[np.int32]:
        """The number of each phrasing's entry, in the order in which entries first stand."""
        return numbered([phrasing.entry_id for phrasing in self.phrasings])

    @cached_property
    def idf_of_stem(self) -> dict[str, float]:
        """Stem -> how rare it is among the phrasings, 1 and up."""
        words = self.fitted.vectoriser.words
        return {term: float(words.idf[position]) for term, position in words.vocabulary.items() if " " not in term}

    @cached_property
    def rarest(self) -> float:
        """The rarity of the rarest stem, and so of an unknown one."""
        return float(self.fitted.vectoriser.words.idf.max())

    @property
    def is_classified(self) -> bool:
        """Whether a classifier was fitted to the phrasings."""
        return len(self.fitted.classifier) > 0

    def idf(self, stem: str) -> float:
        """How rare the stem is among the phrasings; an unknown one is as rare as any."""
        return self.idf_of_stem.get(stem, self.rarest)

    def nearest(self, terms: Sequence[str], k: int) -> list[Near]:
        """The k phrasings nearest to a question in the lexicon's words, best first, ties by position; no word need be shared."""
        meant = self.vectors.vector(terms) if self.vectors else np.zeros(0, np.float32)
        if len(self.phrasings) > COMPARED:
            return self.nearest_of_many(self.top(terms, WIDER * k), meant, k)
        likeness = self.likeness(terms, meant)
        alike = kernel(likeness)
        positions = best_of(alike, k)
        positions = positions[alike[positions] > 0]
        similarity = (likeness.words + likeness.letters) / 2
        classified = self.classified(alike, positions)
        return [Near(*one) for one in zip(positions.tolist(), similarity[positions].tolist(), likeness.meaning[positions].tolist(), classified, strict=True)]

    def classified(self, alike: Floats, positions: NDArray[np.int64]) -> list[float]:
        """The score of the entry of each of these phrasings; zeros where there is no classifier."""
        if not self.is_classified:
            return [0.0] * len(positions)
        rows, place = np.unique(self.entry_rows[positions], return_inverse=True)
        return [float(score) for score in classify(self.fitted.classifier, alike, rows)[place]]

    def likeness(self, terms: Sequence[str], meant: Floats) -> Likeness:
        """How like a question is to every phrasing."""
        dense = np.zeros((2, len(self.phrasings)), np.float32)
        blocks = self.fitted.vectoriser.vectors(terms)
        positions, weights = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
        starts = np.array([0, len(blocks[0][0]), len(positions)], np.int32)
        asked = sparse.csr_matrix((weights, positions, starts), (2, self.by_term.shape[0]))
        found = asked @ self.by_term
        for row in range(2):
            part = slice(found.indptr[row], found.indptr[row + 1])
            dense[row, found.indices[part]] = found.data[part]
        return Likeness(dense[0], dense[1], self.meaning_of(meant, self.fitted.meanings))

    def meaning_of(self, meant: Floats, meanings: Floats) -> Floats:
        """How near each of these meanings is to the question's; zeros where there are no word vectors."""
        return meanings @ meant if meanings.shape[1] == len(meant) else np.zeros(len(meanings), np.float32)

    def nearest_of_many(self, top: list[tuple[int, float]], meant: Floats, k: int) -> list[Near]:
        """The k nearest among those that are nearest in words and letters."""
        positions = np.array([position for position, _ in top], np.int64)
        meaning = self.meaning_of(meant, self.fitted.meanings[positions])
        similarity = np.array([score for _, score in top], np.float32)
        order = best_of(kernel(Likeness(similarity, similarity, meaning)), k)
        return [Near(int(positions[i]), float(similarity[i]), float(meaning[i]), 0.0) for i in order]

    def top(self, terms: Sequence[str], k: int) -> list[tuple[int, float]]:
        """The k phrasings most similar in words and letters as (position, score), best first, ties by position; only those that share a term."""
        positions, weights = self.fitted.vectoriser.vector(terms)
        if not len(positions):
            return []
        query = sparse.csr_matrix((weights, positions, np.array([0, len(positions)], np.int32)), shape=(1, self.by_term.shape[0]))
        found = query @ self.by_term
        # Only the touched rows are partitioned: over mostly zero scores it would cost twenty times as much.
        chosen = best_of(found.data, k, found.indices)
        return [(int(found.indices[i]), float(found.data[i]) / 2) for i in chosen]


def best_of(scores: Floats, k: int, ties: NDArray[np.int32] | None = None) -> NDArray[np.int64]:
    """The places of the k highest scores, best first; equal ones in the order of `ties`, else of their places."""
    places = np.arange(len(scores)) if len(scores) <= k else np.flatnonzero(scores >= np.partition(scores, -k)[-k])
    return places[np.lexsort(((places if ties is None else ties[places]), -scores[places]))][:k]


def numbered(names: Sequence[str]) -> NDArray[np.int32]:
    """The number of each name, in the order in which they first stand.

    >>> numbered(["b", "a", "b"]).tolist()
    [0, 1, 0]
    """
    number: dict[str, int] = {}
    return np.array([number.setdefault(name, len(number)) for name in names], np.int32)
