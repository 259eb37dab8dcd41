"""How like a question is to every stored phrasing -> how likely each entry is, by weights that all phrasings were fitted to together.

Kernel ridge regression on the labels (Rifkin, Yeo and Poggio 2003, "Regularized least-squares classification"): a linear
classifier over phrasings whose features are the very likenesses that retrieval has worked out already. A phrasing that two
entries could claim weighs little, one that tells its entry from all others weighs much. Nothing else that was tried came near it
on questions left out of banks with several phrasings an entry.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

__all__ = ["FEWEST_AN_ENTRY", "LARGEST", "Likeness", "classify", "fit_classifier", "kernel"]

#: Phrasings up to which the classifier is fitted. Its cost grows with their cube: 15,000 take half a minute and a gigabyte,
#: 20,000 a minute and two. Above, entries are ranked by their nearest phrasings.
LARGEST = 20_000
#: Phrasings an entry, on average, from which it is fitted: with one it ranks worse than alignment does, with two as well, with three better.
FEWEST_AN_ENTRY = 2
#: Weight and power of the likeness in meaning, power of that in letters: the best over questions left out of three banks.
MEANING_WEIGHT, MEANING_POWER, LETTERS_POWER = 3.0, 3, 2
#: Ridge, as a share of a phrasing's likeness to itself; between 0.1 and 0.3 nothing changes.
RIDGE = 0.1

#: float32.
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Likeness:
    """How like a question is to phrasings, 0..1 each: in stemmed words, in letters, and in meaning."""

    words: Floats
    letters: Floats
    meaning: Floats


def kernel(likeness: Likeness) -> Floats:
    """The three as one number for each phrasing, 0 and up; powers let the near ones count for more than many far ones."""
    alike = raised(np.maximum(likeness.meaning, 0), MEANING_POWER)
    alike *= MEANING_WEIGHT
    return np.asarray(likeness.words + raised(likeness.letters, LETTERS_POWER) + alike, np.float32)


def raised(values: Floats, power: int) -> Floats:
    """The values to a whole power, by products: numpy's own power takes each value on its own, and twice as long."""
    return reduce(np.multiply, [values] * power)


def classify(weights: Floats, likeness_to_all: Floats, entries: Sequence[int]) -> Floats:
    """The score of each of these entries (rows of the weights), about 1 where it is right and 0 elsewhere."""
    return np.asarray(weights[entries] @ likeness_to_all, np.float32)


def fit_classifier(likeness: Floats, entries: Sequence[int], count: int) -> Floats:
    """The weights [entries, phrasings] for phrasings of these entries; `likeness` [phrasings, phrasings] is overwritten.

    Phrasings of one entry share its label: 1 for it, 0 for the others.
    """
    from scipy import linalg  # a start with a saved index needs it not

    size = len(entries)
    labels = np.zeros((size, count), np.float32, order="F")
    labels[np.arange(size), entries] = 1
    likeness[np.diag_indices(size)] += RIDGE * float(np.trace(likeness)) / size
    # LAPACK works on columns: rows would be copied first. The likeness of two is the same from either side.
    factor = linalg.cho_factor(likeness.T, lower=True, overwrite_a=True, check_finite=False)
    return np.ascontiguousarray(linalg.cho_solve(factor, labels, overwrite_b=True, check_finite=False).T, np.float32)
