"""Words -> the phrases of the policy that stand in them, all found in a single pass."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.pipeline.triage.automaton import BEGIN, NOWHERE, Automaton
from assistant.pipeline.triage.phrase_tree import Alphabet, PhraseTree

__all__ = ["Found", "PhraseMatcher"]

#: Stands that are kept, about 1 KB each: what people write needs some thousands. With more of them all are worked out anew.
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


class PhraseMatcher:
    """Every phrase in one automaton, so that a word that begins none of them costs one look-up."""

    def __init__(self, phrases: Iterable[tuple[str, str]], barriers: Iterable[str] = (), most_stands: int = STANDS) -> None:
        """Take (tag, phrase) pairs, the words that `~` does not stand for, and how many stands are kept."""
        self.tree, self.barriers, self.most_stands = PhraseTree(phrases), frozenset(barriers), most_stands
        self.automaton = Automaton(self.tree, self.barriers)
        alphabet = Alphabet(self.barriers.union(self.tree.edges))
        self.symbols_of = lru_cache(WORDS)(lambda word: " ".join(alphabet.symbols_for(word)))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every place where a phrase stands; of one tag at one start the longest alone."""
        if len(self.automaton) > self.most_stands:
            self.automaton = Automaton(self.tree, self.barriers)
        found: list[Found] = []
        automaton, read = self.automaton, [self.symbols_of(word) for word in words]
        for start in range(len(read)):
            found += [Found(tag, start, end) for tag, end in longest_from(start, read, automaton).items()]
        return found


def longest_from(start: int, read: Sequence[str], automaton: Automaton) -> dict[str, int]:
    """Tag -> end of its longest phrase that begins at `start`; the words are given by their symbols."""
    longest: dict[str, int] = {}
    after, tags, stand = automaton.after, automaton.tags, BEGIN
    for position in range(start, len(read)):
        following = after[stand].get(read[position])
        stand = automaton.step(stand, read[position]) if following is None else following
        if stand == NOWHERE:
            break
        if tags[stand]:
            for tag in tags[stand] if position + 1 < len(read) else automaton.last_tags[stand]:
                longest[tag] = position + 1
    return longest
