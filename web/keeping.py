"""What the chat doors ask of the store: whether an event is new, over workers and restarts, and to keep what somebody thinks of a reply.

Where there is no store the process remembers events itself, and keeps nothing else.
"""

from typing import Protocol

from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.store.events import SeenEvents
from assistant.store.records import FeedbackStatus

__all__ = ["Keeping", "ProcessEvents", "said_of", "store_of"]


class Keeping(Protocol):
    """The store, as far as the chat doors use it."""

    def is_new(self, event_key: str) -> bool:
        """Whether the key was never asked before, by any worker."""
        ...

    def feedback(self, reply_id: str, is_helpful: bool, reason: str | None) -> FeedbackStatus:
        """What became of the feedback."""
        ...

    def feedback_on_last(self, conversation_id: str, is_helpful: bool, reason: str | None) -> FeedbackStatus:
        """What became of the feedback on a conversation's last reply."""
        ...


class ProcessEvents(SeenEvents):
    """Stands in where there is no store: the events of this process, and no feedback."""

    def feedback(self, reply_id: str, is_helpful: bool, reason: str | None) -> FeedbackStatus:
        """Nothing is kept."""
        return "not_stored"

    def feedback_on_last(self, conversation_id: str, is_helpful: bool, reason: str | None) -> FeedbackStatus:
        """Nothing is kept."""
        return "not_stored"


def store_of(assistant: object, otherwise: Keeping) -> Keeping:
    """The assistant's store, or the stand-in where it has none."""
    store: Keeping | None = getattr(assistant, "store", None)
    return otherwise if store is None else store


def said_of(outcome: FeedbackStatus, phrases: ChatPhrases) -> str:
    """What somebody who gave feedback is told of what became of it."""
    said = {"kept": phrases.thanks, "given_before": phrases.given_before, "unknown_reply": phrases.unknown_reply}
    return said.get(outcome, phrases.not_kept)
