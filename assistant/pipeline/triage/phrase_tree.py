"""Phrases of the policy -> one tree of their parts.

A phrase is words parted by blanks. `a|b` is either word, `leg*` any word that begins so, `1..15` a whole number in
that range, and `~` up to three words, none of which is a negation ("calf ~ swollen" is not "calf isn't swollen").
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.pipeline.fold import fold, split_words

__all__ = ["Alphabet", "PhraseTree", "words_of"]

#: Letters of a prefix by which it is looked up; shorter prefixes are refused.
PREFIX_KEY = 3
#: Parts that are remembered in the form of the tree; a policy has about six thousand.
PARTS = 16_384


class PhraseTree:
    """Where phrases stand after each of their parts: nodes, which are numbers, from the root, which is 0.

    Attributes:
        count: how many nodes there are.
        edges: symbol -> node -> the nodes after the parts that the symbol stands in. A symbol is a word, a prefix with its
            star, or a range; under each stand only the nodes that it leads on from, because most words lead on from few.
        gaps: node -> the node after `~`.
        tags: node -> the tags of the phrases that end there.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Take (tag, phrase) pairs."""
        self.count = 1
        self.edges: dict[str, dict[int, list[int]]] = {}
        self.gaps: dict[int, int] = {}
        self.tags: dict[int, list[str]] = {}
        nodes: dict[tuple[int, str], int] = {}
        for tag, phrase in phrases:
            node = 0
            for part in phrase.split():
                node = nodes.get((node, part)) or nodes.setdefault((node, part), self.grow(node, part))
            if tag not in self.tags.setdefault(node, []):
                self.tags[node].append(tag)

    def grow(self, node: int, part: str) -> int:
        """The new node after one part. The words of a part lead to one node: so a phrase of many alternatives has as many nodes as parts."""
        after, self.count = self.count, self.count + 1
        if part == "~":
            self.gaps[node] = after
            return after
        for symbol in symbols_of(part):
            self.edges.setdefault(symbol, {}).setdefault(node, []).append(after)
        return after


@lru_cache(PARTS)
def symbols_of(part: str) -> tuple[str, ...]:
    """The symbols of one part of a phrase.

    >>> symbols_of("can't|Leg*|1..15")
    ('cant', 'leg*', '1..15')
    """
    return tuple(symbol_of(word) for word in part.split("|"))


def symbol_of(word: str) -> str:
    """A word of a phrase as a message's words are folded."""
    if ".." in word:
        return word
    if not word.endswith("*"):
        return folded_word(word)
    prefix = folded_word(word[:-1])
    if len(prefix) < PREFIX_KEY:
        raise ValueError(f"{word} is too short; write at least {PREFIX_KEY} letters before the star.")
    return f"{prefix}*"


def folded_word(word: str) -> str:
    """The word as a message's words are folded; most are written so already."""
    return word if word.isascii() and word.isalpha() and word.islower() else "".join(split_words(fold(word)))


def words_of(phrase: str) -> Iterator[str]:
    """The plain words of a phrase, for the vocabulary that misspellings are read towards."""
    for part in phrase.split():
        yield from plain_words(part)


@lru_cache(PARTS)
def plain_words(part: str) -> tuple[str, ...]:
    """The plain words of one part of a phrase.

    >>> plain_words("can't|Leg*|1..15|toe")
    ('toe',)
    """
    return tuple(folded_word(word) for word in part.split("|") if word.isalpha())


class Alphabet:
    """Symbols, found by the words that they stand for."""

    def __init__(self, symbols: Iterable[str]) -> None:
        """Take the symbols of a tree, and words that are told apart besides."""
        self.words = frozenset(symbols)
        self.ranges = {symbol: numbers_of(symbol) for symbol in sorted(self.words) if ".." in symbol}
        self.prefixes: dict[str, list[str]] = {}
        for symbol in sorted(self.words):
            if symbol.endswith("*"):
                self.prefixes.setdefault(symbol[:PREFIX_KEY], []).append(symbol)

    def symbols_for(self, word: str) -> Iterator[str]:
        """The symbols that stand for a word: itself where phrases hold it, the prefixes that it begins with, the ranges that it lies in."""
        if word in self.words:
            yield word
        yield from (prefix for prefix in self.prefixes.get(word[:PREFIX_KEY], ()) if word.startswith(prefix[:-1]))
        if word.isdecimal() and len(word) < 5:
            yield from (symbol for symbol, numbers in self.ranges.items() if int(word) in numbers)


def numbers_of(symbol: str) -> range:
    """The numbers of a range, both ends among them."""
    low, high = symbol.split("..")
    return range(int(low), int(high) + 1)
