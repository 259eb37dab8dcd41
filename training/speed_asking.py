"""A question -> what each stage of matching takes for it: the stages of the engine, without triage and without words to a visitor."""

import time
from dataclasses import dataclass
from itertools import pairwise

from assistant.dialogue import Triage
from assistant.engine import Matcher
from assistant.knowledge.knowledge import Knowledge
from assistant.pipeline.decide import Evidence, decide
from assistant.pipeline.normalise import normalise
from assistant.pipeline.retrieve import retrieve
from assistant.pipeline.segment import segment

__all__ = ["CLOCK", "STAGES", "Asking", "Taken"]

#: Seconds of the processor's work for this thread, so that a busy machine counts as little as it can; else of the clock on the wall.
CLOCK = time.thread_time if time.get_clock_info("thread_time").resolution <= 1e-6 else time.perf_counter
STAGES = ("normalise", "segment", "retrieve", "rescore", "decide")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one question took.

    Attributes:
        milliseconds: of the processor's work, for each stage, in the order of STAGES.
        best: the entry that stands first, "" where none does.
    """

    milliseconds: tuple[float, ...]
    best: str

    @property
    def whole(self) -> float:
        """Milliseconds of all stages together."""
        return sum(self.milliseconds)


@dataclass(frozen=True, eq=False)
class Asking:
    """A matcher with the knowledge that it was made of."""

    matcher: Matcher
    knowledge: Knowledge

    def ask(self, text: str) -> Taken:
        """What the question takes from its text to a decision."""
        matcher, clock = self.matcher, CLOCK
        begun = clock()
        query = normalise(text, matcher.vocabulary)
        normalised = clock()
        questions = segment(query, matcher.vocabulary)
        segmented = clock()
        candidates = [retrieve(one.query, matcher.rescorer.index) for one in questions]
        retrieved = clock()
        rankings = tuple(matcher.rescorer.rank(one.query, found) for one, found in zip(questions, candidates, strict=True))
        ranked = clock()
        exact = matcher.exact.get(query.key) or matcher.exact.get(questions[0].query.key)
        evidence = Evidence(Triage(), exact=exact, rankings=rankings, asks=tuple(one.asks for one in questions), words=len(query.words))
        decide(evidence, self.knowledge.entries, {}, self.knowledge.policy.thresholds)
        stamps = (begun, normalised, segmented, retrieved, ranked, clock())
        best = rankings[0].best
        return Taken(tuple((end - start) * 1000 for start, end in pairwise(stamps)), best.entry_id if best else "")
