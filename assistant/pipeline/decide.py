"""Triage and ranking -> decision: strict before fuzzy, and nothing before an emergency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.dialogue import Abstain, Answer, Choice, Clarify, Decision, Escalate, Ranked, Ranking, SmallTalk, Triage, Urgency
from assistant.knowledge.policy import Refusal, SmallTalkEntry, Thresholds
from assistant.knowledge.values import Entry

__all__ = ["Evidence", "decide", "is_clear"]

#: Entries that one reply answers with, at most.
MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a decision rests on.

    Attributes:
        triage: what the message calls for.
        choice: what the message chooses of the offers of the turn before, None when it chooses nothing.
        exact: the entry whose phrasing the message is, if it is one.
        small_talk: the small talk that the message is, if it is that.
        rankings: one for each question found, the whole message first.
        asks: for each ranking, whether that part is put as a question.
        words: how many words the message has.
        replied: the entries of the last answer, those that are no longer there left out.
        open_offers: the entries that the last turn asked back about.
        declined: entries that are not offered again.
    """

    triage: Triage
    choice: Choice | None = None
    exact: str | None = None
    small_talk: SmallTalkEntry | None = None
    rankings: tuple[Ranking, ...] = ()
    asks: tuple[bool, ...] = ()
    words: int = 0
    replied: tuple[str, ...] = ()
    open_offers: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()


def decide(evidence: Evidence, entries: Mapping[str, Entry], refusals: Mapping[str, Refusal], thresholds: Thresholds) -> Decision:
    """The decision, by the first of these that holds: emergency, choice, own words, small talk, refusal, ranking."""
    decision = decided(evidence, entries, refusals, thresholds)
    if isinstance(decision, Answer) and not decision.lead and tuple(one.entry_id for one in decision.entries) == evidence.replied:
        return replace(decision, lead="again")
    if isinstance(decision, Abstain) and decision.reason == "not_stated" and not decision.lead and evidence.replied == (decision.nearest[0].entry_id,):
        return replace(decision, lead="again")
    return decision


def decided(evidence: Evidence, entries: Mapping[str, Entry], refusals: Mapping[str, Refusal], thresholds: Thresholds) -> Decision:
    """The decision without regard to whether it repeats the one before."""
    triage = evidence.triage
    if triage.urgency == Urgency.EMERGENCY:
        return Escalate(triage.definition)
    if evidence.choice:
        return settled(evidence.choice, evidence, entries)
    if evidence.exact:
        return certain(evidence.exact, entries)
    if triage.definition:
        return Escalate(triage.definition)
    decision = by_ranking(evidence, entries, refusals, thresholds)
    if evidence.small_talk and triage.urgency < (Urgency.SAME_DAY if evidence.small_talk.command else Urgency.CAUTION):
        return talked(evidence.small_talk, decision, evidence, entries, thresholds)
    if triage.urgency == Urgency.SAME_DAY and not is_sure(decision, thresholds):
        return Escalate()
    return decision


def is_sure(decision: Decision, thresholds: Thresholds) -> bool:
    """Whether a decision is an answer that may stand behind a same-day warning."""
    return isinstance(decision, Answer) and sureness(decision) >= thresholds.beside_same_day


def sureness(decision: Decision) -> float:
    """The confidence of what is answered, or said not to be stated; nought for any other decision."""
    if isinstance(decision, Answer):
        return decision.entries[0].confidence
    return decision.nearest[0].confidence if isinstance(decision, Abstain) and decision.reason == "not_stated" else 0.0


def settled(choice: Choice, evidence: Evidence, entries: Mapping[str, Entry]) -> Decision:
    """What the visitor chose; the same offers once more for a number that none has."""
    if choice.fault == "beyond":
        return Clarify(tuple(Ranked(entry_id, 0.0, entries[entry_id].question) for entry_id in evidence.open_offers), is_repeated=True)
    if choice.fault == "gone":
        return Abstain("gone")
    return certain(choice.entry_id, entries) if choice.entry_id else Abstain("declined")


def certain(entry_id: str, entries: Mapping[str, Entry]) -> Decision:
    """The entry as the answer, at confidence one; an abstention in its words when the documents do not say."""
    ranked = Ranked(entry_id, 1.0, entries[entry_id].question, is_exact=True)
    return Answer((ranked,)) if entries[entry_id].stated else Abstain("not_stated", (ranked,))


def talked(talk: SmallTalkEntry, decision: Decision, evidence: Evidence, entries: Mapping[str, Entry], thresholds: Thresholds) -> Decision:
    """The small talk's reply, or what was answered last where it asks for that."""
    lead = talk.command
    if not evidence.replied or lead not in ("repeat", "more", "sources", "explain"):
        return SmallTalk(talk.id)
    if lead == "explain" and sureness(decision) >= thresholds.beside_same_day:
        return decision
    ranked = tuple(Ranked(entry_id, 1.0, entries[entry_id].question) for entry_id in evidence.replied)
    return Answer(ranked, lead=lead) if len(ranked) > 1 or entries[ranked[0].entry_id].stated else Abstain("not_stated", ranked, lead=lead)


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
        is_stated = entries[answers[0].entry_id].stated or len(answers) > 1
        return Answer(answers, is_partial=is_partial(answers, evidence, entries, thresholds)) if is_stated else Abstain("not_stated", answers)
    return unclear(evidence, entries, thresholds)


def unclear(evidence: Evidence, entries: Mapping[str, Entry], thresholds: Thresholds) -> Decision:
    """Ask back where several entries are near; what was offered a moment ago is not offered once more, and what was declined never."""
    offers = tuple(one for one in offered(evidence.rankings, entries, thresholds) if one.entry_id not in evidence.declined)
    if len(offers) > 1 and not {one.entry_id for one in offers} <= set(evidence.open_offers):
        return Clarify(offers)
    near = tuple(one for one in nearest(evidence.rankings, thresholds.nearest + len(evidence.declined)) if one.entry_id not in evidence.declined)
    return Abstain("unknown", near[: thresholds.nearest])


def is_partial(answers: Sequence[Ranked], evidence: Evidence, entries: Mapping[str, Entry], thresholds: Thresholds) -> bool:
    """Whether a part of the message that is put as a question is not among the answers."""
    if len(evidence.rankings) < 3:
        return False
    given = {one.entry_id for one in answers}
    asked = [ranking for ranking, asks in zip(evidence.rankings[1:], evidence.asks[1:], strict=False) if asks]
    left = [ranking for ranking in asked if not (ranking.best and ranking.best.entry_id in given)]
    return any(len(given) == MOST_PARTS or not (ranking.best and is_clear(ranking, entries, thresholds)) for ranking in left)


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
