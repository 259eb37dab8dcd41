"""Half-typed words -> questions that can be completed to: by the beginnings of words, and near words where nothing begins so."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from assistant.pipeline.normalise import split_message

__all__ = ["MOST_SUGGESTIONS", "QuestionIndex"]

MOST_SUGGESTIONS = 6
#: Words of what was typed that are looked at, the last ones: a completion helps with a question, not with a story.
READ_WORDS = 12
#: From how many letters a word that begins nothing is compared with near words; shorter ones are near to everything.
NEAR_FROM = 4
#: How like another word has to be, 0 to 100 (RapidFuzz's ratio): one slip in four letters.
NEAR = 75.0
#: How much a word counts that is only the beginning of another, or near to it.
BEGINS, IS_NEAR = 0.9, 0.6
#: The share of what was typed that a question has to hold.
LEAST = 0.5
#: Words that begin alike or are near, at most; a single letter begins half of the vocabulary.
MOST_WORDS = 400


class Askable(Protocol):
    """An entry, as far as it can be completed to."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def question(self) -> str:
        """The question in full."""
        ...

    @property
    def phrasings(self) -> Sequence[str]:
        """Other ways of asking it."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionIndex:
    """The words of every question and phrasing, and where they stand.

    Attributes:
        vocabulary: every word, sorted, so that those with one beginning stand together.
        places: word -> the lines that hold it.
        owners: the entry of each line; an entry's question comes before its phrasings.
        lengths: the words of each line.
    """

    vocabulary: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    owners: tuple[str, ...]
    lines: tuple[str, ...]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, entries: Iterable[Askable]) -> "QuestionIndex":
        """The index over the entries."""
        owners: list[str] = []
        lines: list[str] = []
        lengths: list[int] = []
        places: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            for text in (entry.question, *entry.phrasings):
                words = split_message(text)
                for word in dict.fromkeys(words):
                    places[word].append(len(owners))
                owners.append(entry.id)
                lines.append(" ".join(words))
                lengths.append(len(words))
        fixed = {word: tuple(found) for word, found in places.items()}
        return cls(tuple(sorted(fixed)), fixed, tuple(owners), tuple(lines), tuple(lengths))

    def complete(self, typed: str, most: int = MOST_SUGGESTIONS) -> tuple[str, ...]:
        """The entries whose questions go best with what was typed, the best first, each once."""
        words = split_message(typed)[-READ_WORDS:]
        if not words:
            return ()
        begun = " ".join(words)
        scores = {line: share for line, share in self.shares(words).items() if share >= LEAST}
        ranked = sorted(scores, key=lambda line: (-self.closeness(line, scores[line], begun), self.lengths[line], line))
        return tuple(dict.fromkeys(self.owners[line] for line in ranked))[:most]

    def shares(self, words: Sequence[str]) -> dict[int, float]:
        """Line -> the share of what was typed that it holds; a rare word is more of it than a common one."""
        found: dict[int, float] = defaultdict(float)
        total = 0.0
        for position, word in enumerate(words):
            candidates = self.candidates(word, is_last=position == len(words) - 1)
            rarity = max((self.rarity(candidate) for candidate in candidates), default=math.log(1 + len(self.lines)))
            total += rarity
            best: dict[int, float] = {}
            for candidate, likeness in candidates.items():
                for line in self.places[candidate]:
                    best[line] = max(best.get(line, 0.0), likeness)
            for line, likeness in best.items():
                found[line] += likeness * rarity
        return {line: score / total for line, score in found.items()}

    def candidates(self, word: str, is_last: bool) -> dict[str, float]:
        """Words of the vocabulary that this may be or become, and how much each counts."""
        exact = {word: 1.0} if word in self.places else {}
        begun = self.beginning_with(word) if is_last or not exact else ()
        if exact or begun:
            return dict.fromkeys(begun, BEGINS) | exact
        if len(word) < NEAR_FROM:
            return {}
        near = process.extract(word, self.vocabulary, scorer=fuzz.ratio, score_cutoff=NEAR, limit=8)
        return {other: IS_NEAR * score / 100 for other, score, _ in near}

    def beginning_with(self, word: str) -> tuple[str, ...]:
        """The words that begin so."""
        first = bisect_left(self.vocabulary, word)
        last = bisect_left(self.vocabulary, word + "\U0010ffff")
        return self.vocabulary[first : min(last, first + MOST_WORDS)]

    def rarity(self, word: str) -> float:
        """How much a word tells: the logarithm of the share of lines without it."""
        return math.log(1 + len(self.lines) / len(self.places[word]))

    def closeness(self, line: int, share: float, begun: str) -> float:
        """The share, and something more for a line that begins as typed, or that is an entry's own question."""
        is_question = line == 0 or self.owners[line - 1] != self.owners[line]
        return share + 0.2 * self.lines[line].startswith(begun) + 0.05 * is_question
