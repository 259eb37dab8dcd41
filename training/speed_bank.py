"""Public questions, or our own phrasings -> a bank of any size, and questions to ask of it: for measuring speed, and nothing else.

A bank that is larger than its source is filled with copies of other topics: copied phrasings stand in groups of ten, an entry each, and in
each one or two words give way to words of its entry's own. Those are drawn by Zipf's law, so that the vocabulary grows with the bank as it does
in real ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.pipeline.normalise import split_message
from assistant.pipeline.stop_words import STOP_WORDS
from assistant.settings import Settings
from training.question_files import LabelledQuestion
from training.speed_words import drawn_words

__all__ = ["SpeedBank", "source_of", "speed_bank"]

#: Phrasings of a copied entry, and the words of its own.
COPIED_PHRASINGS, OWN_WORDS = 10, 4
#: The share of copied phrasings that take two words of their entry's.
TAKE_TWO = 0.5
#: What a question may begin or end with that no phrasing has; all of them stop-words, and so known everywhere.
BEGINNINGS, ENDS = ("", "please", "so", "and"), ("", "please", "then", "for me", "there")
#: Questions that are drawn for each that is wanted: some turn out to be stored, or drawn twice.
DRAWN = 3

Rows = Sequence[LabelledQuestion]


@dataclass(frozen=True, slots=True)
class SpeedBank:
    """Phrasings, and questions that are none of them, in known words alone; each with its entry."""

    rows: tuple[LabelledQuestion, ...]
    asked: tuple[LabelledQuestion, ...]


def source_of(folder: Path) -> Rows:
    """The training rows of every public set in the folder, labels parted by set; the phrasings of our own knowledge where there is none."""
    from assistant.knowledge.loading import load_knowledge
    from training.benchmark import read_sets

    if folder.is_dir():
        return [replace(row, entry=f"{one.name} {row.entry}") for one in read_sets(folder, ()) for row in one.training]
    entries = load_knowledge(Settings().knowledge).entries.values()
    return [LabelledQuestion(text, entry.id) for entry in entries for text in (entry.question, *entry.phrasings)]


def speed_bank(source: Rows, size: int, asked: int, seed: int) -> SpeedBank:
    """A bank of `size` phrasings that differ in their words, and up to `asked` questions; the same for the same seed."""
    generator = np.random.default_rng((seed, size))
    stored: dict[tuple[str, ...], LabelledQuestion] = {}
    for row in phrasings_of(source, generator):
        if words := tuple(split_message(row.question)):
            stored.setdefault(words, row)
        if len(stored) == size:
            break
    return SpeedBank(grouped(stored.values()), tuple(rewrites(stored, asked, generator)))


def grouped(rows: Iterable[LabelledQuestion]) -> tuple[LabelledQuestion, ...]:
    """The rows with those of one entry together, as knowledge holds them."""
    by_entry: dict[str, list[LabelledQuestion]] = {}
    for row in rows:
        by_entry.setdefault(row.entry, []).append(row)
    return tuple(row for some in by_entry.values() for row in some)


def phrasings_of(source: Rows, generator: np.random.Generator) -> Iterator[LabelledQuestion]:
    """The rows of the source in an order drawn once, then copies of them without end."""
    drawn = [source[place] for place in generator.permutation(len(source))]
    yield from drawn
    by_entry = sorted(drawn, key=lambda row: row.entry)
    number = 0
    while True:
        for start in range(0, len(by_entry), COPIED_PHRASINGS):
            number += 1
            yield from copies(by_entry[start : start + COPIED_PHRASINGS], f"copy {number}", generator)


def copies(rows: Rows, entry: str, generator: np.random.Generator) -> Iterator[LabelledQuestion]:
    """The rows as phrasings of an entry of its own."""
    own = drawn_words(OWN_WORDS, generator)
    for row, draw in zip(rows, generator.random((len(rows), 2)), strict=True):
        words = row.question.split()
        places = [place for place, word in enumerate(words) if word.casefold() not in STOP_WORDS] or [len(words) - 1]
        for turn in range(1 + (draw[0] < TAKE_TWO)):
            words[places[(int(draw[1] * len(places)) + turn) % len(places)]] = own[(int(draw[1] * 1000) + turn) % OWN_WORDS]
        yield LabelledQuestion(" ".join(words), entry)


def rewrites(stored: dict[tuple[str, ...], LabelledQuestion], most: int, generator: np.random.Generator) -> Iterator[LabelledQuestion]:
    """Phrasings with a word dropped, two words swapped, or a word of courtesy brought in, none of which is stored."""
    rows, seen = list(stored.values()), set(stored)
    for place in generator.integers(len(rows), size=DRAWN * most).tolist():
        words = rewritten(split_message(rows[place].question), generator)
        if words and words not in seen and len(seen) < len(stored) + most:
            seen.add(words)
            yield LabelledQuestion(" ".join(words), rows[place].entry)


def rewritten(words: list[str], generator: np.random.Generator) -> tuple[str, ...]:
    """The words with one change or two."""
    place, way = int(generator.integers(len(words))), int(generator.integers(3))
    if way == 0 and len(words) > 3:
        del words[place]
    elif way == 1 and place:
        words[place - 1 : place + 1] = words[place], words[place - 1]
    begin, end = (choices[int(generator.integers(len(choices)))] for choices in (BEGINNINGS, ENDS))
    return tuple(f"{begin} {' '.join(words)} {end}".split())
