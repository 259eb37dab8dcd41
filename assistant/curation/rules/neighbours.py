"""The rule that looks for phrasings of different entries that hardly differ."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz, process

from assistant.curation.subject import Subject
from assistant.index.phrasings import IndexedPhrasing
from assistant.knowledge.problem import Problem

__all__ = ["near_duplicates"]

#: Phrasings that are compared with all others at a time; it bounds the memory.
BLOCK = 1024


def near_duplicates(subject: Subject) -> Iterator[Problem]:
    """Phrasings of two entries are less alike than `near_duplicate` percent (a warning).

    Compared are the words after the lexicon's synonyms, in alphabetical order. From 95 percent on, two questions of six words differ in an
    ending or in one short word. Lower, they differ in the word that matters, as in "what is a chain" and "what is a chain for". Figures
    tell questions apart, so phrasings with different figures are not compared.

    PASS:
        entry:
          question: How do I oil link 7 of my chain on the road, please?
        other:
          question: How do I oil link 8 of my chain on the road, please?

    FAIL:
        entry:
          question: How do I look after the chain of my bicycle in winter?
        other:
          question: How do I look after the chains of my bicycle in winter?
    """
    phrasings = subject.matching.rescorer.index.phrasings
    places = {(phrasing.entry.id, phrasing.text): phrasing.path for phrasing in subject.phrasings}
    for likeness, one, other in neighbours(phrasings, subject.curation.limits.near_duplicate):
        found = f"{other.text!r} is {likeness} percent like {one.text!r} of the entry {one.entry_id!r}."
        mend = "Keep the one whose entry answers it, or say in both what sets them apart."
        yield subject.problem("entry", other.entry_id, places[other.entry_id, other.text], found, mend, is_warning=True)


def neighbours(phrasings: Sequence[IndexedPhrasing], cutoff: float) -> Iterator[tuple[int, IndexedPhrasing, IndexedPhrasing]]:
    """(likeness, one, other) for each pair from two entries that is as near as the cutoff, and not the same."""
    for likeness, first, second in alike(tuple(" ".join(sorted(phrasing.terms)) for phrasing in phrasings), cutoff):
        one, other = phrasings[first], phrasings[second]
        if one.entry_id != other.entry_id and one.words != other.words and figures(one) == figures(other):
            yield likeness, one, other


@lru_cache(maxsize=2)
def alike(texts: tuple[str, ...], cutoff: float) -> tuple[tuple[int, int, int], ...]:
    """(likeness, position, later position) for each pair of texts as near as the cutoff; kept, because most changes touch no phrasing."""
    pairs: list[tuple[int, int, int]] = []
    for start in range(0, len(texts), BLOCK):
        found = process.cdist(texts[start : start + BLOCK], texts[start:], scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.uint8, workers=-1)
        pairs += [(int(found[row, column]), int(start + row), int(start + column)) for row, column in np.argwhere(np.triu(found, 1))]
    return tuple(pairs)


def figures(phrasing: IndexedPhrasing) -> list[str]:
    """The words that are figures."""
    return [word for word in phrasing.words if word.isdigit()]
