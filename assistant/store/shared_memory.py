"""The memory of conversations that all workers share; where the database fails, what this process remembers."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from assistant.conversation import Conversation
from assistant.store.breaker import Breaker
from assistant.store.conversation_text import kept_text, merged, read_conversation
from assistant.store.database import FAILURES, Database, problem_of
from assistant.store.memory import ProcessMemory
from assistant.store.statements import find_conversation, keep_conversation

__all__ = ["SharedMemory"]

log = logging.getLogger(__name__)

#: Seconds that a reply waits for its memory to be written, at most; and for it to be read, which a turn cannot do without so easily.
WRITE_SECONDS, READ_SECONDS = 0.020, 0.100
#: Conversations that wait to be written when the database works again.
MOST_LATE = 10_000
#: How often two turns of one conversation that are answered at once are joined before the later one wins.
TRIES = 5

Key = tuple[str, str]


class SharedMemory:
    """Conversations in the database, each written before its reply goes out."""

    def __init__(self, database: Database, breaker: Breaker, minutes: float, redact: Callable[[str], str], clock: Callable[[], float] = time.time) -> None:
        """Take where to keep them and for how long, how to redact what visitors wrote, and a clock in seconds since 1970."""
        self.database, self.breaker, self.seconds, self.redact, self.clock = database, breaker, minutes * 60, redact, clock
        self.process = ProcessMemory(minutes)
        self.late: OrderedDict[Key, float] = OrderedDict()
        self.turn = threading.local()
        self.lost = 0

    def recall(self, conversation_id: str, kind: str = "") -> Conversation | None:
        """The conversation, or None when it is unknown or was forgotten; never raises, and never waits for long."""
        key = self.turn.key = (kind, conversation_id)
        self.turn.version = 0
        if self.breaker.is_open or key in self.late:
            return self.process.recall(conversation_id, kind)
        try:
            row = self.database.now(lambda connection: find_conversation(connection, kind, conversation_id), READ_SECONDS)
        except FAILURES as error:
            self.breaker.failed(problem_of(error))
            return self.process.recall(conversation_id, kind)
        if row is None:
            return None
        self.turn.version = row.version
        return read_conversation(row.data) if self.clock() - row.at <= self.seconds else None

    def remember(self, conversation: Conversation, kind: str = "") -> None:
        """Keep the conversation as it now stands; never raises, and waits for 20 ms at most."""
        text = kept_text(conversation, self.redact)
        redacted = read_conversation(text) or conversation
        self.process.remember(redacted, kind)
        if self.breaker.is_open:
            return self.remember_later((kind, conversation.id))
        seen = self.turn.version if getattr(self.turn, "key", None) == (kind, conversation.id) else 0
        try:
            self.database.now(lambda connection: self.write(connection, kind, redacted, text, seen), WRITE_SECONDS)
        except FAILURES as error:
            self.breaker.failed(problem_of(error))
            return self.remember_later((kind, conversation.id))
        self.breaker.worked()
        return None

    def write(self, connection: Any, kind: str, conversation: Conversation, text: str, seen: int) -> None:
        """Write the conversation upon the version that its turn has seen; joined with what another turn wrote since then."""
        for _ in range(TRIES):
            if keep_conversation(connection, {"kind": kind, "id": conversation.id, "data": text, "version": seen + 1, "at": self.clock()}):
                return
            row = find_conversation(connection, kind, conversation.id)
            seen = row.version if row else 0
            theirs = read_conversation(row.data) if row and self.clock() - row.at <= self.seconds else None
            if theirs:
                text = kept_text(merged(theirs, conversation), self.redact)
        log.warning("A conversation had more turns at once than could be joined; the last ones are not remembered together.")

    def remember_later(self, key: Key) -> None:
        """Write this conversation when the database works again."""
        self.late[key] = self.clock()
        self.late.move_to_end(key)
        while len(self.late) > MOST_LATE:
            self.late.popitem(last=False)
            self.lost += 1

    def write_late(self) -> None:
        """Write what could not be written before its reply; raises one of FAILURES where that still fails."""
        for key, at in list(self.late.items()):
            conversation = self.process.recall(key[1], key[0])
            if conversation:
                with self.database.patient() as connection:
                    row = find_conversation(connection, *key)
                    # A row that is older is what this conversation came from; a later one is another worker's turn, and both are joined.
                    seen = row.version if row and row.at <= at else 0
                    self.write(connection, key[0], conversation, kept_text(conversation, self.redact), seen)
            if self.late.get(key) == at:  # no turn came between
                self.late.pop(key, None)

    def forget(self, conversation_id: str) -> int:
        """Forget what this process remembers of a conversation; 1 where it did."""
        for key in [key for key in list(self.late) if key[1] == conversation_id]:
            self.late.pop(key, None)
        return min(1, self.process.forget(conversation_id))
