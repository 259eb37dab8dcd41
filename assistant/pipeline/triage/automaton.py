"""The tree of phrases -> a finite automaton that reads a word with one look-up, however many phrases go on with it.

Where a text may be in the tree, in all branches at once, is a stand. Stands are worked out as texts reach them and are kept
(as grep does; Aho, Sethi and Ullman, Compilers, section 3.7): made all at once they would be millions.
They are numbers, and what is kept of them holds nothing but numbers and strings, because Python's collector walks through
every other value again and again: with a value for each stand a message waited a quarter of a second for it now and then.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from threading import Lock

from assistant.pipeline.triage.phrase_tree import PhraseTree

__all__ = ["BEGIN", "GAP", "NOWHERE", "Automaton"]

#: Words that `~` may stand for, at most.
GAP = 3
#: A place is a node and how many words may still be skipped there, in one number: the node's own times this, and that.
WIDTH = GAP + 1
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
        self.after: list[dict[str, int]] = []
        self.tags: list[tuple[str, ...]] = []
        self.last_tags: list[tuple[str, ...]] = []
        self.places: list[tuple[int, ...]] = []
        self.stands: dict[tuple[int, ...], int] = {}
        self.stand_at(())
        self.stand_at(self.entered(0))

    def __len__(self) -> int:
        return len(self.after)

    def step(self, stand: int, symbols: str) -> int:
        """Where a word leads from a stand; kept for the next time."""
        with self.lock:  # every stand gets one number, whichever thread is the first to reach it
            known, split = self.after[stand], symbols.split()
            hit, is_skipped = self.hit(stand, split), self.barriers.isdisjoint(split)
            alike = symbols if hit or not is_skipped else OTHER
            if alike not in known:
                known[alike] = self.stand_at(self.reached(stand, hit, is_skipped))
            known[symbols] = known[alike]
        return known[symbols]

    def hit(self, stand: int, symbols: Sequence[str]) -> list[int]:
        """The nodes that a stand's phrases go on to with one of the symbols; of ten words that follow, nine hit none."""
        edges = [self.tree.edges[symbol] for symbol in symbols if symbol in self.tree.edges]
        return [after for nodes in edges for place in self.places[stand] if place // WIDTH in nodes for after in nodes[place // WIDTH]]

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
            ends = [node for place in most if (node := place // WIDTH) in self.tree.tags]
            self.places.append(most)
            self.tags.append(tuple({tag: None for node in ends for tag in self.tree.tags[node]}))
            self.last_tags.append(tuple({tag: None for node in ends if node not in self.gaps for tag in self.tree.tags[node]}))
            self.after.append({})
            self.stands[most] = len(self.stands)
        return self.stands[most]
