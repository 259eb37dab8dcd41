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
    """Where one or more phrases stand after some of their parts.

    The words of one part lead to one node, which they share: so a phrase of many alternatives has as many nodes as parts.
    """

    parts: dict[str, "Node"] = field(default_factory=dict)
    words: dict[str, list["Node"]] = field(default_factory=dict)
    prefixes: dict[str, list[tuple[str, "Node"]]] = field(default_factory=dict)
    ranges: list[tuple[int, int, "Node"]] = field(default_factory=list)
    gap: "Node | None" = None
    tags: list[str] = field(default_factory=list)


class PhraseMatcher:
    """All phrases under one root, so that a word that begins none of them costs one look-up."""

    def __init__(self, phrases: Iterable[tuple[str, str]], barriers: Iterable[str] = ()) -> None:
        """Take (tag, phrase) pairs, and the words that `~` does not stand for."""
        self.root, self.barriers, self.reach = Node(), frozenset(barriers), 1
        for tag, phrase in phrases:
            self.reach = max(self.reach, sum(GAP if part == "~" else 1 for part in phrase.split()) + 1)
            node = self.root
            for part in phrase.split():
                node = node.parts[part] if part in node.parts else grown(node, part)
            if tag not in node.tags:
                node.tags.append(tag)

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every place where a phrase stands; of one tag at one start the longest alone."""
        longest: dict[tuple[str, int], int] = {}
        seen: dict[tuple[str, ...], list[tuple[str, int]]] = {}  # the same words again cost nothing: a hostile text repeats itself
        for start in range(len(words)):
            ahead = tuple(words[start : start + self.reach])
            if ahead not in seen:
                seen[ahead] = []
                walk(self.root, ahead, 0, self.barriers, seen[ahead])
            for tag, length in seen[ahead]:
                if start + length > longest.get((tag, start), 0):
                    longest[tag, start] = start + length
        return [Found(tag, start, end) for (tag, start), end in longest.items()]


def grown(node: Node, part: str) -> Node:
    """The new node after one part of a phrase."""
    after = node.parts[part] = Node()
    if part == "~":
        node.gap = after
        return after
    for word in part.split("|"):
        if ".." in word:
            low, high = (int(number) for number in word.split(".."))
            node.ranges.append((low, high, after))
        elif word.endswith("*"):
            prefix = folded_word(word[:-1])
            if len(prefix) < PREFIX_KEY:
                raise ValueError(f"{word} is too short; write at least {PREFIX_KEY} letters before the star.")
            node.prefixes.setdefault(prefix[:PREFIX_KEY], []).append((prefix, after))
        else:
            node.words.setdefault(folded_word(word), []).append(after)
    return after


def folded_word(word: str) -> str:
    """The word as a message's words are folded; most are written so already."""
    return word if word.isascii() and word.isalpha() and word.islower() else "".join(split_words(fold(word)))


def walk(node: Node, words: Sequence[str], position: int, barriers: frozenset[str], found: list[tuple[str, int]]) -> None:
    """Note the (tag, end) of each phrase that goes on from `node` at `position`."""
    found += [(tag, position) for tag in node.tags]
    if position >= len(words):
        return
    for after in steps_from(node, words[position]):
        if leads_on(after, words, position + 1):
            walk(after, words, position + 1, barriers, found)
    if node.gap:
        for skipped in range(min(GAP, len(words) - position - 1) + 1):
            if skipped and words[position + skipped - 1] in barriers:
                break
            if leads_on(node.gap, words, position + skipped):
                walk(node.gap, words, position + skipped, barriers, found)


def leads_on(node: Node, words: Sequence[str], position: int) -> bool:
    """Whether a phrase ends at the node or may go on there: asked before each step, as most steps lead nowhere."""
    if node.tags or node.gap or node.prefixes or node.ranges:
        return True
    return position < len(words) and words[position] in node.words


def steps_from(node: Node, word: str) -> Iterator[Node]:
    """The nodes that the word leads to."""
    yield from node.words.get(word, ())
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
                yield folded_word(word)
