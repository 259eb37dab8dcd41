"""Candidates -> ranking: signals of each phrasing, fused into one confidence per entry."""

import json
import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from assistant.dialogue import Candidate, Query, Ranked, Ranking
from assistant.index.analyser import stems_of
from assistant.index.phrasings import IndexedPhrasing, PhrasingIndex

__all__ = ["SIGNALS", "STOP_WORDS", "Fusion", "Rescorer"]

#: Words that every question holds. A question made of nothing else asks for nothing (contract: stop-words earn no answer).
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "for",
        "from",
        "get",
        "go",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "like",
        "may",
        "me",
        "might",
        "more",
        "most",
        "much",
        "my",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "our",
        "out",
        "own",
        "please",
        "she",
        "should",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "too",
        "u",
        "up",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "im",
        "ive",
        "ill",
        "id",
        "dont",
        "cant",
        "isnt",
        "doesnt",
        "didnt",
        "wont",
        "whats",
        "hows",
        "wot",
        "tell",
        "thing",
        "something",
        "anything",
    ]
)


@dataclass(frozen=True)
class Fusion:
    """A logistic combination of signals: confidence = 1 / (1 + exp(-(bias + sum of weight times signal)))."""

    bias: float
    weights: Mapping[str, float]

    @classmethod
    def load(cls, path: Path) -> "Fusion":
        """The fusion kept in a JSON file, with its provenance beside it."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(data["bias"], data["weights"])

    def confidence(self, signals: Mapping[str, float]) -> float:
        """The probability that the entry is right, to four places."""
        weights = self.weights
        total = self.bias + sum([weights.get(name, 0.0) * value for name, value in signals.items()])
        return round(1 / (1 + math.exp(-total)), 4)


#: The names of the signals; each is 0..1.
SIGNALS = ("similarity", "fuzzy", "phrasing_coverage", "reverse_coverage", "agreement", "entry_coverage", "known", "length")
#: Confidence of an entry whose phrasing was meant but for one slip of a finger; below 1.0, which is for its own words.
ONE_SLIP_CONFIDENCE = 0.95
#: Phrasings of an entry whose agreement counts.
AGREEING = 3
#: Salient stems from which a question counts as long.
LONG = 8


@dataclass(frozen=True, slots=True)
class Weighed:
    """Salient stems with their rarities, in one order on every machine, and the sum of the rarities."""

    stems: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the signals read it: its text, all its stems, the salient ones, and how much of them is known at all."""

    text: str
    stems: frozenset[str]
    salient: Weighed
    known: float


@dataclass(frozen=True, slots=True)
class Stored:
    """A phrasing as the signals read it: its words and its terms as texts, all its stems, and the salient ones."""

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
    def stored(self) -> dict[int, Stored]:
        """Position of a phrasing -> what the signals need of it, filled as it is needed."""
        return {}

    def stored_at(self, position: int) -> Stored:
        """What the signals need of the phrasing."""
        if position not in self.stored:
            phrasing = self.index.phrasings[position]
            salient = self.weigh(phrasing.terms, phrasing.stems)
            self.stored[position] = Stored(" ".join(phrasing.words), " ".join(phrasing.terms), frozenset(phrasing.stems), salient)
        return self.stored[position]

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

    def stems_of_entry(self, entry_id: str) -> frozenset[str]:
        """Every stem of the entry's phrasings."""
        if entry_id not in self.stems_by_entry:
            self.stems_by_entry[entry_id] = frozenset(stem for phrasing in self.phrasings_by_entry[entry_id] for stem in phrasing.stems)
        return self.stems_by_entry[entry_id]

    def weigh(self, terms: Sequence[str], stems: Sequence[str]) -> Weighed:
        """The stems that carry a question: no stop-words, no bare numbers."""
        salient = {one for term, one in zip(terms, stems, strict=True) if term not in STOP_WORDS and not term.isnumeric()}
        weighed = tuple((one, self.index.idf(one)) for one in sorted(salient))
        return Weighed(weighed, sum(weight for _, weight in weighed))

    def rank(self, query: Query, candidates: Sequence[Candidate]) -> Ranking:
        """Each candidate entry by its best phrasing, best first, ties by id; empty when the query asks for nothing."""
        asked = self.asked(query)
        if not asked.salient.stems:
            return Ranking()
        shared = {entry_id: self.entry_signals(entry_id, asked, scores) for entry_id, scores in scores_by_entry(candidates).items()}
        best: dict[str, Ranked] = {}
        for candidate in candidates:
            stored = self.stored_at(candidate.phrasing)
            signals = self.phrasing_signals(candidate, stored, asked) | shared[candidate.entry_id]
            is_one_slip = abs(len(stored.key) - len(query.key)) < 2 and OSA.distance(query.key, stored.key, score_cutoff=1) < 2
            confidence = max(self.fusion.confidence(signals), ONE_SLIP_CONFIDENCE * is_one_slip)
            if candidate.entry_id not in best or confidence > best[candidate.entry_id].confidence:
                phrasing = self.index.phrasings[candidate.phrasing].text
                best[candidate.entry_id] = Ranked(candidate.entry_id, confidence, phrasing, signals, is_one_slip=is_one_slip)
        return Ranking(tuple(sorted(best.values(), key=lambda one: (-one.confidence, one.entry_id))))

    def asked(self, query: Query) -> Asked:
        """What the signals need of the query, worked out once."""
        stems = stems_of(query.terms)
        salient = self.weigh(query.terms, stems)
        return Asked(" ".join(query.terms), frozenset(stems), salient, self.share(salient, self.index.idf_of_stem))

    def phrasing_signals(self, candidate: Candidate, stored: Stored, asked: Asked) -> dict[str, float]:
        """The signals that depend on the phrasing, by name."""
        return {
            "similarity": candidate.score,
            "fuzzy": fuzz.token_sort_ratio(asked.text, stored.text) / 100,
            "phrasing_coverage": self.share(asked.salient, stored.stems),
            "reverse_coverage": self.share(stored.salient, asked.stems),
        }

    def entry_signals(self, entry_id: str, asked: Asked, scores: Sequence[float]) -> dict[str, float]:
        """The signals that all phrasings of an entry share, by name."""
        return {
            "agreement": sum(scores[:AGREEING]) / AGREEING,
            "entry_coverage": self.share(asked.salient, self.stems_of_entry(entry_id)),
            "known": asked.known,
            "length": min(len(asked.salient.stems), LONG) / LONG,
        }

    def share(self, asked: Weighed, known: Container[str]) -> float:
        """How much of the asked stems is known, rare ones counting more; 1.0 where nothing was asked."""
        return sum([weight for one, weight in asked.stems if one in known]) / asked.weight if asked.weight else 1.0


def scores_by_entry(candidates: Sequence[Candidate]) -> dict[str, list[float]]:
    """Entry id -> the scores of its candidates, best first."""
    scores: dict[str, list[float]] = {}
    for candidate in candidates:
        scores.setdefault(candidate.entry_id, []).append(candidate.score)
    return scores
