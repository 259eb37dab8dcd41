"""Triage and ranking -> decision: strict before fuzzy, and nothing before an emergency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.dialogue import Abstain, Answer, Clarify, Decision, Escalate, Ranked, Ranking, SmallTalk, Triage, Urgency
from assistant.knowledge.policy import Refusal, Thresholds
from assistant.knowledge.values import Entry

__all__ = ["Evidence", "decide", "is_clear"]

#: Entries that one reply answers with, at most.
MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a decision rests on.

    Attributes:
        triage: what the message calls for.
        chosen: an offer that the visitor chose, "" for none of these, None when nothing was chosen.
        exact: the entry whose phrasing the message is, if it is one.
        small_talk: the small talk that the message is, if it is that.
        rankings: one for each question found, the whole message first.
        words: how many words the message has.
    """

    triage: Triage
    chosen: str | None = None
    exact: str | None = None
    small_talk: str | None = None
    rankings: tuple[Ranking, ...] = ()
    words: int = 0


def decide(evidence: Evidence, entries: Mapping[str, Entry], refusals: Mapping[str, Refusal], thresholds: Thresholds) -> Decision:
    """The decision, by the first of these that holds: emergency, choice, own words, small talk, refusal, ranking."""
    triage = evidence.triage
    if triage.urgency == Urgency.EMERGENCY:
        return Escalate(triage.definition)
    if evidence.chosen is not None:
        return certain(evidence.chosen, entries) if evidence.chosen else Abstain("declined")
    if evidence.exact:
        return certain(evidence.exact, entries)
    if triage.definition:
        return Escalate(triage.definition)
    if evidence.small_talk and triage.urgency == Urgency.NONE:
        return SmallTalk(evidence.small_talk)
    decision = by_ranking(evidence, entries, refusals, thresholds)
    if triage.urgency == Urgency.SAME_DAY and not is_sure(decision, thresholds):
        return Escalate()
    return decision


def is_sure(decision: Decision, thresholds: Thresholds) -> bool:
    """Whether a decision is an answer that may stand behind a same-day warning."""
    return isinstance(decision, Answer) and decision.entries[0].confidence >= thresholds.beside_same_day


def certain(entry_id: str, entries: Mapping[str, Entry]) -> Decision:
    """The entry as the answer, at confidence one; an abstention in its words when the documents do not say."""
    ranked = Ranked(entry_id, 1.0, entries[entry_id].question, is_exact=True)
    return Answer((ranked,)) if entries[entry_id].stated else Abstain("not_stated", (ranked,))


def by_ranking(evidence: Evidence, entries: Mapping[str, Entry], refusals: Mapping[str, Refusal], thresholds: Thresholds) -> Decision:
    """What the rankings allow: refuse, answer, ask back or abstain."""
    rankings = evidence.rankings
    if not evidence.words:
        return Abstain("unreadable")
    answers = answered(rankings, entries, thresholds)
    topic = next((refusals[topic] for topic in evidence.triage.topics), None)
    if topic and not (answers and (answers[0].is_one_slip or answers[0].entry_id in topic.answers_first)):
        return refused(topic, rankings, entries, thresholds)
    if answers:
        return Answer(answers) if entries[answers[0].entry_id].stated or len(answers) > 1 else Abstain("not_stated", answers)
    offers = offered(rankings, entries, thresholds)
    if len(offers) > 1:
        return Clarify(offers)
    return Abstain("unknown", nearest(rankings, thresholds.nearest))


def refused(topic: Refusal, rankings: Sequence[Ranking], entries: Mapping[str, Entry], thresholds: Thresholds) -> Decision:
    """The standard refusal, with the nearest entry behind it where the policy lets it follow and one is near."""
    best = next((ranking.best for ranking in rankings if ranking.best), None)
    if topic.may_answer and best and best.confidence >= thresholds.by_risk[entries[best.entry_id].risk].clarify and entries[best.entry_id].stated:
        return Answer((best,), topic.id)
    return Abstain("refusal", nearest(rankings, thresholds.nearest), topic.id)


def answered(rankings: Sequence[Ranking], entries: Mapping[str, Entry], thresholds: Thresholds) -> tuple[Ranked, ...]:
    """The entries that answer: of the whole message, and else of each of its sentences."""
    clear = [ranking.best for ranking in rankings if ranking.best and is_clear(ranking, entries, thresholds)]
    if not clear:
        return ()
    parts = clear[1:] if rankings[0].best is clear[0] else clear
    if len({one.entry_id for one in parts}) < 2:
        parts = clear[:1]
    return tuple({one.entry_id: one for one in reversed(parts)}.values())[::-1][:MOST_PARTS]


def is_clear(ranking: Ranking, entries: Mapping[str, Entry], thresholds: Thresholds) -> bool:
    """Whether the best entry reaches its own risk's threshold, and the next is not as near."""
    best = ranking.entries[0]
    if best.confidence < thresholds.by_risk[entries[best.entry_id].risk].answer:
        return False
    return len(ranking.entries) == 1 or best.confidence - ranking.entries[1].confidence >= thresholds.ambiguity_margin


def offered(rankings: Sequence[Ranking], entries: Mapping[str, Entry], thresholds: Thresholds) -> tuple[Ranked, ...]:
    """The entries worth offering, best first."""
    candidates = {one.entry_id: one for ranking in reversed(rankings) for one in reversed(ranking.entries)}
    near = [one for one in candidates.values() if one.confidence >= thresholds.by_risk[entries[one.entry_id].risk].clarify]
    return tuple(sorted(near, key=lambda one: (-one.confidence, one.entry_id))[: thresholds.offers])


def nearest(rankings: Sequence[Ranking], most: int) -> tuple[Ranked, ...]:
    """The nearest entries of the whole message."""
    return rankings[0].entries[:most] if rankings else ()
