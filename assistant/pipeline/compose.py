"""Decision -> Reply: curated text with the notices, caveats, sources and suggestions that belong to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.dialogue import (
    Abstain,
    Answer,
    Caveat,
    Clarify,
    ContactLink,
    Decision,
    Escalate,
    Lead,
    Notice,
    Part,
    Ranked,
    Reply,
    SmallTalk,
    Suggestion,
    Triage,
    Urgency,
)
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.policy import Refusal
from assistant.knowledge.values import Entry
from assistant.pipeline.provenance import caveats_of, sources_of
from assistant.pipeline.safety_notices import holds_steps, notices_for, profiles_of

__all__ = ["Turn", "compose"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a reply is composed from, beside the decision.

    Attributes:
        raised_before: the highest urgency of earlier turns that the visitor has not been seen to for.
        is_cut: whether not all of the message was matched.
        misses: turns in a row, before this one, that had no answer.
    """

    knowledge: Knowledge
    triage: Triage
    conversation_id: str
    reply_id: str
    raised_before: Urgency = Urgency.NONE
    contact: ContactLink | None = None
    is_cut: bool = False
    misses: int = 0

    @property
    def refusals(self) -> dict[str, Refusal]:
        """The policy's refusals by id."""
        return {refusal.id: refusal for refusal in self.knowledge.policy.refusals}


def compose(decision: Decision, turn: Turn) -> Reply:
    """The reply to a decision; every text in it is a curator's."""
    blank = Reply(
        kind="abstain",
        text="",
        conversation_id=turn.conversation_id,
        reply_id=turn.reply_id,
        knowledge_version=turn.knowledge.version,
        urgency=turn.triage.urgency,
    )
    match decision:
        case Escalate():
            reply = escalated(decision, blank, turn)
        case Answer():
            reply = answered(decision, blank, turn)
        case Clarify():
            reply = asked_back(decision, blank, turn)
        case SmallTalk():
            reply = chatted(decision, blank, turn)
        case Abstain():
            reply = abstained(decision, blank, turn)
    return with_notices(reply, turn)


def escalated(decision: Escalate, blank: Reply, turn: Turn) -> Reply:
    """Nothing but what is urgent, and the fixed definition when it was asked for."""
    texts = {definition.id: definition.text for definition in turn.knowledge.policy.definitions}
    text = texts.get(decision.definition or "", "")
    if turn.triage.urgency >= Urgency.SAME_DAY:
        return replace(blank, kind="escalate", text=text, confidence=1.0)
    return replace(blank, kind="answer", text=text, confidence=1.0, caveats=caveats_of([], turn.knowledge, ("red_flag_reminder",)))


def answered(decision: Answer, blank: Reply, turn: Turn) -> Reply:
    """The entries' texts, with all that belongs to them."""
    knowledge, phrases = turn.knowledge, turn.knowledge.policy.phrases
    entries = [knowledge.entries[one.entry_id] for one in decision.entries]
    refusal = turn.refusals[decision.refusal].text if decision.refusal else None
    lead, closing = around(decision.lead, turn)
    parts = [part_of(entry, ranked, turn) for entry, ranked in zip(entries, decision.entries, strict=True)]
    is_held = any(entry.more and part.more is None for entry, part in zip(entries, parts, strict=True))
    partial = phrases.unanswered if decision.is_partial else None
    texts = [refusal, lead, *(part.text for part in parts), phrases.steps_held if is_held else None, partial, closing]
    return replace(
        blank,
        kind="answer",
        text="\n\n".join(text for text in texts if text),
        more="\n\n".join(part.more for part in parts if part.more) or None,
        entry_id=entries[0].id,
        parts=tuple(parts) if len(parts) > 1 else (),
        confidence=min(one.confidence for one in decision.entries),
        caveats=caveats_of(entries, knowledge, profiles_of(entries, turn.triage, knowledge)),
        sources=sources_of(entries, knowledge),
        reviewed=min(entry.reviewed for entry in entries),
        suggestions=follow_ups(entries, turn),
        contact=turn.contact if decision.lead == "again" else None,
    )


