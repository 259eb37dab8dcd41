"""Entry -> Reply: an entry as it is answered with when nothing else was said; for addresses and pages without a conversation."""

from assistant.dialogue import Abstain, Answer, ContactLink, Ranked, Reply, Triage
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.values import Entry
from assistant.pipeline.compose import Turn, compose

__all__ = ["reply_with"]


def reply_with(entry: Entry, knowledge: Knowledge, contact: ContactLink | None = None) -> Reply:
    """The reply that holds the entry with all that belongs to it; its ids are empty, as it is no turn of a conversation."""
    ranked = (Ranked(entry.id, 1.0, entry.question, is_exact=True),)
    decision = Answer(ranked) if entry.stated else Abstain("not_stated", ranked)
    return compose(decision, Turn(knowledge, Triage(), "", "", contact=contact))
