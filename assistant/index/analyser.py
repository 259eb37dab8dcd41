"""Words -> the terms that the index counts: stems, their pairs, and letters within words."""

from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

__all__ = ["CHARACTER_RANGE", "WORD_RANGE", "stem", "stems_of"]

#: Stemmed words alone and in pairs; letters in runs of two to five within words. Longer
#: runs add size and no accuracy on short questions.
WORD_RANGE = (1, 2)
CHARACTER_RANGE = (2, 5)

stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word (Snowball English).

    >>> stem("stretches"), stem("stretching")
    ('stretch', 'stretch')
    """
    return str(stemmer.stemWord(word))


def stems_of(words: Sequence[str]) -> list[str]:
    """The stems of words, in order."""
    return [stem(word) for word in words]
