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


class Seen(threading.local):
    """What a thread's turn has recalled: the key, the version of its row, and where that was not read, as of when it is."""

    key: Key | None = None
    version: int | None = 0
    at: float = 0.0


class SharedMemory:
    """Conversations in the database, each written before its reply goes out."""

    def __init__(self, database: Database, breaker: Breaker, minutes: float, redact: Callable[[str], str], clock: Callable[[], float] = time.time) -> None:
        """Take where to keep them and for how long, how to redact what visitors wrote, and a clock in seconds since 1970."""
        self.database, self.breaker, self.seconds, self.redact, self.clock = database, breaker, minutes * 60, redact, clock
        self.process = ProcessMemory(minutes)
        self.moments: OrderedDict[Key, float] = OrderedDict()
        self.late: OrderedDict[Key, None] = OrderedDict()
        self.seen = Seen()
        self.lost = 0

    def recall(self, conversation_id: str, kind: str = "") -> Conversation | None:
        """The conversation, or None when it is unknown or was forgotten; never raises, and never waits for long."""
        key = self.seen.key = (kind, conversation_id)
        if self.breaker.is_open or key in self.late:
            return self.recall_here(key)
        try:
            row = self.database.now(lambda connection: find_conversation(connection, kind, conversation_id), READ_SECONDS)
        except FAILURES as error:
            self.breaker.failed(problem_of(error))
            return self.recall_here(key)
        self.seen.version = row.version if row else 0
        return read_conversation(row.data) if row and self.clock() - row.at <= self.seconds else None

    def recall_here(self, key: Key) -> Conversation | None:
        """The conversation as this process remembers it."""
        self.seen.version, self.seen.at = None, self.moments.get(key, 0.0)
        return self.process.recall(key[1], key[0])

    def remember(self, conversation: Conversation, kind: str = "") -> None:
        """Keep the conversation as it now stands; never raises, and waits for 20 ms at most."""
        key, text, at = (kind, conversation.id), kept_text(conversation, self.redact), self.clock()
        redacted = read_conversation(text) or conversation
        seen, before = (self.seen.version, self.seen.at) if self.seen.key == key else (0, 0.0)
        self.remember_here(key, redacted, at)
        if self.breaker.is_open:
            return self.remember_later(key)
        try:
            self.database.now(lambda connection: self.write(connection, key, redacted, text, at, seen, before), WRITE_SECONDS)
        except FAILURES as error:
            self.breaker.failed(problem_of(error))
            return self.remember_later(key)
        self.late.pop(key, None)
        self.breaker.worked()
        return None

    def remember_here(self, key: Key, conversation: Conversation, at: float) -> None:
        """Keep the conversation in this process too, and when that was."""
        self.process.remember(conversation, key[0])
        self.moments[key] = at
        self.moments.move_to_end(key)
        while len(self.moments) > MOST_LATE:
            self.moments.popitem(last=False)

    def write(self, connection: Any, key: Key, conversation: Conversation, text: str, at: float, seen: int | None, before: float) -> None:
        """Write the conversation, as its text, upon the version that its turn has seen; joined with what another turn wrote since then.

        Where the turn could not see a version, a row that is not later than what this process remembered is what the turn came from.
        """
        for _ in range(TRIES):
            if seen is not None:
                row = {"kind": key[0], "id": key[1], "data": text, "version": seen + 1, "at": at}
                if keep_conversation(connection, row):
                    return
            found = find_conversation(connection, *key)
            is_another = found and (seen is not None or found.at > before) and self.clock() - found.at <= self.seconds
            theirs = read_conversation(found.data) if is_another else None
            text = kept_text(merged(theirs, conversation), self.redact) if theirs else text
            seen = found.version if found else 0
        log.warning("A conversation had more turns at once than could be joined; the last ones are not remembered together.")

    def remember_later(self, key: Key) -> None:
        """Write this conversation when the database works again."""
        self.late[key] = None
        self.late.move_to_end(key)
        while len(self.late) > MOST_LATE:
            self.late.popitem(last=False)
            self.lost += 1

    def write_late(self) -> None:
        """Write what could not be written before its reply; raises one of FAILURES where that still fails."""
        for key in list(self.late):
            conversation, at = self.process.recall(key[1], key[0]), self.moments.get(key, 0.0)
            if conversation:
                with self.database.patient() as connection:
                    self.write(connection, key, conversation, kept_text(conversation, self.redact), at, None, at)
            if self.moments.get(key, 0.0) == at:  # no turn came between
                self.late.pop(key, None)

    def forget(self, conversation_id: str) -> int:
        """Forget what this process remembers of a conversation; 1 where it did."""
        for kept in (self.late, self.moments):
            for key in [key for key in list(kept) if key[1] == conversation_id]:
                kept.pop(key, None)
        return min(1, self.process.forget(conversation_id))
