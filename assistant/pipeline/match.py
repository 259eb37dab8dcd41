"""A question and what was shown before -> the ranking of entries, matched alone or with its subject named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.dialogue import Query, Ranking
from assistant.knowledge.kinship import Kinship
from assistant.knowledge.values import FollowUpWords
from assistant.pipeline.refer import Weigh, leaning_of, named, preferred, subject_of
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
        is_sure: whether a ranking answers by itself.
    """

    shown: Sequence[str]
    offered: Sequence[str]
    kinship: Kinship
    words: FollowUpWords
    is_sure: Callable[[Ranking], bool]

    @property
    def near(self) -> dict[str, float]:
        """Every entry near to one shown, with its nearness 0..1."""
        near: dict[str, float] = {}
        for recency, entry_id in zip(RECENCY, self.shown, strict=False):
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
            context = replace(context, shown=[best.entry_id, *(shown for shown in context.shown if shown != best.entry_id)][: len(RECENCY)])
    return tuple(rankings)


def match(question: Query, rescorer: Rescorer, context: Context) -> Ranking:
    """The question's ranking in view of what was shown before; one that stands alone is ranked as if it were the first."""
    alone = rank(question, rescorer)
    near = context.near
    if not near or (alone.best and alone.best.is_one_slip):
        return alone
    leaning = leaning_of(question, context.words)
    if leaning.how == "thin" and context.is_sure(alone):
        return alone
    subjects = dict.fromkeys(subject_of(rescorer.phrasings_by_entry[shown][0].terms, context.words) for shown in context.shown if shown in near)
    joined = [rank(named(question, subject, context.words), rescorer) for subject in list(subjects)[: len(RECENCY)]]
    return preferred(alone, joined, near, context.shown, leaning, Weigh(rescorer.index.idf, rescorer.stems_of_entry))
