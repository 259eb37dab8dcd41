"""Conversations kept in this process, forgotten in time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from assistant.conversation import Conversation

__all__ = ["Memory", "ProcessMemory", "kind_of"]

#: Conversations kept at most; the one that was quiet longest goes first.
MOST = 10_000
#: Channels whose conversations are one kind, because one may go on in the other; every other channel is a kind of its own.
KINDS = {"api": "web", "page": "web", "widget": "web", "ask": "terminal", "chat": "terminal"}


def kind_of(channel: str) -> str:
    """The kind of a channel: a conversation is found by its id and this together, so that no door opens another's.

    >>> kind_of("page"), kind_of("slack")
    ('web', 'slack')
    """
    return KINDS.get(channel, channel)


class Memory(Protocol):
    """Where conversations are kept between turns."""

    def recall(self, conversation_id: str, kind: str = "") -> Conversation | None:
        """The conversation of that id and kind of channel, or None when it is unknown or was forgotten."""
        ...

    def remember(self, conversation: Conversation, kind: str = "") -> None:
        """Keep the conversation as it now stands."""
        ...


class ProcessMemory:
    """Remembers each conversation for some minutes after its last turn."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic, most: int | None = None) -> None:
        """Take how long to remember, a clock in seconds that never goes back, and how many conversations to keep, where that is not as usual."""
        self.seconds, self.clock, self.most = minutes * 60, clock, most
        self.kept: OrderedDict[tuple[str, str], tuple[float, Conversation]] = OrderedDict()
        self.lock = threading.Lock()

    def recall(self, conversation_id: str, kind: str = "") -> Conversation | None:
        """The conversation, or None when it is unknown or was forgotten."""
        with self.lock:
            at, conversation = self.kept.get((kind, conversation_id), (0.0, None))
            if conversation is not None and self.clock() - at > self.seconds:
                del self.kept[kind, conversation_id]
                return None
            return conversation

    def remember(self, conversation: Conversation, kind: str = "") -> None:
        """Keep the conversation as it now stands."""
        with self.lock:
            self.kept[kind, conversation.id] = (self.clock(), conversation)
            self.kept.move_to_end((kind, conversation.id))
            while len(self.kept) > (self.most or MOST):
                self.kept.popitem(last=False)

    def forget(self, conversation_id: str) -> int:
        """Forget the conversations of that id, of whatever kind; how many there were."""
        with self.lock:
            keys = [key for key in self.kept if key[1] == conversation_id]
            for key in keys:
                del self.kept[key]
            return len(keys)
