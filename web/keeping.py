"""What the chat doors ask of the store: whether an event is new, over workers and restarts, and to keep what somebody thinks of a reply.

Where there is no store the process remembers events itself, and keeps nothing else.
"""

import threading
from collections import OrderedDict
from typing import Protocol

from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.store.records import FeedbackStatus

__all__ = ["Keeping", "ProcessEvents", "said_of", "store_of"]

#: Keys that a process remembers; far more than Slack sends within the hour in which it may come again.
MOST = 50_000


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


class ProcessEvents:
    """Stands in where there is no store: the keys of this process, and no feedback."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.keys: OrderedDict[str, None] = OrderedDict()
        self.lock = threading.Lock()

    def is_new(self, event_key: str) -> bool:
        """Whether this process has not asked for the key before."""
        with self.lock:
            if event_key in self.keys:
                return False
            self.keys[event_key] = None
            if len(self.keys) > MOST:
                self.keys.popitem(last=False)
            return True

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
