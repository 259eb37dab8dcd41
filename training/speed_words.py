"""Words by Zipf's law, and slips of a finger in them: for measuring speed, and nothing else."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from assistant.bootstrap import word_vectors
from assistant.errors import ServiceError
from assistant.index.meaning import CONTINUES
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["drawn_words", "misspelt"]

#: Words in all: those of the word vectors, frequent ones first, and behind them words joined from their pieces, as names and terms of a trade are.
#: How many of them a bank has grows with its size. The first are left out: they ask for nothing.
WORDS, LEFT_OUT = 150_000, 150
#: Zipf-Mandelbrot: a word's share falls with (rank + shift) to this power; the usual figures for English.
EXPONENT, SHIFT = 1.0, 2.7
#: Letters of a word that is misspelt, at least.
MISSPELT_FROM = 5
LETTERS = "abcdefghijklmnopqrstuvwxyz"

#: Words, and the share of each with all before it.
Shares = tuple[tuple[str, ...], np.ndarray[tuple[int], np.dtype[np.float64]]]


def drawn_words(count: int, generator: np.random.Generator) -> list[str]:
    """So many words by Zipf's law."""
    words, shares = content_words()
    return [words[place] for place in np.searchsorted(shares, generator.random(count)).tolist()]


@cache
def content_words() -> Shares:
    """Words that carry a question, frequent ones first; raises ServiceError where there are no word vectors to take them from."""
    vectors = word_vectors()
    if vectors is None:
        raise ServiceError("There are no word vectors to take words from.", "Put the files back into assistant/models/word_vectors.")
    pieces = [piece for piece in vectors.rows if piece.isascii() and piece.removeprefix(CONTINUES).isalpha() and len(piece) > 2]
    whole = [piece for piece in pieces if piece.isalpha() and piece not in STOP_WORDS][LEFT_OUT:]
    parts = [piece.removeprefix(CONTINUES) for piece in pieces if not piece.isalpha() and len(piece) > len(CONTINUES) + 1]
    words = dict.fromkeys(whole)
    generator = np.random.default_rng(len(whole))
    while len(words) < WORDS:
        words.setdefault(one_of(whole, generator) + one_of(parts, generator))
    shares = 1 / (np.arange(len(words)) + 1 + SHIFT) ** EXPONENT
    return tuple(words), np.cumsum(shares) / shares.sum()


def misspelt(text: str, known: frozenset[str], generator: np.random.Generator, count: int = 2) -> str | None:
    """The text with one slip in each of its `count` longest words, none of which is known then; None where too few are long."""
    words = text.split()
    longest = sorted((place for place, word in enumerate(words) if word not in STOP_WORDS), key=lambda place: -len(words[place]))[:count]
    if len(longest) < count or min(len(words[place]) for place in longest) < MISSPELT_FROM:
        return None
    for place in longest:
        words[place] = slipped(words[place], known, generator)
    return " ".join(words)


def slipped(word: str, known: frozenset[str], generator: np.random.Generator) -> str:
    """The word with a letter dropped, doubled, swapped with the next or replaced, such that it is not known."""
    while True:
        place, letter = int(generator.integers(1, len(word) - 1)), one_of(LETTERS, generator)
        before, here, behind = word[:place], word[place], word[place + 1 :]
        slips = (before + behind, before + here + here + behind, before + behind[0] + here + behind[1:], before + letter + behind)
        if (slip := one_of(slips, generator)) not in known:
            return slip


def one_of(choices: Sequence[str], generator: np.random.Generator) -> str:
    """One of the choices, each as likely."""
    return choices[int(generator.integers(len(choices)))]
