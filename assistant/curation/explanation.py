"""Trace -> explanation: why this reply, from the words as typed to the confidence of every candidate."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from assistant.curation.reasons import reason_of
from assistant.dialogue import Query, Ranked, Ranking
from assistant.engine import Assistant, Trace
from assistant.index.analyser import stems_of
from assistant.index.fusion import Logistic
from assistant.knowledge.policy import ThresholdPair
from assistant.knowledge.values import Risk
from assistant.pipeline.fold import FOLDS
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.triage.explaining import TriageReasons, reasons_for

__all__ = ["CANDIDATES", "Contribution", "ExplainedCandidate", "ExplainedQuestion", "Explanation", "Found", "Step", "WordMatch", "explain"]

#: Entries that are explained of each question.
CANDIDATES = 5
#: Steps that work on the text; the later ones work on its words.
TEXT_STEPS = frozenset(step.__name__ for step in FOLDS)
#: Where a word of the question stands: in the best phrasing, in another of its entry, in another entry's alone, in none; or it carries nothing.
Found = Literal["phrasing", "entry", "elsewhere", "nowhere", "not_counted"]
#: The least known last: of several words that are read for one phrase it tells most.
LEAST_KNOWN: tuple[Found, ...] = ("phrasing", "entry", "elsewhere", "nowhere")


@dataclass(frozen=True, slots=True)
class Step:
    """A normalising step with its result, and the (before, after) of each run of words that it changed."""

    name: str
    result: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word as typed, as it was matched, and where it stands."""

    typed: str
    read: str
    found: Found


@dataclass(frozen=True, slots=True)
class Contribution:
    """A signal (0..1), its weight, and the product: its share of the log-odds of the confidence."""

    signal: str
    value: float
    weight: float
    share: float


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """A candidate entry: `start` and the shares add up to `log_odds`, which give the fused confidence; one slip raises that."""

    ranked: Ranked
    question: str
    risk: Risk
    thresholds: ThresholdPair
    start: float
    contributions: tuple[Contribution, ...]

    @property
    def log_odds(self) -> float:
        """The sum behind the confidence."""
        return self.start + sum(one.share for one in self.contributions)

    @property
    def fused(self) -> float:
        """The confidence that the signals alone give, to four places."""
        return round(1 / (1 + math.exp(-self.log_odds)), 4)


@dataclass(frozen=True, slots=True)
class ExplainedQuestion:
    """A question that was found, its best candidates, and its words against the best of them."""

    query: Query
    candidates: tuple[ExplainedCandidate, ...]
    words: tuple[WordMatch, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a message got its reply."""

    trace: Trace
    steps: tuple[Step, ...]
    triage: TriageReasons
    questions: tuple[ExplainedQuestion, ...]
    ambiguity_margin: float
    reason: str


def explain(trace: Trace, assistant: Assistant) -> Explanation:
    """Why the assistant replied as the trace records."""
    matcher, knowledge = assistant.matcher, assistant.knowledge
    thresholds = knowledge.policy.thresholds
    return Explanation(
        trace=trace,
        steps=tuple(steps_of(trace.query)),
        triage=reasons_for(trace.triage, trace.query.text, matcher.triager),
        questions=tuple(explained(query, ranking, assistant) for query, ranking in zip(trace.questions, trace.rankings, strict=True)),
        ambiguity_margin=thresholds.ambiguity_margin,
        reason=reason_of(trace, knowledge.entries, thresholds),
    )


def steps_of(query: Query) -> Iterator[Step]:
    """The normalising steps, each with what it changed."""
    before = query.text.split()
    in_words = False
    for name, result in query.steps:
        if name not in TEXT_STEPS and not in_words:
            before, in_words = list(query.words), True
        after = result.split()
        yield Step(name, result, tuple((" ".join(old), " ".join(new)) for old, new in aligned(before, after) if old != new))
        before = after


def aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What of one list became what of the other: word by word as far as they are as many, else run by run.

    >>> list(aligned(["my", "butt", "cheek"], ["my", "buttock"]))
    [(['my'], ['my']), (['butt', 'cheek'], ['buttock'])]
    """
    for _, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if end - start == last - first:
            yield from (([old], [new]) for old, new in zip(before[start:end], after[first:last], strict=True))
        else:
            yield before[start:end], after[first:last]


def explained(query: Query, ranking: Ranking, assistant: Assistant) -> ExplainedQuestion:
    """One question with its best candidates."""
    candidates = tuple(candidate_of(one, assistant) for one in ranking.entries[:CANDIDATES])
    return ExplainedQuestion(query, candidates, tuple(word_matches(query, ranking.best, assistant.matcher.rescorer)))


def candidate_of(ranked: Ranked, assistant: Assistant) -> ExplainedCandidate:
    """A candidate with each signal's share of its confidence."""
    entry, rescorer = assistant.knowledge.entries[ranked.entry_id], assistant.matcher.rescorer
    fusion = rescorer.fusion.part(rescorer.index.kind)
    pair = assistant.knowledge.policy.thresholds.by_risk[entry.risk]
    return ExplainedCandidate(ranked, entry.question, entry.risk, pair, fusion.bias, tuple(contributions(ranked, fusion)))


def contributions(ranked: Ranked, fusion: Logistic) -> Iterator[Contribution]:
    """Each signal with its weight, in the order in which they were worked out."""
    for signal, value in ranked.signals.items():
        weight = fusion.weights.get(signal, 0.0)
        yield Contribution(signal, value, weight, weight * value)


def word_matches(query: Query, best: Ranked | None, rescorer: Rescorer) -> Iterator[WordMatch]:
    """Each word of the question, and where it stands; a phrase that the lexicon says otherwise stays in one."""
    counted = {stem for stem, _ in rescorer.read(query.key, query.terms).salient.stems}
    phrasing = next((one for one in rescorer.phrasings_by_entry.get(best.entry_id, ()) if one.text == best.phrasing), None) if best else None
    places: tuple[tuple[Found, frozenset[str]], ...] = (
        ("phrasing", frozenset(phrasing.stems) if phrasing else frozenset()),
        ("entry", rescorer.stems_of_entry(best.entry_id) if best else frozenset()),
        ("elsewhere", frozenset(rescorer.index.idf_of_stem)),
    )
    for typed, read in aligned(query.words, query.terms):
        stems = [stem for stem in stems_of(read) if stem in counted]
        found: list[Found] = [next((name for name, known in places if stem in known), "nowhere") for stem in stems]
        yield WordMatch(" ".join(typed), " ".join(read), max(found, key=LEAST_KNOWN.index, default="not_counted"))
