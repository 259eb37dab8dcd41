"""Phrases of the policy -> one tree of their parts.

A phrase is words parted by blanks. `a|b` is either word, `leg*` any word that begins so, `1..15` a whole number in
that range, and `~` up to three words, none of which is a negation ("calf ~ swollen" is not "calf isn't swollen").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.pipeline.fold import fold, split_words

__all__ = ["Alphabet", "Node", "grow_tree", "words_of"]

#: Letters of a prefix by which it is looked up; shorter prefixes are refused.
PREFIX_KEY = 3
#: Parts that are remembered in the form of the tree; a policy has about six thousand.
PARTS = 16_384


@dataclass(slots=True, eq=False)
class Node:
    """Where one or more phrases stand after some of their parts.

    Attributes:
        number: the node's own.
        parts: part as it is written -> the node after it. The words of one part lead to one node: so a phrase of many
            alternatives has as many nodes as parts.
        steps: symbol -> the nodes after the parts that it stands in; a symbol is a word, a prefix with its star, or a range.
        gap: the node after `~`.
        is_gap: whether the last part is `~`.
        tags: of the phrases that end here.
    """

    number: int = 0
    is_gap: bool = False
    parts: dict[str, "Node"] = field(default_factory=dict)
    steps: dict[str, list["Node"]] = field(default_factory=dict)
    gap: "Node | None" = None
    tags: list[str] = field(default_factory=list)


def grow_tree(phrases: Iterable[tuple[str, str]]) -> list[Node]:
    """The nodes of the tree of these (tag, phrase) pairs by their numbers, the root first."""
    nodes = [Node()]
    for tag, phrase in phrases:
        node = nodes[0]
        for part in phrase.split():
            node = node.parts.get(part) or grown(nodes, node, part)
        if tag not in node.tags:
            node.tags.append(tag)
    return nodes


def grown(nodes: list[Node], node: Node, part: str) -> Node:
    """The new node after one part of a phrase."""
    after = node.parts[part] = Node(len(nodes), is_gap=part == "~")
    nodes.append(after)
    if after.is_gap:
        node.gap = after
        return after
    for symbol in symbols_of(part):
        node.steps.setdefault(symbol, []).append(after)
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
        if part.isalpha():
            yield folded_word(part)
        elif "|" in part:
            yield from (folded_word(word) for word in part.split("|") if word.isalpha())


class Alphabet:
    """The symbols of a tree, found by the words that they stand for."""

    def __init__(self, phrases: Iterable[str], words: Iterable[str] = ()) -> None:
        """Take the phrases, and words that are told apart although no phrase holds them."""
        symbols = {symbol for part in {part for phrase in phrases for part in phrase.split()} if part != "~" for symbol in symbols_of(part)}
        self.ranges = {symbol: numbers_of(symbol) for symbol in sorted(symbols) if ".." in symbol}
        self.words = symbols.union(words)
        self.prefixes: dict[str, list[str]] = {}
        for symbol in sorted(symbols):
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
