"""Stored phrasings by the words they are made of -> how near each is to a question in meaning.

A phrasing means the sum of its words, and so its likeness to a question is the sum of its words' likenesses over the length of that sum.
Kept are words and lengths alone: a tenth of what a vector for each phrasing takes, and read in half the time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from assistant.index.meaning import Vector, WordVectors

__all__ = ["PhrasingMeanings", "meanings_of"]

#: float32, and int32.
Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]
#: Phrasings whose vectors are worked out at once to be measured: 64 MB.
CHUNK = 131_072


@dataclass(frozen=True, eq=False)
class PhrasingMeanings:
    """What phrasings mean.

    Attributes:
        rows: every term of the phrasings -> its row of the table.
        words, starts: the terms of phrasing p, as rows of the table, stand from starts[p] to starts[p + 1].
        table: float32 [terms, dimensions], the meaning of each; no columns where there are no word vectors.
        scales: float32, one over the length of each phrasing's sum; nought where nothing is known.
    """

    rows: Mapping[str, int]
    words: Numbers
    starts: Numbers
    table: Floats
    scales: Floats

    @cached_property
    def counts(self) -> "sparse.csr_array[np.float32]":
        """How often each phrasing holds each term, [phrasings, terms]; one that it holds twice stands here twice."""
        ones = np.ones(len(self.words), np.float32)
        return sparse.csr_array((ones, self.words, self.starts), shape=(len(self.scales), len(self.table)), copy=False)

    def meant(self, terms: Iterable[str], vectors: WordVectors | None) -> Vector:
        """What a question means: length one, or zeros where nothing is known; zeros too where word vectors are not there, or were not."""
        total = np.zeros(self.table.shape[1], np.float32)
        if vectors is None or not len(total):
            return total
        for term in terms:
            total += self.table[self.rows[term]] if term in self.rows else vectors.meaning_of(term)
        length = np.sqrt(total @ total)
        return np.asarray(total / length if length else total)

    def to_all(self, meant: Vector) -> Floats:
        """How near every phrasing is to what is meant, -1..1."""
        return np.asarray(self.counts @ (self.table @ meant) * self.scales)

    def to_these(self, positions: NDArray[np.int64], meant: Vector) -> Floats:
        """How near these phrasings are to what is meant, -1..1."""
        starts = self.starts[positions]
        lengths = self.starts[positions + 1] - starts
        before = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
        likeness = self.table[self.words[places]] @ meant
        summed = np.bincount(np.repeat(np.arange(len(positions)), lengths), likeness, len(positions))
        return np.asarray(summed * self.scales[positions], np.float32)

    def vectors(self, phrasings: slice) -> Floats:
        """The meaning of each of these phrasings, [phrasings, dimensions]: of length one, or zeros."""
        return np.asarray(self.counts[phrasings] @ self.table * self.scales[phrasings, None], np.float32)


def meanings_of(phrasings: Sequence[Sequence[str]], vectors: WordVectors | None) -> PhrasingMeanings:
    """The meanings of phrasings that are given by their terms."""
    rows: dict[str, int] = {}
    words = np.fromiter((rows.setdefault(term, len(rows)) for terms in phrasings for term in terms), np.int32)
    starts = np.zeros(len(phrasings) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, phrasings), np.int32, len(phrasings)), out=starts[1:])
    table = np.array([vectors.read_word(term) for term in rows] if vectors else np.zeros((len(rows), 0)), np.float32)
    unmeasured = PhrasingMeanings(rows, words, starts, table, np.ones(len(phrasings), np.float32))
    return PhrasingMeanings(rows, words, starts, table, scales_of(unmeasured))


def scales_of(unmeasured: PhrasingMeanings) -> Floats:
    """One over the length of each phrasing's sum of words; nought where that has none."""
    count = len(unmeasured.scales)
    sums = (unmeasured.vectors(slice(start, start + CHUNK)) for start in range(0, count, CHUNK))
    lengths = np.concatenate([np.sqrt((part * part).sum(axis=1)) for part in sums])
    scales = np.zeros(count, np.float32)
    np.divide(1, lengths, out=scales, where=lengths > 0)
    return scales
