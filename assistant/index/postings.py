"""For every term the phrasings that hold it -> how like every phrasing is to a question, and the places of the best.

A query reads the postings of its own terms and nothing else. They are copied out together and summed over all phrasings at once: the letters
of a question touch nearly every phrasing, so that a sparse sum, which keeps a list of those it has touched, costs twice as much.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from assistant.index.vectoriser import Floats, Vector

__all__ = ["Postings", "best_of"]

#: Postings that are summed at once. More in one go gain nothing, and the copies of a million phrasings' are 160 MB.
AT_ONCE = 4_000_000
#: Scores from which a floor under the best is looked for, and the groups whose highest scores it is found among, for each that is wanted.
FLOORED_FROM, GROUPS = 10_000, 16


@dataclass(frozen=True, eq=False)
class Postings:
    """Term-major weights.

    Attributes:
        weights, rows, starts: for term t, the rows that hold it and its weight in each stand from starts[t] to starts[t + 1].
        height: how many rows there are.
    """

    weights: Floats
    rows: NDArray[np.int32]
    starts: NDArray[np.int32]
    height: int

    @cached_property
    def matrix(self) -> "sparse.csc_array[np.float32]":
        """The same as rows and columns, the columns kept together."""
        shape = (self.height, len(self.starts) - 1)
        return sparse.csc_array((self.weights, self.rows, self.starts), shape=shape, copy=False)

    def scores(self, vector: Vector) -> Floats:
        """The sum of the products of weights, for every row."""
        positions, weights = vector
        if len(self.weights) <= AT_ONCE:
            return np.asarray(self.matrix[:, positions] @ weights)
        ends = np.cumsum(self.starts[positions + 1] - self.starts[positions], dtype=np.int64)
        whole = int(ends[-1]) if len(ends) else 0
        limits = [0, *np.searchsorted(ends, np.arange(AT_ONCE, whole, AT_ONCE)).tolist(), len(ends)]
        total = np.zeros(self.height, np.float32)
        for begin, end in pairwise(limits):
            total += self.matrix[:, positions[begin:end]] @ weights[begin:end]
        return total

    def holding(self, term: int) -> NDArray[np.int32]:
        """The rows that hold the term, in their order."""
        return self.rows[self.starts[term] : self.starts[term + 1]]


def best_of(scores: Floats, k: int) -> NDArray[np.int64]:
    """The places of the k highest scores above nought, best first; equal ones in the order of their places."""
    floor = floor_under(scores, k)
    places = np.flatnonzero(scores >= floor if floor > 0 else scores > 0)
    found = scores[places]
    if len(places) > k:
        is_best = found >= np.partition(found, -k)[-k]
        places, found = places[is_best], found[is_best]
    return places[np.lexsort((places, -found))][:k]


def floor_under(scores: Floats, k: int) -> float:
    """A score that at least k reach, with few others, and none of the k highest is below; nought where it would cost more than it saves.

    The k-th of the highest scores of groups is one: so many groups hold one at least as high. To part all scores instead takes longest
    where most of them are nought.
    """
    count = GROUPS * k
    if len(scores) < max(FLOORED_FROM, 2 * count):
        return 0.0
    highest = scores[: len(scores) // count * count].reshape(-1, count).max(axis=0)
    return float(np.partition(highest, -k)[-k])
