"""Runs of letters that a good part of many phrasings holds, kept phrasing by phrasing -> the phrasings most like a question, without reading most of them.

A dozen runs such as "the" make two thirds of all postings that a question touches, and hardly tell one phrasing from another. So phrasings are
scored by all other terms first. What the common runs could add to one is bounded by the lengths of both parts (Cauchy and Schwarz); only where
that could reach the best are they read. What is found is what a sum over all terms finds.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from assistant.index.postings import Postings, best_of
from assistant.index.vectoriser import Floats, Vector

__all__ = ["COMMON", "CommonRuns", "most_alike"]

#: Runs that more than this share of the phrasings holds are common. Between a tenth and a quarter a question takes about as long.
COMMON = 0.2
#: What rounding may take from a sum.
ROUNDING = 1e-5
#: From this share of the phrasings on, all are read in one go, without copying out the ones that are needed.
ALL_READ = 0.25


@dataclass(frozen=True, eq=False)
class CommonRuns:
    """Phrasing-major weights of the common runs alone.

    Attributes:
        weights, runs, starts: for phrasing p, the runs that it holds (as places in `positions`) and their weights stand from starts[p] to starts[p + 1].
        positions: where each run stands in the vectors, in rising order.
        lengths: of the common part of each phrasing's letters, 0..1.
    """

    weights: Floats
    runs: NDArray[np.int32]
    starts: NDArray[np.int32]
    positions: NDArray[np.int32]
    lengths: Floats

    @cached_property
    def matrix(self) -> "sparse.csr_array[np.float32]":
        """The same as [phrasings, common runs]."""
        shape = (len(self.lengths), len(self.positions))
        return sparse.csr_array((self.weights, self.runs, self.starts), shape=shape, copy=False)

    @cached_property
    def longest(self) -> float:
        """The greatest length."""
        return float(self.lengths.max(initial=0))

    def asked(self, vector: Vector) -> Floats:
        """The question's weight of each common run, 0 where it has none."""
        positions, weights = vector
        asked = np.zeros(len(self.positions), np.float32)
        if len(asked):
            places = np.minimum(np.searchsorted(self.positions, positions), len(asked) - 1)
            is_common = self.positions[places] == positions
            asked[places[is_common]] = weights[is_common]
        return asked

    def added(self, phrasings: NDArray[np.int64], asked: Floats) -> Floats:
        """What the common runs add to the score of each of these phrasings."""
        if len(phrasings) > ALL_READ * len(self.lengths):
            return np.asarray((self.matrix @ asked)[phrasings])
        return np.asarray(self.matrix[phrasings] @ asked)


def most_alike(vector: Vector, postings: Postings, common: CommonRuns, k: int) -> tuple[NDArray[np.int64], Floats]:
    """The k phrasings with the highest sums of products over all terms, best first, ties by place, and these sums; only sums above nought."""
    asked, scores = common.asked(vector), postings.scores(vector)
    likely = best_of(scores, k)
    reached = scores[likely] + common.added(likely, asked)
    floor = float(reached.min()) - ROUNDING if len(likely) == k else 0.0
    able = reaching(scores, common, float(np.sqrt(asked @ asked)), floor)
    sums = scores[able] + common.added(able, asked)
    best = best_of(sums, k)
    return able[best], sums[best]


def reaching(scores: Floats, common: CommonRuns, length: float, floor: float) -> NDArray[np.int64]:
    """The places of phrasings that may reach the floor with what a question of this length in common runs could add."""
    places = np.flatnonzero(scores >= floor - length * common.longest)
    return places[scores[places] + length * common.lengths[places] >= floor]
