"""Words -> the phrases of the policy that stand in them, all found in a single pass.

Where a text may stand in the tree of phrases, in all branches at once, is a `Stand`. Stands are worked out as texts reach
them and are kept, so that a word costs one look-up, however many phrases go on with it: a finite automaton, made lazily
(as in Aho, Sethi and Ullman's Compilers, section 3.7, and in grep), because made whole it would have millions of states.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from assistant.pipeline.triage.phrase_tree import Alphabet, Node, grow_tree

__all__ = ["GAP", "Found", "PhraseMatcher"]

#: Words that `~` may stand for, at most.
GAP = 3
#: Stands that are kept, about 1 KB each: what people write needs some thousands. Beyond it all are worked out anew.
STANDS = 30_000
#: Words whose symbols are kept.
WORDS = 8192


class Found(NamedTuple):
    """A phrase of `tag` that covers the words from `start` up to, not including, `end`.

    A tuple, as each message has dozens, and tuples are made several times as quickly as other values.
    """

    tag: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Stand:
    """The places in the tree that some words lead to.

    Attributes:
        places: node -> words that may still be skipped there; nodes after `~` alone have any.
        tags: of the phrases that end here, where another word follows.
        last_tags: of those that end here at the end of a text: `~` is followed by a word.
        after: the symbols of a word, joined -> where it leads.
    """

    places: Mapping[Node, int]
    tags: tuple[str, ...]
    last_tags: tuple[str, ...]
    after: dict[str, "Stand"] = field(default_factory=dict)


class PhraseMatcher:
    """All phrases under one root, so that a word that begins none of them costs one look-up."""

    def __init__(self, phrases: Iterable[tuple[str, str]], barriers: Iterable[str] = (), most_stands: int = STANDS) -> None:
        """Take (tag, phrase) pairs, the words that `~` does not stand for, and how many stands are kept."""
        listed, self.barriers, self.most_stands = list(phrases), frozenset(barriers), most_stands
        self.tree = grow_tree(listed)
        self.alphabet = Alphabet((phrase for _, phrase in listed), self.barriers)
        self.symbols_of = lru_cache(maxsize=WORDS)(lambda word: " ".join(self.alphabet.symbols_for(word)))
        self.stands: dict[frozenset[tuple[Node, int]], Stand] = {}
        self.begin()

    def begin(self) -> None:
        """Forget every stand but those before the first word and outside the tree."""
        self.stands = {}
        self.nowhere, self.root = self.stand_at({}), self.stand_at(closed({self.tree: 0}))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every place where a phrase stands; of one tag at one start the longest alone."""
        found: list[Found] = []
        read = [self.symbols_of(word) for word in words]
        for start in range(len(read)):
            found += [Found(tag, start, end) for tag, end in self.longest_from(start, read).items()]
        return found

    def longest_from(self, start: int, read: Sequence[str]) -> dict[str, int]:
        """Tag -> end of its longest phrase that begins at `start`."""
        longest: dict[str, int] = {}
        stand, nowhere, count = self.root, self.nowhere, len(read)
        for position in range(start, count):
            symbols = read[position]
            stand = stand.after.get(symbols) or self.step(stand, symbols)
            if stand is nowhere:
                break
            for tag in stand.tags if position + 1 < count else stand.last_tags:
                longest[tag] = position + 1
        return longest

    def step(self, stand: Stand, symbols: str) -> Stand:
        """Where a word leads from a stand; kept for the next time."""
        if len(self.stands) >= self.most_stands:
            self.begin()
        places: dict[Node, int] = {}
        is_barrier = not self.barriers.isdisjoint(split := symbols.split())
        for node, left in stand.places.items():
            if left and not is_barrier:
                places[node] = max(left - 1, places.get(node, 0))
            for symbol in split:
                places.update((after, 0) for after in node.steps.get(symbol, ()))
        following = stand.after[symbols] = self.stand_at(closed(places))
        return following

    def stand_at(self, places: Mapping[Node, int]) -> Stand:
        """The one stand at these places."""
        key = frozenset(places.items())
        if key not in self.stands:
            last_tags = dict.fromkeys(tag for node in places if not node.is_gap for tag in node.tags)
            tags = dict.fromkeys(tag for node in places for tag in node.tags)
            self.stands[key] = Stand(places, tuple(tags), tuple(last_tags))
        return self.stands[key]


def closed(places: dict[Node, int]) -> dict[Node, int]:
    """The places with those that `~` leads to from there without a word."""
    waiting = list(places)
    while waiting:
        gap = waiting.pop().gap
        if gap:
            places[gap] = GAP
            waiting.append(gap)
    return places
