"""Conversations kept in this process, forgotten in time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from assistant.conversation import Conversation

__all__ = ["ProcessMemory"]

#: Conversations kept at most; the one that was quiet longest goes first.
MOST = 10_000


class ProcessMemory:
    """Remembers each conversation for some minutes after its last turn."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic, most: int | None = None) -> None:
        """Take how long to remember, a clock in seconds that never goes back, and how many conversations to keep, where that is not as usual."""
        self.seconds, self.clock, self.most = minutes * 60, clock, most
        self.kept: OrderedDict[str, tuple[float, Conversation]] = OrderedDict()
        self.lock = threading.Lock()

    def recall(self, conversation_id: str) -> Conversation | None:
        """The conversation, or None when it is unknown or was forgotten."""
        with self.lock:
            at, conversation = self.kept.get(conversation_id, (0.0, None))
            if conversation is not None and self.clock() - at > self.seconds:
                del self.kept[conversation_id]
                return None
            return conversation

    def remember(self, conversation: Conversation) -> None:
        """Keep the conversation as it now stands."""
        with self.lock:
            self.kept[conversation.id] = (self.clock(), conversation)
            self.kept.move_to_end(conversation.id)
            while len(self.kept) > (self.most or MOST):
                self.kept.popitem(last=False)
