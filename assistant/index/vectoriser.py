"""Terms -> their TF-IDF vector, equal to scikit-learn's at a twentieth of its cost.

`FeatureUnion.transform` spends most of its time on call overhead for one short text. Fitting stays with scikit-learn;
the vectors are the same to the last bit of float32 but for the order of summation (a test holds this over any text).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.index.analyser import CHARACTER_RANGE, stem

__all__ = ["Block", "Vector", "Vectoriser", "letter_runs", "word_runs"]

#: float32.
Floats = NDArray[np.float32]
#: Positions of terms and their weights.
Vector = tuple[NDArray[np.int32], Floats]
#: Words whose letters' positions are remembered.
REMEMBERED = 4096


@dataclass(frozen=True, eq=False)
class Block:
    """One kind of feature: feature -> position, and the inverse document frequency of each position."""

    vocabulary: Mapping[str, int]
    idf: Floats

    def positions(self, features: Iterable[str]) -> list[int]:
        """The positions of the known features, one as often as it stands there."""
        vocabulary = self.vocabulary
        return [vocabulary[feature] for feature in features if feature in vocabulary]


@dataclass(frozen=True, eq=False)
class Vectoriser:
    """Both blocks, the letters counted on behind the words.

    Attributes:
        stems: term -> its stem, of terms that are known; to find one takes as long as all the rest together.
    """

    words: Block
    letters: Block
    stems: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def idf(self) -> Floats:
        """The inverse document frequency of each position of both blocks."""
        return np.concatenate((self.words.idf, self.letters.idf))

    @cached_property
    def letters_of(self) -> Callable[[str], NDArray[np.int32]]:
        """The positions of the runs of letters in one term, remembered: words come again and again."""
        return lru_cache(maxsize=REMEMBERED)(self.read_letters)

    def vector(self, terms: Sequence[str]) -> Vector:
        """The positions of a query's terms in rising order, those of words first, and their weights; the weights of either kind have length one."""
        words = np.array(self.words.positions(word_runs(self.stems_of(terms))), np.int32)
        positions, counts = np.unique(np.concatenate([words, *map(self.letters_of, terms)]), return_counts=True)
        weights = (1 + np.log(counts.astype(np.float32))) * self.idf[positions]
        border = np.searchsorted(positions, len(self.words.idf))
        for part in (weights[:border], weights[border:]):
            part /= np.sqrt(part @ part) or 1
        return positions, weights

    def vectors(self, terms: Sequence[str]) -> tuple[Vector, Vector]:
        """The same, parted: of words, and of letters."""
        positions, weights = self.vector(terms)
        border = np.searchsorted(positions, len(self.words.idf))
        return (positions[:border], weights[:border]), (positions[border:], weights[border:])

    def stems_of(self, terms: Iterable[str]) -> list[str]:
        """The stems of terms, in order."""
        known = self.stems
        return [known[term] if term in known else stem(term) for term in terms]

    def read_letters(self, term: str) -> NDArray[np.int32]:
        """The positions of the runs of letters in one term."""
        return np.array(self.letters.positions(letter_runs([term])), np.int32) + np.int32(len(self.words.idf))


def word_runs(stems: Sequence[str]) -> Iterator[str]:
    """Stems alone and in pairs.

    >>> list(word_runs(["one", "side"]))
    ['one', 'side', 'one side']
    """
    yield from stems
    yield from [f"{one} {other}" for one, other in pairwise(stems)]


def letter_runs(terms: Iterable[str]) -> Iterator[str]:
    """Runs of letters within words, a blank on either side of each word; a word shorter than a run counts once.

    >>> list(letter_runs(["a"]))
    [' a', 'a ', ' a ']
    """
    low, high = CHARACTER_RANGE
    for term in terms:
        word = f" {term} "
        for length in range(low, high + 1):
            yield word[:length]
            for start in range(1, len(word) - length + 1):
                yield word[start : start + length]
            if len(word) <= length:
                break
