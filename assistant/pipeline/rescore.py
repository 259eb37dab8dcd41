"""Candidates -> ranking: signals of each entry, fused into one confidence."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from assistant.dialogue import Candidate, Query, Ranked, Ranking
from assistant.index.analyser import stems_of
from assistant.index.fusion import Fusion
from assistant.index.phrasings import IndexedPhrasing, PhrasingIndex
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["SIGNALS", "Rescorer"]

#: The names of the signals, and what each is.
SIGNALS = {
    "classified": "what the classifier makes of the entry, about 1 where it is right and 0 elsewhere",
    "agreement": "likeness in words and letters of the entry's three best phrasings, on average, 0..1",
    "meaning": "likeness of the entry's nearest phrasing in meaning, 0..1",
    "entry_coverage": "share of the question's salient words that any phrasing of the entry has, rare ones counting more, 0..1",
    "fuzzy": "how few letters part the question from the best phrasing, words in any order, 0..1",
}
#: Confidence of an entry whose phrasing was meant but for one slip of a finger; below 1.0, which is for its own words.
ONE_SLIP_CONFIDENCE = 0.95
#: Phrasings of an entry whose agreement counts.
AGREEING = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """Salient stems with their rarities, in one order on every machine, and the sum of the rarities."""

    stems: tuple[tuple[str, float], ...]
    weight: float

    def share(self, known: Container[str]) -> float:
        """How much of the stems is known, rare ones counting more; 1.0 where there are none."""
        return sum([weight for one, weight in self.stems if one in known]) / self.weight if self.weight else 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the signals read it: its words and its terms as texts, all its stems, and the salient ones."""

    key: str
    text: str
    stems: frozenset[str]
    salient: Weighed


@dataclass(frozen=True, eq=False)
class Rescorer:
    """What rescoring needs of the knowledge."""

    index: PhrasingIndex
    fusion: Fusion

    @cached_property
    def stored(self) -> dict[int, Asked]:
        """Position of a phrasing -> what the signals need of it, filled as it is needed."""
        return {}

    @cached_property
    def phrasings_by_entry(self) -> dict[str, list[IndexedPhrasing]]:
        """Entry id -> its phrasings."""
        grouped: dict[str, list[IndexedPhrasing]] = {}
        for phrasing in self.index.phrasings:
            grouped.setdefault(phrasing.entry_id, []).append(phrasing)
        return grouped

    @cached_property
    def stems_by_entry(self) -> dict[str, frozenset[str]]:
        """Entry id -> every stem of its phrasings, filled as it is needed."""
        return {}

    def rank(self, query: Query, candidates: Sequence[Candidate]) -> Ranking:
        """Each candidate entry by its best phrasing, best first, ties by id; empty when the query asks for nothing."""
        asked = self.read(query.key, query.terms)
        if not asked.salient.stems:
            return Ranking()
        ranked = [self.ranked(asked, of_entry) for of_entry in grouped_by_entry(candidates).values()]
        return Ranking(tuple(sorted(ranked, key=lambda one: (-one.confidence, one.entry_id))))

    def ranked(self, asked: Asked, candidates: Sequence[Candidate]) -> Ranked:
        """The entry of these candidates with its confidence, and the signals behind it."""
        slip = next((one for one in candidates if is_one_slip(asked.key, self.stored_at(one.phrasing).key)), None)
        best = slip or max(candidates, key=lambda one: one.score + one.meaning)
        scores = sorted((one.score for one in candidates), reverse=True)[:AGREEING]
        signals = {
            "classified": best.classified,
            "agreement": sum(scores) / AGREEING,
            "meaning": max(0.0, *(one.meaning for one in candidates)),
            "entry_coverage": asked.salient.share(self.stems_of_entry(best.entry_id)),
            "fuzzy": fuzz.token_sort_ratio(asked.text, self.stored_at(best.phrasing).text) / 100,
        }
        confidence = self.fusion.confidence(signals, self.index.is_classified)
        if slip:
            confidence = max(confidence, ONE_SLIP_CONFIDENCE)
        return Ranked(best.entry_id, confidence, self.index.phrasings[best.phrasing].text, signals, is_one_slip=slip is not None)

    def stored_at(self, position: int) -> Asked:
        """The phrasing as the signals read it."""
        if position not in self.stored:
            phrasing = self.index.phrasings[position]
            self.stored[position] = self.read(" ".join(phrasing.words), phrasing.terms)
        return self.stored[position]

    def stems_of_entry(self, entry_id: str) -> frozenset[str]:
        """Every stem of the entry's phrasings."""
        if entry_id not in self.stems_by_entry:
            self.stems_by_entry[entry_id] = frozenset(stem for phrasing in self.phrasings_by_entry[entry_id] for stem in phrasing.stems)
        return self.stems_by_entry[entry_id]

    def read(self, key: str, terms: Sequence[str]) -> Asked:
        """Words and terms as the signals read them; salient are those that carry a question: no stop-words, no bare numbers."""
        stems = stems_of(terms)
        salient = {one for term, one in zip(terms, stems, strict=True) if term not in STOP_WORDS and not term.isnumeric()}
        weighed = tuple((one, self.index.idf(one)) for one in sorted(salient))
        return Asked(key, " ".join(terms), frozenset(stems), Weighed(weighed, sum(weight for _, weight in weighed)))


def grouped_by_entry(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """Entry id -> its candidates, best first."""
    grouped: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        grouped.setdefault(candidate.entry_id, []).append(candidate)
    return grouped


def is_one_slip(one: str, other: str) -> bool:
    """Whether one slip of a finger at most parts two texts."""
    return abs(len(one) - len(other)) < 2 and OSA.distance(one, other, score_cutoff=1) < 2
