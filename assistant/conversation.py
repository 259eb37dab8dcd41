"""What earlier turns leave behind for the next one, as values."""

from dataclasses import dataclass, replace

from assistant.dialogue import Abstain, Clarify, Decision, Query, Reply, Settled, Suggestion, Triage, Urgency
from assistant.knowledge.knowledge import Knowledge

__all__ = ["Conversation", "Happened", "after_turn", "happened_in", "started_over"]

#: Entries shown that a later message may lean on, and declined offers that are remembered. A thousand turns take no more room than ten.
MOST_SHOWN = 3
MOST_DECLINED = 40


@dataclass(frozen=True, slots=True)
class Conversation:
    """The memory of a conversation; plain values that a store can keep as JSON.

    Attributes:
        id: what ties its turns together.
        texts: the last messages, oldest first, for flags that are split over turns.
        urgency: the highest urgency raised and not yet seen to.
        flags: every red flag raised.
        offers: the suggestions of the last reply, in the order in which they were shown.
        unclear: the message that the last turn asked back about, "" where it did not ask.
        declined: offers that were declined.
        shown: the entries shown, the last one first.
        replied: the entries of the last answer, in its order.
        topic: the topic of the entry shown last.
        misses: turns in a row that had no answer.
    """

    id: str
    texts: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NONE
    offers: tuple[Suggestion, ...] = ()
    shown: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    unclear: str = ""
    declined: tuple[str, ...] = ()
    replied: tuple[str, ...] = ()
    topic: str | None = None
    misses: int = 0

    @property
    def open_offers(self) -> tuple[str, ...]:
        """The entries that the last turn asked back about."""
        return tuple(offer.entry_id for offer in self.offers if offer.entry_id) if self.unclear else ()


@dataclass(frozen=True, slots=True)
class Happened:
    """What one turn brings to the memory.

    Attributes:
        is_seen_to: the visitor says that they are being seen to.
        unclear: the message, where the reply asks back about it.
        declined: offers that this turn declined.
        shown: the entries of the reply, in its order.
        topic: the topic of the last of them.
        is_miss: the reply has no answer; None for a turn that neither hits nor misses, such as a greeting.
    """

    text: str = ""
    urgency: Urgency = Urgency.NONE
    is_seen_to: bool = False
    flags: tuple[str, ...] = ()
    offers: tuple[Suggestion, ...] = ()
    unclear: str = ""
    declined: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    topic: str | None = None
    is_miss: bool | None = None


def happened_in(query: Query, is_click: bool, triage: Triage, decision: Decision, reply: Reply, settled: Settled | None, knowledge: Knowledge) -> Happened:
    """What the turn brings to the memory; a click says nothing, its words are a curator's."""
    shown = tuple(part.entry_id for part in reply.parts) or ((reply.entry_id,) if reply.entry_id else ())
    misses = isinstance(decision, Abstain) and decision.reason in ("unknown", "declined", "unreadable")
    return Happened(
        text="" if is_click else query.text,
        urgency=triage.urgency,
        is_seen_to=triage.is_seen_to,
        flags=tuple(flag.id for flag in triage.flags),
        offers=reply.suggestions,
        unclear=(settled.text if settled else query.text) if isinstance(decision, Clarify) else "",
        declined=settled.offered if settled and settled.chosen is None else (),
        shown=shown,
        topic=knowledge.topic_of.get(shown[-1]) if shown else None,
        is_miss=misses if reply.kind in ("answer", "abstain") else None,
    )


def after_turn(conversation: Conversation, happened: Happened, remembered: int) -> Conversation:
    """The conversation as the next turn finds it; `remembered` is how many messages are read together."""
    lasting = happened.urgency if happened.urgency >= Urgency.SAME_DAY else Urgency.NONE
    texts = (*conversation.texts, *([happened.text] if happened.text else ()))
    return replace(
        conversation,
        texts=texts[-(remembered - 1) :] if remembered > 1 else (),
        urgency=lasting if happened.is_seen_to else max(conversation.urgency, lasting),
        flags=tuple(dict.fromkeys((*conversation.flags, *happened.flags))),
        offers=happened.offers,
        unclear=happened.unclear,
        declined=tuple(dict.fromkeys((*happened.declined, *conversation.declined)))[:MOST_DECLINED],
        shown=tuple(dict.fromkeys((*reversed(happened.shown), *conversation.shown)))[:MOST_SHOWN],
        replied=happened.shown or conversation.replied,
        topic=happened.topic if happened.shown else conversation.topic,
        misses=conversation.misses if happened.is_miss is None else conversation.misses + 1 if happened.is_miss else 0,
    )


def started_over(conversation: Conversation) -> Conversation:
    """The conversation without what it was about; what was raised stays, because starting over makes nobody safe."""
    return Conversation(conversation.id, texts=conversation.texts, urgency=conversation.urgency, flags=conversation.flags)
