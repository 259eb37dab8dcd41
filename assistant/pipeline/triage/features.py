"""A text as read -> what the fitted classifier counts: the words, letters and concepts that speak of somebody now.

What a reading takes back (negated, past, asked in general, ...) is left out of the stretches, clause by clause and mention by
mention, so that they teach signs. The words of the whole text stand beside them as they are: who jokes, tells of others or asks
for a friend does so in words that no reading knows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from assistant.pipeline.triage.mentions import Mention
from assistant.pipeline.triage.readings import TextReadings

__all__ = [
    "FEWEST",
    "FEWEST_OF_ALL",
    "WINDOW",
    "Account",
    "Stretch",
    "account_of",
    "concept_features",
    "features_of",
    "letter_features",
    "stretches_of",
    "word_features",
]

#: Words that are read as one stretch, and how far the next stretch begins: a sign may stand in the middle of a long story.
WINDOW, STEP = 16, 8
#: A stretch counts as having so many features at least: a word or two alone must not speak as loudly as a sentence.
FEWEST = 60
#: The same for the words of a whole text, and what stands together of them: five words have as many.
FEWEST_OF_ALL = 12
#: Letters in a run within a word.
SHORTEST, LONGEST = 3, 5


#: Words whose runs of letters are kept.
WORDS = 8192


@dataclass(frozen=True, slots=True)
class Account:
    """A text as the classifier reads it: all its words, and the stretches that may hold a sign."""

    words: tuple[str, ...]
    stretches: tuple["Stretch", ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are read together, and the concepts that they mention, each once, by the alphabet."""

    words: tuple[str, ...]
    concepts: tuple[str, ...]


def account_of(mentions: Sequence[Mention], readings: TextReadings) -> Account:
    """The text as the classifier reads it."""
    return Account(readings.words.words, tuple(stretches_of(mentions, readings)))


def stretches_of(mentions: Sequence[Mention], readings: TextReadings) -> list[Stretch]:
    """Each stretch of the text that mentions a concept, what is taken back left out; none where nothing is left."""
    kept = kept_positions(mentions, readings)
    inside = set(kept)
    current = [mention for mention in mentions if mention.start in inside and readings.reading_of(mention) is None]
    starts = {mention.start for mention in current}
    return [stretch_of(positions, current, readings) for positions in windows(kept) if not starts.isdisjoint(positions)]


def stretch_of(positions: Sequence[int], mentions: Sequence[Mention], readings: TextReadings) -> Stretch:
    """The words at these positions, and the concepts of the mentions that begin there."""
    words, inside = readings.words.words, frozenset(positions)
    concepts = {mention.concept for mention in mentions if mention.start in inside}
    return Stretch(tuple(words[position] for position in positions), tuple(sorted(concepts)))


def kept_positions(mentions: Sequence[Mention], readings: TextReadings) -> list[int]:
    """The positions of the words that no reading takes back."""
    taken_back = {position for mention in mentions if readings.reading_of(mention) for position in range(mention.start, mention.end)}
    clauses = readings.words.clause
    speaks = {number: clause_speaks(clauses.index(number), readings) for number in dict.fromkeys(clauses)}
    return [position for position, number in enumerate(clauses) if speaks[number] and position not in taken_back]


def clause_speaks(start: int, readings: TextReadings) -> bool:
    """Whether a clause speaks of now and of somebody: a sign at its end would count in full."""
    end = readings.clause(start)[1]
    return readings.reading_of(Mention(end - 1, end, "")) is None


def windows(positions: Sequence[int]) -> Iterator[Sequence[int]]:
    """The positions whole where they are few, else in stretches that overlap by half."""
    if len(positions) <= WINDOW:
        if positions:
            yield positions
        return
    for start in range(0, len(positions) - STEP, STEP):
        yield positions[start : start + WINDOW]


def features_of(stretch: Stretch) -> frozenset[str]:
    """Every feature of a stretch, as the classifier is fitted on them."""
    return frozenset().union(word_features(stretch.words), letter_features(stretch.words), concept_features(stretch.concepts))


def word_features(words: Sequence[str]) -> set[str]:
    """The words, and what stands together of two and of three."""
    features = {f"w:{word}" for word in words}
    features.update(f"w:{one} {two}" for one, two in pairwise(words))
    features.update(f"w:{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False))
    return features


def letter_features(words: Iterable[str]) -> set[str]:
    """The runs of letters of all the words."""
    return set[str]().union(*map(letter_runs, words))


def concept_features(concepts: Sequence[str]) -> set[str]:
    """The concepts, and every two of them."""
    return {f"c:{concept}" for concept in concepts} | {f"c:{one}+{two}" for one, two in combinations(concepts, 2)}


@lru_cache(WORDS)
def letter_runs(word: str) -> frozenset[str]:
    """Runs of letters in a word, its ends marked.

    >>> sorted(letter_runs("wee"))
    ['l:_we', 'l:_wee', 'l:_wee_', 'l:ee_', 'l:wee', 'l:wee_']
    """
    marked = f"_{word}_"
    return frozenset(f"l:{marked[start : start + length]}" for length in range(SHORTEST, LONGEST + 1) for start in range(len(marked) - length + 1))
