"""Phrases of the policy -> one matcher that finds all of them in a list of words in a single pass.

A phrase is words parted by blanks. `a|b` is either word, `leg*` any word that begins so, `1..15` a whole number in
that range, and `~` up to three words, none of which is a negation ("calf ~ swollen" is not "calf isn't swollen").
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.pipeline.fold import fold, split_words

__all__ = ["GAP", "Found", "PhraseMatcher", "words_of"]

#: Words that `~` may stand for, at most.
GAP = 3
#: Letters of a prefix by which it is looked up; shorter prefixes are refused.
PREFIX_KEY = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of `tag` that covers the words from `start` up to, not including, `end`."""

    tag: str
    start: int
    end: int


@dataclass(slots=True)
class Node:
    """Where one or more phrases stand after some of their words."""

    words: dict[str, "Node"] = field(default_factory=dict)
    prefixes: dict[str, list[tuple[str, "Node"]]] = field(default_factory=dict)
    ranges: list[tuple[int, int, "Node"]] = field(default_factory=list)
    gap: "Node | None" = None
    tags: list[str] = field(default_factory=list)


class PhraseMatcher:
    """All phrases under one root, so that a word that begins none of them costs one look-up."""

    def __init__(self, phrases: Iterable[tuple[str, str]], barriers: Iterable[str] = ()) -> None:
        """Take (tag, phrase) pairs, and the words that `~` does not stand for."""
        self.root, self.barriers = Node(), frozenset(barriers)
        for tag, phrase in phrases:
            for node in self.nodes_for(phrase):
                if tag not in node.tags:
                    node.tags.append(tag)

    def nodes_for(self, phrase: str) -> list[Node]:
        """The nodes at which the phrase ends, made where missing."""
        nodes = [self.root]
        for part in phrase.split():
            nodes = [after for node in nodes for after in grow(node, part)]
        return nodes

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every place where a phrase stands; of one tag at one start the longest alone."""
        longest: dict[tuple[str, int], int] = {}
        for start in range(len(words)):
            for tag, end in walk(self.root, words, start, self.barriers):
                if end > longest.get((tag, start), 0):
                    longest[tag, start] = end
        return [Found(tag, start, end) for (tag, start), end in longest.items()]


def grow(node: Node, part: str) -> Iterator[Node]:
    """The nodes that follow `node` after one part of a phrase."""
    if part == "~":
        node.gap = node.gap or Node()
        yield node.gap
        return
    for word in part.split("|"):
        if ".." in word:
            low, high = (int(number) for number in word.split(".."))
            yield next((n for a, b, n in node.ranges if (a, b) == (low, high)), None) or added_range(node, low, high)
        elif word.endswith("*"):
            yield prefixed(node, fold(word[:-1]))
        else:
            yield node.words.setdefault(word if word.isalpha() and word.isascii() and word.islower() else "".join(split_words(fold(word))), Node())


def added_range(node: Node, low: int, high: int) -> Node:
    """A new node after a number from `low` to `high`."""
    after = Node()
    node.ranges.append((low, high, after))
    return after


def prefixed(node: Node, prefix: str) -> Node:
    """The node after a word that begins with `prefix`."""
    if len(prefix) < PREFIX_KEY:
        raise ValueError(f"{prefix}* is too short; write at least {PREFIX_KEY} letters before the star.")
    same_key = node.prefixes.setdefault(prefix[:PREFIX_KEY], [])
    for known, after in same_key:
        if known == prefix:
            return after
    same_key.append((prefix, Node()))
    return same_key[-1][1]


def walk(node: Node, words: Sequence[str], position: int, barriers: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The (tag, end) of each phrase that goes on from `node` at `position`."""
    for tag in node.tags:
        yield tag, position
    if position >= len(words):
        return
    for after in steps_from(node, words[position]):
        yield from walk(after, words, position + 1, barriers)
    if node.gap:
        for skipped in range(min(GAP, len(words) - position - 1) + 1):
            if skipped and words[position + skipped - 1] in barriers:
                break
            yield from walk(node.gap, words, position + skipped, barriers)


def steps_from(node: Node, word: str) -> Iterator[Node]:
    """The nodes that the word leads to."""
    if after := node.words.get(word):
        yield after
    if node.prefixes:
        for prefix, after in node.prefixes.get(word[:PREFIX_KEY], ()):
            if word.startswith(prefix):
                yield after
    if node.ranges and word.isdecimal() and len(word) < 5:
        number = int(word)
        for low, high, after in node.ranges:
            if low <= number <= high:
                yield after


def words_of(phrase: str) -> Iterator[str]:
    """The plain words of a phrase, for the vocabulary that misspellings are read towards."""
    for part in phrase.split():
        for word in part.split("|"):
            if word.isalpha():
                yield fold(word)
