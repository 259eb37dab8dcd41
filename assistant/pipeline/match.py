"""A question and what was shown before -> the ranking of entries, matched alone or with its subject named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.dialogue import Query, Ranking
from assistant.knowledge.kinship import Kinship
from assistant.knowledge.values import FollowUpWords
from assistant.pipeline.refer import Readings, Weigh, in_view, leaning_of, named, subject_of
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.retrieve import retrieve

__all__ = ["Context", "match", "match_all", "rank"]

#: How much an entry counts that was shown last, before that, and before that.
RECENCY = (1.0, 0.7, 0.5)


@dataclass(frozen=True, eq=False)
class Context:
    """What a message may lean on.

    Attributes:
        shown: ids of the entries shown, the last one first.
        offered: ids of the entries that the last turn asked back about.
        subjects: topic -> the terms of what "it" is after an answer of the topic.
        is_sure: whether a ranking answers by itself.
    """

    shown: Sequence[str]
    offered: Sequence[str]
    kinship: Kinship
    words: FollowUpWords
    subjects: Callable[[str], Sequence[str]]
    is_sure: Callable[[Ranking], bool]

    @property
    def leant_on(self) -> tuple[str, ...]:
        """The entries that a message may be about: those asked back about, else those shown, the last one first."""
        return tuple(dict.fromkeys((*self.offered, *self.shown)))[: len(RECENCY)]

    @property
    def near(self) -> dict[str, float]:
        """Every entry near to one that the message may be about, with its nearness 0..1."""
        near: dict[str, float] = {}
        for recency, entry_id in zip(RECENCY, self.leant_on, strict=False):
            for kin, nearness in self.kinship.of(entry_id).items():
                near[kin] = max(near.get(kin, 0.0), recency * nearness)
        return near | dict.fromkeys(self.offered, 1.0)


def rank(question: Query, rescorer: Rescorer) -> Ranking:
    """The question's ranking as if nothing had been said before."""
    return rescorer.rank(question, retrieve(question, rescorer.index))


def match_all(questions: Sequence[Query], rescorer: Rescorer, context: Context) -> tuple[Ranking, ...]:
    """The rankings of a whole message and its parts; a part may lean on the part before it."""
    rankings = [match(questions[0], rescorer, context)]
    for part in questions[1:]:
        rankings.append(match(part, rescorer, context))
        best = rankings[-1].best
        if best and context.is_sure(rankings[-1]):
            context = replace(context, shown=[best.entry_id, *(shown for shown in context.shown if shown != best.entry_id)])
    return tuple(rankings)


def match(question: Query, rescorer: Rescorer, context: Context) -> Ranking:
    """The question's ranking in view of what was shown before; one that stands alone is ranked as if it were the first."""
    alone = rank(question, rescorer)
    if not context.leant_on or (alone.best and alone.best.is_one_slip):
        return alone
    leaning = leaning_of(question, context.words)
    if leaning.how == "thin" and context.is_sure(alone):
        return alone
    weigh = Weigh(rescorer.index.idf, rescorer.stems_of_entry, context.near, context.shown)
    meant = in_view(read(question, alone, rescorer, context), leaning, weigh)
    agree = alone.best and meant.best and alone.best.entry_id == meant.best.entry_id and alone.best.confidence > meant.best.confidence
    return alone if agree or (leaning.how == "thin" and not context.is_sure(meant)) else meant


def read(question: Query, alone: Ranking, rescorer: Rescorer, context: Context) -> Readings:
    """The question ranked with each subject that it may lean on."""
    subjects = [subject_of(rescorer.phrasings_by_entry[entry_id][0].terms, context.words) for entry_id in context.leant_on]
    last, *earlier = (rank(named(question, subject, context.words), rescorer) for subject in subjects)
    return Readings(alone, last, tuple(earlier), rank(named(question, context.subjects(context.leant_on[0]), context.words), rescorer))
