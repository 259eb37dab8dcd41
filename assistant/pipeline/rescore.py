"""Candidates -> ranking: signals of each entry, fused into one confidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from operator import attrgetter

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from assistant.dialogue import Candidate, Query, Ranked, Ranking
from assistant.index.alignment import Aligner, AskedWord
from assistant.index.fusion import Fusion
from assistant.index.meaning import Vector
from assistant.index.phrasings import ELSEWHERE, IndexedPhrasing, PhrasingIndex
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["SIGNALS", "Rescorer"]

#: The names of the signals, and what each is.
SIGNALS = {
    "classified": "what the classifier makes of the entry, about 1 where it is right and 0 elsewhere",
    "agreement": "likeness in words and letters of the entry's three best phrasings, on average, 0..1",
    "meaning": "likeness of the entry's nearest phrasing in meaning, 0..1",
    "entry_coverage": "share of the question's salient words that any phrasing of the entry has, rare ones counting more, 0..1",
    "fuzzy": "how few letters part the question from the best phrasing, words in any order, 0..1",
    "words": "likeness in words of the entry's nearest phrasing, 0..1; where entries have few phrasings",
    "alignment": "share of the question's words that the best phrasing has a like word for, 0..1; where entries have few phrasings",
    "gist": "likeness in meaning of the entry's nearest phrasing, rare words counting more, squared, 0..1; where entries have few phrasings",
}
#: Confidence of an entry whose phrasing was meant but for one slip of a finger; below 1.0, which is for its own words.
ONE_SLIP_CONFIDENCE = 0.95
#: Phrasings of an entry whose agreement counts.
AGREEING = 3
#: What a stop-word counts in an alignment, where the rarest words count four or so.
NEXT_TO_NOTHING = 0.05
SCORE, MEANING, WORDS = attrgetter("score"), attrgetter("meaning"), attrgetter("words")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Salient stems with their rarities, in one order on every machine, and the sum of the rarities."""

    stems: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the signals read it: its words and its terms as texts, and its salient stems."""

    key: str
    text: str
    salient: Weighed


@dataclass(frozen=True, eq=False)
class Rescorer:
    """What rescoring needs of the knowledge."""

    index: PhrasingIndex
    fusion: Fusion

    @cached_property
    def phrasings_by_entry(self) -> dict[str, list[IndexedPhrasing]]:
        """Entry id -> its phrasings."""
        grouped: dict[str, list[IndexedPhrasing]] = {}
        for phrasing in self.index.phrasings:
            grouped.setdefault(phrasing.entry_id, []).append(phrasing)
        return grouped

    def rank(self, query: Query, candidates: Sequence[Candidate]) -> Ranking:
        """Each candidate entry by its best phrasing, best first, ties by id; empty when the query asks for nothing.

        Questions that no entry answers have done their work when the classifier was fitted, and are not ranked.
        """
        asked = self.read(query.key, query.terms)
        if not asked.salient.stems or not candidates:
            return Ranking()
        candidates = [one for one in candidates if one.entry_id != ELSEWHERE]
        groups, slips = grouped_by_entry(candidates), self.slips(asked.key, candidates)
        best = [slips.get(entry_id) or likest(group) for entry_id, group in groups.items()]
        signals = list(map(signals_of, best, groups.values(), self.coverage(asked.salient, best), self.fuzzy(asked.text, best)))
        if self.index.kind == "sparse":
            signals = [{**some, **more} for some, more in zip(signals, self.aligned(query.terms, groups.values()), strict=True)]
        confidences = map(self.fusion.part(self.index.kind).probability, signals)
        sure = [max(one, ONE_SLIP_CONFIDENCE) if entry_id in slips else one for entry_id, one in zip(groups, confidences, strict=True)]
        texts = [self.index.phrasings[one.phrasing].text for one in best]
        ranked = map(Ranked, groups, sure, texts, signals, repeat(False), [entry_id in slips for entry_id in groups])
        return Ranking(tuple(sorted(ranked, key=lambda one: (-one.confidence, one.entry_id))))

    def slips(self, key: str, candidates: Sequence[Candidate]) -> dict[str, Candidate]:
        """Entry id -> the first of its candidates that one slip of a finger at most parts from these words, where there is one."""
        phrasings, length = self.index.phrasings, len(key)
        near = [one for one in candidates if -2 < len(phrasings[one.phrasing].key) - length < 2]
        return {one.entry_id: one for one in reversed(near) if OSA.distance(key, phrasings[one.phrasing].key, score_cutoff=1) < 2}

    def coverage(self, salient: Weighed, candidates: Sequence[Candidate]) -> list[float]:
        """For the entry of each candidate, how much of the stems any of its phrasings has, rare ones counting more; all at once, from the postings."""
        covered = self.index.covered(salient.stems, [one.phrasing for one in candidates])
        return list((covered / salient.weight).tolist())

    def fuzzy(self, text: str, candidates: Sequence[Candidate]) -> list[float]:
        """How like the text is to each candidate's, letter by letter and words in any order, 0..1."""
        said = [self.index.phrasings[one.phrasing].said for one in candidates]
        likeness = process.cdist([text], said, scorer=fuzz.token_sort_ratio, dtype=np.float64)
        return list((likeness[0] / 100).tolist())

    def aligned(self, terms: Sequence[str], groups: Iterable[Sequence[Candidate]]) -> list[dict[str, float]]:
        """For the entry of each of these candidates, the best likeness of its phrasings in words, in alignment and in gist."""
        asked = [AskedWord(stem, self.meaning_of(term), self.rarity(term, stem)) for term, stem in zip(terms, self.index.stems_of(terms), strict=True)]
        found = []
        for group in groups:
            alignment, gist = self.aligner.compare(asked, np.array([one.phrasing for one in group]))
            found.append({"words": max(map(WORDS, group)), "alignment": float(alignment.max()), "gist": float(gist.max())})
        return found

    @cached_property
    def aligner(self) -> Aligner:
        """The words of all phrasings, each with its weight."""
        meanings = self.index.fitted.meanings
        stems = self.index.stems_of(meanings.rows)
        weights = [self.rarity(term, stem) for term, stem in zip(meanings.rows, stems, strict=True)]
        return Aligner(meanings, stems, np.array(weights, np.float32))

    def rarity(self, term: str, stem: str) -> float:
        """How much a word counts in an alignment: next to nothing for a stop-word."""
        return NEXT_TO_NOTHING + (0.0 if term in STOP_WORDS else self.index.idf(stem) - 1)

    def meaning_of(self, term: str) -> Vector:
        """What a word of a question means; zeros where that is not known."""
        meanings, vectors = self.index.fitted.meanings, self.index.vectors
        if term in meanings.rows or vectors is None or not meanings.table.shape[1]:
            return meanings.table[meanings.rows[term]] if term in meanings.rows else np.zeros(meanings.table.shape[1], np.float32)
        return vectors.meaning_of(term)

    def stems_of_entry(self, entry_id: str) -> frozenset[str]:
        """Every stem of the entry's phrasings."""
        return frozenset(stem for phrasing in self.phrasings_by_entry[entry_id] for stem in phrasing.stems)

    def read(self, key: str, terms: Sequence[str]) -> Asked:
        """Words and terms as the signals read them; salient are those that carry a question: no stop-words, no bare numbers."""
        stems = self.index.stems_of(terms)
        salient = {one for term, one in zip(terms, stems, strict=True) if term not in STOP_WORDS and not term.isnumeric()}
        weighed = tuple((one, self.index.idf(one)) for one in sorted(salient))
        return Asked(key, " ".join(terms), Weighed(weighed, sum(weight for _, weight in weighed)))


def signals_of(best: Candidate, candidates: Sequence[Candidate], coverage: float, fuzzy: float) -> dict[str, float]:
    """The signals of an entry by its candidates, the best of them, and what was worked out for all entries at once."""
    agreeing, meaning = best.score, best.meaning
    if len(candidates) > 1:  # most entries have one
        agreeing, meaning = sum(sorted(map(SCORE, candidates), reverse=True)[:AGREEING]), max(map(MEANING, candidates))
    return {
        "classified": best.classified,
        "agreement": agreeing / AGREEING,
        "meaning": max(0.0, meaning),
        "entry_coverage": coverage,
        "fuzzy": fuzzy,
    }


def likest(candidates: Sequence[Candidate]) -> Candidate:
    """The candidate most alike in words, letters and meaning, the first of several."""
    return candidates[0] if len(candidates) == 1 else max(candidates, key=lambda one: one.score + one.meaning)


def grouped_by_entry(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """Entry id -> its candidates, best first."""
    grouped: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        grouped.setdefault(candidate.entry_id, []).append(candidate)
    return grouped
