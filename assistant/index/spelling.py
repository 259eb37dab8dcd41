"""Words that are spelt right -> the one that a misspelt word was meant to be."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["Spellings", "spellings_of"]

#: Letters fall into so many classes; half of a print says which a word has, and half which it has twice.
CLASSES = 32


@dataclass(frozen=True, eq=False)
class Spellings:
    """Words that are spelt right, short ones first.

    Attributes:
        lengths: how many letters each has.
        prints: which letters each has, and which twice. A slip changes two bits at most, and so few words are left to be compared in full.
    """

    words: tuple[str, ...]
    lengths: NDArray[np.int32]
    prints: NDArray[np.uint64]

    def nearest(self, word: str, slips: int) -> str | None:
        """The word that the fewest slips of a finger part from this one, and the first of the alphabet among several; None where it takes more than `slips`."""
        begin, end = np.searchsorted(self.lengths, (len(word) - slips, len(word) + slips + 1)).tolist()
        parted = np.bitwise_count(self.prints[begin:end] ^ np.uint64(print_of(word)))
        alike = sorted([self.words[begin + place] for place in np.flatnonzero(parted <= 2 * slips).tolist()])
        found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else None


def spellings_of(words: Iterable[str]) -> Spellings:
    """The words, ready to be compared with."""
    ordered = tuple(sorted(words, key=len))
    return Spellings(
        ordered,
        np.fromiter(map(len, ordered), np.int32, len(ordered)),
        np.fromiter(map(print_of, ordered), np.uint64, len(ordered)),
    )


def print_of(word: str) -> int:
    """The classes of letters that a word has, and behind them those that it has twice.

    >>> print_of("add") == 1 << 1 | 1 << 4 | 1 << CLASSES + 4
    True
    """
    once = twice = 0
    for letter in word:
        bit = 1 << ord(letter) % CLASSES
        twice |= once & bit
        once |= bit
    return once | twice << CLASSES
