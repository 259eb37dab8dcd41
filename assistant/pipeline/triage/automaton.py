"""The tree of phrases -> a finite automaton that reads a word with one look-up, however many phrases go on with it.

Where a text may be in the tree, in all branches at once, is a stand. Stands are worked out as texts reach them and are kept
(as grep does; Aho, Sethi and Ullman, Compilers, section 3.7): made all at once they would be millions.
They are numbers, and what is kept of them holds nothing but numbers and strings, because Python's collector walks through
every other value again and again: with a value for each stand a message waited a quarter of a second for it now and then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from threading import Lock

from assistant.pipeline.triage.phrase_tree import PhraseTree

__all__ = ["BEGIN", "GAP", "NOWHERE", "Automaton"]

#: Words that `~` may stand for, at most.
GAP = 3
#: A place is a node and how many words may still be skipped there, in one number: the node's own times this, and that.
WIDTH = GAP + 1
#: Kinds of word whose edges are kept at hand.
WORDS = 8192
#: The symbols of a word that no phrase holds, and of all that a stand does not tell from it.
OTHER = ""
#: The stand that no phrase goes on from, and the one before the first word.
NOWHERE, BEGIN = 0, 1


class Automaton:
    """The stands that texts have reached.

    Attributes:
        after: for each stand, the symbols of a word, joined by blanks -> the stand behind it, as far as it is known.
        tags: for each stand, those of the phrases that end there where another word follows.
        last_tags: the same at the end of a text, where `~` has no word behind it.
    """

    def __init__(self, tree: PhraseTree, barriers: frozenset[str]) -> None:
        """Take the phrases, and the words that `~` does not stand for."""
        self.tree, self.barriers, self.lock = tree, barriers, Lock()
        self.gaps = frozenset(tree.gaps.values())
        self.edges_of = lru_cache(WORDS)(self.edges_of_symbols)
        self.after: list[dict[str, int]] = []
        self.tags: list[tuple[str, ...]] = []
        self.last_tags: list[tuple[str, ...]] = []
        self.places: list[tuple[int, ...]] = []
        self.nodes: list[tuple[int, ...]] = []
        self.stands: dict[tuple[int, ...], int] = {}
        self.stand_at(())
        self.stand_at(self.entered(0))

    def __len__(self) -> int:
        return len(self.after)

    def step(self, stand: int, symbols: str) -> int:
        """Where a word leads from a stand; kept for the next time."""
        with self.lock:  # every stand gets one number, whichever thread is the first to reach it
            known, (edges, is_skipped) = self.after[stand], self.edges_of(symbols)
            hit, nodes = set[int](), self.nodes[stand]
            for after in edges:
                if not after.keys().isdisjoint(nodes):  # of ten words that follow, nine hit none
                    hit.update(*(after[node] for node in nodes if node in after))
            alike = symbols if hit or not is_skipped else OTHER
            if alike not in known:
                known[alike] = self.stand_at(self.reached(stand, hit, is_skipped))
            known[symbols] = known[alike]
        return known[symbols]

    def edges_of_symbols(self, symbols: str) -> tuple[list[Mapping[int, Sequence[int]]], bool]:
        """Where each of the symbols of a word leads in the tree, and whether `~` may stand for the word."""
        split = symbols.split()
        return [self.tree.edges[symbol] for symbol in split if symbol in self.tree.edges], self.barriers.isdisjoint(split)

    def reached(self, stand: int, hit: Iterable[int], is_skipped: bool) -> set[int]:
        """The places that a word leads to which hits these nodes, and may be skipped by `~` or not."""
        reached = {place for node in hit for place in self.entered(node)}
        for place in self.places[stand] if is_skipped else ():
            if place % WIDTH:
                reached.add(place - 1)
                reached.update(self.beyond(place // WIDTH))
        return reached

    def entered(self, node: int) -> Iterator[int]:
        """The place at a node, and those beyond it."""
        yield node * WIDTH
        yield from self.beyond(node)

    def beyond(self, node: int) -> Iterator[int]:
        """The places that `~` leads to from a node without a word."""
        while node in self.tree.gaps:
            node = self.tree.gaps[node]
            yield node * WIDTH + GAP

    def stand_at(self, places: Iterable[int]) -> int:
        """The number of the stand at these places; of one node the place alone from which most words may be skipped."""
        ordered = sorted(places)
        most = tuple(place for place, following in pairwise((*ordered, -1)) if place // WIDTH != following // WIDTH)
        if most not in self.stands:
            nodes = tuple(place // WIDTH for place in most)
            ends = [node for node in nodes if node in self.tree.tags]
            self.places.append(most)
            self.nodes.append(nodes)
            self.tags.append(tuple({tag: None for node in ends for tag in self.tree.tags[node]}))
            self.last_tags.append(tuple({tag: None for node in ends if node not in self.gaps for tag in self.tree.tags[node]}))
            self.after.append({})
            self.stands[most] = len(self.stands)
        return self.stands[most]
