"""Stored phrasings and what was fitted to them -> the phrasings nearest to a question, and how likely each entry is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.dialogue import Candidate
from assistant.index.analyser import stems_of
from assistant.index.classifier import Floats, Likeness, classify, kernel
from assistant.index.common_runs import CommonRuns, most_alike
from assistant.index.fusion import Kind
from assistant.index.meaning import WordVectors
from assistant.index.phrasing_meanings import PhrasingMeanings
from assistant.index.postings import Postings, best_of
from assistant.index.vectoriser import Vector, Vectoriser

__all__ = ["ELSEWHERE", "Fitted", "IndexedPhrasing", "PhrasingIndex", "indexed"]

#: Where phrasings are too many for a classifier, a question is compared in meaning with this many of the nearest for each that is wanted.
WIDER = 4
#: Whose phrasing a question is that no entry answers. No entry can have this id.
ELSEWHERE = "(elsewhere)"
#: Of the cosine in words and that in letters.
HALF = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class IndexedPhrasing:
    """A stored phrasing: whose it is, as written, and its words and its terms in the lexicon's words, each joined by blanks.

    They are kept joined, as a million tuples of words take six times as much memory.
    """

    entry_id: str
    text: str
    key: str
    said: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(self.key.split())

    @property
    def terms(self) -> tuple[str, ...]:
        """Its terms in the lexicon's words."""
        return tuple(self.said.split())

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of its terms; worked out when asked for, as most phrasings never come near a question."""
        return tuple(stems_of(self.terms))


def indexed(entry_id: str, text: str, words: Sequence[str], terms: Sequence[str]) -> IndexedPhrasing:
    """A phrasing ready to be indexed; no word holds a blank. Texts that are the same are kept once."""
    key, said = " ".join(words), " ".join(terms)
    key = text if key == text else key
    return IndexedPhrasing(entry_id, text, key, key if said == key else said)


@dataclass(frozen=True, eq=False)
class Fitted:
    """What fitting has learnt from the phrasings.

    Attributes:
        postings: the phrasings that hold each term. Of phrasings up to LARGEST, likeness in words and in letters is told apart: there
            phrasing p is row p by its words, and by its letters it stands as many rows further down as there are phrasings.
        common: runs of letters that are no part of the postings, as too many of many phrasings hold them; None up to LARGEST.
        meanings: what each phrasing means, by its terms.
        classifier: float32 [entries, phrasings], entries in the order in which they first stand; no rows where there are too many.
    """

    vectoriser: Vectoriser
    postings: Postings
    common: CommonRuns | None
    meanings: PhrasingMeanings
    classifier: Floats


@dataclass(frozen=True, eq=False)
class PhrasingIndex:
    """Every phrasing by its words, its letters and its meaning.

    Words and letters are each a TF-IDF block of length one; a similarity is the mean of the two cosines, 0..1.
    """

    phrasings: tuple[IndexedPhrasing, ...]
    fitted: Fitted
    vectors: WordVectors | None = None

    @cached_property
    def entry_rows(self) -> NDArray[np.int32]:
        """The number of each phrasing's entry, in the order in which entries first stand."""
        return numbered([phrasing.entry_id for phrasing in self.phrasings])

    @cached_property
    def entries(self) -> int:
        """How many entries there are."""
        return int(self.entry_rows.max()) + 1

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

    @property
    def kind(self) -> Kind:
        """What entries are told apart by: the classifier, or the nearest phrasings where there are too few an entry, or too many in all."""
        return "classified" if self.is_classified else "sparse" if self.fitted.common is None else "crowded"

    def idf(self, stem: str) -> float:
        """How rare the stem is among the phrasings; an unknown one is as rare as any."""
        return self.idf_of_stem.get(stem, self.rarest)

    def stems_of(self, terms: Iterable[str]) -> list[str]:
        """The stems of terms, in order."""
        return self.fitted.vectoriser.stems_of(terms)

    def nearest(self, terms: Sequence[str], k: int) -> list[Candidate]:
        """The k phrasings nearest to a question in the lexicon's words, best first, ties by position; no word need be shared.

        Where phrasings are too many for a classifier, they are compared in meaning only if they are near in words and letters.
        """
        vector, meant = self.fitted.vectoriser.vector(terms), self.fitted.meanings.meant(terms, self.vectors)
        if self.fitted.common is not None:
            return self.nearest_of_many(vector, self.fitted.common, meant, k)
        words, letters = self.fitted.postings.scores(vector).reshape(2, -1)
        meaning = self.fitted.meanings.to_all(meant)
        alike = kernel(Likeness(words, letters, meaning))
        best = best_of(alike, k)
        return self.candidates(best, (words[best] + letters[best]) * HALF, meaning[best], self.classified(alike, best), words[best])

    def nearest_of_many(self, vector: Vector, common: CommonRuns, meant: Floats, k: int) -> list[Candidate]:
        """The k nearest among those that are nearest in words and letters."""
        near, sums = most_alike(vector, self.fitted.postings, common, WIDER * k)
        similarity, meaning = sums * HALF, self.fitted.meanings.to_these(near, meant)
        best = best_of(kernel(Likeness(similarity, similarity, meaning)), k)
        nothing = np.zeros(len(best), np.float32)
        return self.candidates(near[best], similarity[best], meaning[best], nothing.tolist(), nothing)

    def classified(self, alike: Floats, positions: NDArray[np.int64]) -> list[float]:
        """The score of the entry of each of these phrasings; zeros where there is no classifier."""
        if not self.is_classified:
            return [0.0] * len(positions)
        rows = self.entry_rows[positions].tolist()
        different = list(dict.fromkeys(rows))
        score = dict(zip(different, classify(self.fitted.classifier, alike, different).tolist(), strict=True))
        return [score[row] for row in rows]

    def covered(self, stems: Iterable[tuple[str, float]], positions: Sequence[int]) -> NDArray[np.float64]:
        """For the entry of each of these phrasings, the sum of the weights of those stems that any phrasing of it has."""
        rows, vocabulary = self.entry_rows, self.fitted.vectoriser.words.vocabulary
        sums = np.zeros(self.entries)
        for stem, weight in stems:
            if stem in vocabulary:
                # An entry that stands there several times is counted once: what is added to is read before anything is written.
                sums[rows[self.fitted.postings.holding(vocabulary[stem])]] += weight
        return sums[rows[positions]]

    def candidates(self, positions: NDArray[np.int64], similarity: Floats, meaning: Floats, classified: Sequence[float], words: Floats) -> list[Candidate]:
        """The phrasings at these positions, as candidates."""
        phrasings, places = self.phrasings, positions.tolist()
        entries = [phrasings[place].entry_id for place in places]
        return list(map(Candidate._make, zip(places, entries, similarity.tolist(), meaning.tolist(), classified, words.tolist(), strict=True)))


def numbered(names: Sequence[str]) -> NDArray[np.int32]:
    """The number of each name, in the order in which they first stand.

    >>> numbered(["b", "a", "b"]).tolist()
    [0, 1, 0]
    """
    number: dict[str, int] = {}
    return np.array([number.setdefault(name, len(number)) for name in names], np.int32)
