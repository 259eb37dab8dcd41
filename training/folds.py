"""Knowledge -> labelled questions that the index has not seen: phrasings left out, and entries left out whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.index.phrasings import IndexedPhrasing

__all__ = ["Fold", "folds_of"]


@dataclass(frozen=True)
class Fold:
    """A part of the phrasings to index, and questions to ask of it.

    Attributes:
        indexed: the phrasings that are known in this fold.
        asked: left-out phrasings of known entries; the right answer is their entry.
        unknown: phrasings of entries that were left out whole; nothing is the right answer.
    """

    indexed: tuple[IndexedPhrasing, ...]
    asked: tuple[IndexedPhrasing, ...]
    unknown: tuple[IndexedPhrasing, ...]


def folds_of(phrasings: Sequence[IndexedPhrasing], count: int, seed: int) -> Iterator[Fold]:
    """`count` folds; each leaves out one part of every entry's phrasings and one part of the entries whole."""
    generator = np.random.default_rng(seed)
    entries = sorted({phrasing.entry_id for phrasing in phrasings})
    entry_part = dict(zip(entries, generator.integers(count, size=len(entries)).tolist(), strict=True))
    phrasing_part = generator.integers(count, size=len(phrasings)).tolist()
    for part in range(count):
        left_out = {entry for entry in entries if entry_part[entry] == part}
        known = [(phrasing, which) for phrasing, which in zip(phrasings, phrasing_part, strict=True) if phrasing.entry_id not in left_out]
        yield Fold(
            indexed=tuple(phrasing for phrasing, which in known if which != part),
            asked=tuple(phrasing for phrasing, which in known if which == part),
            unknown=tuple(phrasing for phrasing in phrasings if phrasing.entry_id in left_out),
        )