def around(lead: Lead | None, turn: Turn) -> tuple[str | None, str | None]:
    """What introduces entries that were shown before, and what is offered behind them."""
    phrases = turn.knowledge.policy.phrases
    leads = {"again": phrases.again, "repeat": phrases.repeated, "more": phrases.more, "sources": phrases.sources, "explain": phrases.explained}
    return leads[lead] if lead else None, phrases.after_again if lead == "again" else None


def part_of(entry: Entry, ranked: Ranked, turn: Turn) -> Part:
    """One entry's answer; its steps are left out where triage holds them back."""
    more = None if holds_steps(entry, turn.triage, turn.raised_before, turn.knowledge) else entry.more
    return Part(entry.id, entry.question, entry.answer, more, ranked.confidence)


def follow_ups(entries: Sequence[Entry], turn: Turn) -> tuple[Suggestion, ...]:
    """What a visitor may want next, without what was just answered."""
    shown = {entry.id for entry in entries}
    ids = dict.fromkeys(entry_id for entry in entries for entry_id in entry.follow_ups if entry_id not in shown)
    return suggested(list(ids)[: turn.knowledge.policy.thresholds.follow_ups], turn)


def suggested(entry_ids: Iterable[str], turn: Turn) -> tuple[Suggestion, ...]:
    """The entries as questions to choose from."""
    return tuple(Suggestion(entry_id, turn.knowledge.entries[entry_id].question) for entry_id in entry_ids)


def asked_back(decision: Clarify, blank: Reply, turn: Turn) -> Reply:
    """Which of these was meant, with a way out."""
    offers = suggested((one.entry_id for one in decision.offers), turn)
    way_out = Suggestion(None, turn.knowledge.policy.phrases.none_of_these)
    phrases = turn.knowledge.policy.phrases
    text = phrases.no_such_offer if decision.is_repeated else phrases.clarify
    return replace(blank, kind="clarify", text=text, confidence=decision.offers[0].confidence, suggestions=(*offers, way_out))


def chatted(decision: SmallTalk, blank: Reply, turn: Turn) -> Reply:
    """A greeting's answer."""
    talk = turn.knowledge.policy.small_talk[decision.id]
    contact = turn.contact if talk.offers_contact else None
    text = turn.knowledge.policy.phrases.not_done if decision.has_failed else talk.reply
    return replace(blank, kind="smalltalk", text=text, confidence=1.0, suggestions=suggested(talk.suggests, turn), contact=contact)


def abstained(decision: Abstain, blank: Reply, turn: Turn) -> Reply:
    """That there is no answer, why, and what is nearest."""
    phrases = turn.knowledge.policy.phrases
    nearby = suggested((one.entry_id for one in decision.nearest), turn)
    confidence = decision.nearest[0].confidence if decision.nearest else 0.0
    if decision.reason == "not_stated":
        answer = answered(Answer(decision.nearest[:1], lead=decision.lead), blank, turn)
        return replace(answer, kind="abstain", contact=turn.contact)
    texts = {"declined": phrases.declined, "unreadable": phrases.unreadable, "gone": phrases.gone}
    text = texts.get(decision.reason) or (phrases.unknown if nearby else phrases.declined)
    if decision.refusal:
        text = turn.refusals[decision.refusal].text
    elif turn.misses:
        text = f"{text}\n\n{phrases.missed_again}"
    return replace(blank, text=text, confidence=confidence, suggestions=nearby, contact=turn.contact)


def with_notices(reply: Reply, turn: Turn) -> Reply:
    """The reply with its safety notices; a reminder that a notice gives is not repeated among the caveats."""
    notices = notices_for(reply, turn.triage, turn.raised_before, turn.knowledge)
    said = {notice.text for notice in notices}
    caveats: tuple[Caveat, ...] = tuple(caveat for caveat in reply.caveats if caveat.text not in said)
    kept: tuple[Notice, ...] = tuple(notices)
    text = f"{reply.text}\n\n{turn.knowledge.policy.phrases.cut}" if turn.is_cut and reply.kind != "escalate" else reply.text
    return replace(reply, text=text, notices=kept, caveats=caveats)
