"""A question beside phrasings, word by word: whether they have a word for each of its words, and mean the same as wholes.

Where an entry has a phrasing or two, a classifier has nothing to learn from, and this tells entries apart best (on banks that were thinned
to one phrasing an entry: right entry first for 4 to 7 of 100 questions more than by likeness in words, letters and meaning). The greedy alignment is that of
Rychalska et al. 2016 and of BERTScore (Zhang et al. 2020), here over word vectors that need no network.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.index.classifier import Floats
from assistant.index.meaning import Vector
from assistant.index.phrasing_meanings import PhrasingMeanings

__all__ = ["Aligner", "AskedWord"]


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of a question: its stem, what it means, and how much it counts."""

    stem: str
    meaning: Vector
    weight: float


@dataclass(frozen=True, eq=False)
class Aligner:
    """The words of all phrasings.

    Attributes:
        stems: of each term, by its row.
        weights: how much each term counts, by its row.
    """

    meanings: PhrasingMeanings
    stems: Sequence[str]
    weights: Floats

    @cached_property
    def directions(self) -> Floats:
        """What each term means, at length one; zeros where nothing is known."""
        return of_length_one(self.meanings.table)

    @cached_property
    def rows_of(self) -> dict[str, list[int]]:
        """Stem -> the rows of its terms."""
        rows: dict[str, list[int]] = {}
        for row, stem in enumerate(self.stems):
            rows.setdefault(stem, []).append(row)
        return rows

    def compare(self, asked: Sequence[AskedWord], positions: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """For each of these phrasings, its alignment and its gist.

        Alignment: the share of the question's words that have a like word in the phrasing, each counting for how much it is like, 0..1.
        Gist: how like both are as sums of their words' directions, squared, 0..1. In both, rare words count more.
        """
        words, starts, has_words = self.words_of(positions)
        alignment, gist = np.zeros((2, len(positions)), np.float32)
        if not has_words.any():
            return alignment, gist
        weights = np.array([one.weight for one in asked], np.float32)
        directions = of_length_one(np.array([one.meaning for one in asked], np.float32))
        nearest = np.maximum.reduceat(self.likeness(asked, directions)[words], starts)
        alignment[has_words] = nearest @ weights / weights.sum()
        sums = np.add.reduceat(self.directions[words] * self.weights[words, None], starts)
        gist[has_words] = np.maximum(of_length_one(sums) @ of_length_one(weights @ directions), 0) ** 2
        return alignment, gist

    def likeness(self, asked: Sequence[AskedWord], directions: Floats) -> Floats:
        """How like each term is to each word asked, [terms, words], 0..1: the same stem is one."""
        likeness = np.maximum(self.directions @ directions.T, 0)
        for column, one in enumerate(asked):
            likeness[self.rows_of.get(one.stem, []), column] = 1
        return np.asarray(likeness, np.float32)

    def words_of(self, positions: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
        """The rows of the words of these phrasings, one after the other, where each begins, and which of them have words at all."""
        starts = self.meanings.starts
        spans = [self.meanings.words[starts[position] : starts[position + 1]] for position in positions]
        lengths = np.array([len(span) for span in spans])
        has_words = lengths > 0
        return np.concatenate(spans).astype(np.int64), (np.cumsum(lengths) - lengths)[has_words], has_words


def of_length_one(vectors: Floats) -> Floats:
    """Each vector at length one; zeros stay zeros."""
    lengths = np.sqrt((vectors * vectors).sum(axis=-1, keepdims=True))
    return np.asarray(np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0), np.float32)
