"""The store: conversations, the journal, feedback and events in one database that may fail at any time without a visitor noticing."""

import datetime
import hashlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection

from assistant.errors import StoreUnavailableError
from assistant.store.breaker import Breaker
from assistant.store.database import FAILURES, Database, problem_of
from assistant.store.events import SeenEvents
from assistant.store.forgetting import TURN_DAYS, counts_of, forget_conversation, forget_expired, forget_turns_before
from assistant.store.journal import Traced, row_of, stored_turn, turn_of_row
from assistant.store.records import REASONS, FeedbackStatus, StoreCounts, StoredTurn, StoreState
from assistant.store.redact import Redacted, Redactor
from assistant.store.set_aside import remove_copies
from assistant.store.shared_memory import SharedMemory
from assistant.store.statements import add_event, add_feedback, add_turn, find_turn, last_reply, rehearse
from assistant.store.writer import Chore, Write, Writer

__all__ = ["Store", "open_store"]

T = TypeVar("T")

log = logging.getLogger(__name__)

#: Seconds that a visitor's feedback waits for its place in the database, and an order to forget for its execution.
FEEDBACK_SECONDS, FORGET_SECONDS = 2.0, 20.0
#: Seconds that an event waits to be told from one that was seen; a platform waits three for its acknowledgement.
EVENT_SECONDS = 0.5
#: Seconds that a reader of the journal waits for what is queued before it.
READ_SECONDS = 5.0
#: Seconds between two rounds of forgetting what is over its time.
SWEEP = 300.0
#: Seconds until the first: a start has enough to do.
FIRST_SWEEP = 5.0
#: An event's key is kept as it is up to this length; a longer one by its digest.
MOST_KEY = 120
#: Characters of the longest id that the tables hold.
MOST_ID = 200


def open_store(url: str, redactor: Redactor, minutes: float, keeps_raw_text: bool = False) -> "Store":
    """The store at an SQLAlchemy URL, opened and at work; degraded where the database cannot be reached now.

    Args:
        url: SQLite file or PostgreSQL database.
        redactor: takes personal data out of all that is kept.
        minutes: how long a conversation is remembered after its last turn.
        keeps_raw_text: whether texts are kept as they are; only where the law and the visitors allow that.

    Raises:
        SettingsError: for a URL that names no such database.
        StoreVersionError: where a newer version has written the database.
    """
    store = Store(Database(url), redactor, minutes, keeps_raw_text)
    try:
        store.database.open()
        store.memory.recall("")  # statements are compiled when they are first used, which takes longer than a reply may wait
        store.database.now(rehearse, EVENT_SECONDS)
    except FAILURES as error:
        store.breaker.trip(problem_of(error))
    store.writer.start()
    return store


class Store:
    """What is kept, behind one surface. Nothing of it raises or waits on the way of a reply."""

    def __init__(self, database: Database, redactor: Redactor, minutes: float, keeps_raw_text: bool = False, clock: Callable[[], float] = time.time) -> None:
        """Take a database that `open_store` opens, and a clock in seconds since 1970."""
        self.database, self.clock, self.breaker, self.seen = database, clock, Breaker(), SeenEvents()
        self.redact: Callable[[str], Redacted] = Redacted if keeps_raw_text else redactor.redact
        self.memory = SharedMemory(database, self.breaker, minutes, lambda text: self.redact(text).text, clock)
        self.seconds = minutes * 60
        chores = (Chore(self.memory.write_late, 0.0), Chore(self.sweep, SWEEP, time.monotonic() + FIRST_SWEEP))
        self.writer = Writer(database, self.breaker, chores)

    def record(self, turn: "StoredTurn | Traced") -> None:
        """Queue a turn for the journal: a trace is redacted and written behind the reply. Never waits and never raises."""
        at = datetime.datetime.fromtimestamp(self.clock(), datetime.UTC)
        self.writer.put(Write(lambda connection: add_turn(connection, row_of(turn if isinstance(turn, StoredTurn) else stored_turn(turn, at, self.redact)))))

    def feedback(self, reply_id: str, is_helpful: bool, reason: str | None = None) -> FeedbackStatus:
        """Keep what a visitor thinks of a reply, once; `reason` is one of REASONS (ValueError for any other)."""
        return self.judged(reply_id, lambda _: reply_id, is_helpful, reason)

    def feedback_on_last(self, conversation_id: str, is_helpful: bool, reason: str | None = None) -> FeedbackStatus:
        """The same for the last reply of a conversation, where a channel cannot say which reply is meant."""
        return self.judged(conversation_id, lambda connection: last_reply(connection, conversation_id), is_helpful, reason)

    def judged(self, given: str, find: Callable[[Connection], str | None], is_helpful: bool, reason: str | None) -> FeedbackStatus:
        """What becomes of feedback to the reply that is found once all that is queued before is written; `given` is the id it is found by."""
        if reason is not None and reason not in REASONS:
            raise ValueError(f"The reason {reason!r} is none of {', '.join(REASONS)}.")
        if not is_id(given):
            return "unknown_reply"
        if self.breaker.is_open:
            self.writer.lost += 1
            return "not_stored"
        write = Write(lambda connection: self.keep_feedback(connection, find(connection), is_helpful, reason))
        status: FeedbackStatus = self.outcome(write, FEEDBACK_SECONDS, "not_stored")
        return status

    def keep_feedback(self, connection: Connection, reply_id: str | None, is_helpful: bool, reason: str | None) -> FeedbackStatus:
        """Keep feedback to a reply that the journal knows."""
        if reply_id is None or find_turn(connection, reply_id) is None:
            return "unknown_reply"
        is_urgent, now = reason == "unsafe", self.clock()
        day = datetime.datetime.fromtimestamp(now, datetime.UTC).date().isoformat()
        row = {"reply_id": reply_id, "at": now, "day": day, "is_helpful": is_helpful, "reason": reason, "is_urgent": is_urgent}
        if not add_feedback(connection, row):
            return "given_before"
        if is_urgent:
            log.warning("A visitor called the reply %s unsafe. Review it now: python -m assistant explain --reply %s", reply_id, reply_id)
        return "kept"

    def is_new(self, event_key: str) -> bool:
        """Whether an event is seen for the first time, over all workers and restarts; as far as this process knows, while the database is down."""
        key = event_key if len(event_key) <= MOST_KEY and event_key.isprintable() else hashlib.sha256(event_key.encode("utf-8", "surrogatepass")).hexdigest()
        if not self.seen.is_new(key):
            return False
        if self.breaker.is_open:
            self.writer.put(Write(lambda connection: add_event(connection, key, self.clock()), rows=0))
            return True
        try:
            return self.database.now(lambda connection: add_event(connection, key, self.clock()), EVENT_SECONDS, is_patient=True)
        except FAILURES as error:
            self.breaker.failed(problem_of(error))
            self.writer.put(Write(lambda connection: add_event(connection, key, self.clock()), rows=0))
            return True

    def state(self) -> StoreState:
        """How the store fares, for /readyz."""
        breaker, lost = self.breaker, self.writer.lost + self.memory.lost
        return StoreState(True, breaker.problem, breaker.since, lost) if breaker.is_open else StoreState(lost=lost)

    def turn(self, reply_id: str) -> StoredTurn | None:
        """The turn of a reply; None where it is not kept, or no longer. StoreUnavailableError where that cannot be said."""
        row = self.read(lambda connection: find_turn(connection, reply_id), "The turn cannot be read") if is_id(reply_id) else None
        return turn_of_row(row) if row else None

    def counts(self) -> StoreCounts:
        """What was asked and thought, day by day, without texts. StoreUnavailableError where that cannot be said."""
        return self.read(counts_of, "The counts cannot be read")

    def read(self, query: Callable[[Connection], T], undone: str) -> T:
        """What the query finds, once all that is queued is written."""
        self.writer.flush(READ_SECONDS)
        try:
            with self.database.patient() as connection:
                return query(connection)
        except FAILURES as error:
            raise StoreUnavailableError(undone, problem_of(error)) from error

    def forget_conversation(self, conversation_id: str) -> int:
        """Remove one conversation wholly: memory, journal, feedback, and what lay of it in the file; how many turns and memories that were.

        Broken files that were set aside are removed as well: nobody can search them for one conversation. Raises StoreUnavailableError
        while the database is down; the order stays queued then, and is done when it works again.
        """
        if not is_id(conversation_id):
            return 0
        forgotten = self.memory.forget(conversation_id)
        stored = self.order(lambda: self.forget_now(partial(forget_conversation, conversation_id=conversation_id)), "The conversation is not forgotten yet")
        if self.database.file:
            remove_copies(self.database.file, self.clock())
        return max(stored, forgotten)

    def forget_older_than(self, days: int) -> int:
        """Remove turns older than so many days, and the feedback to them; how many turns. Their counts stay for thirteen months."""
        moment = self.clock() - 86_400 * days
        if self.database.file:
            remove_copies(self.database.file, moment)
        return self.order(lambda: self.forget_now(partial(forget_turns_before, moment=moment)), "The old turns are not forgotten yet")

    def order(self, run: Callable[[], int], undone: str) -> int:
        """Have something done by the writer, after all that is queued before it."""
        write = Write(lambda _: run(), rows=0)
        outcome = self.outcome(write, FORGET_SECONDS if not self.breaker.is_open else 0.0, None)
        if outcome is None:
            raise StoreUnavailableError(undone, self.breaker.problem or "it is slow")
        return int(outcome)

    def outcome(self, write: Write, seconds: float, otherwise: Any) -> Any:
        """What becomes of a queued write in so many seconds, or `otherwise`."""
        if not self.writer.put(write):
            return otherwise
        try:
            return write.done.result(timeout=seconds)
        except (CancelledError, *FAILURES):
            if otherwise is not None and write.done.cancel():
                self.writer.lost += write.rows
            return otherwise

    def forget_now(self, forget: Callable[[Connection], int]) -> int:
        """Forget, all or nothing, and free what that took; how many rows were removed."""
        with self.database.together() as connection:
            number = forget(connection)
        self.database.free()
        return number

    def sweep(self) -> None:
        """Forget what is over its time: turns after thirty days, memories after their minutes, counts after thirteen months."""
        now = self.clock()
        with self.database.together() as connection:
            forget_turns_before(connection, now - 86_400 * TURN_DAYS)
            forget_expired(connection, now, self.seconds)
        if self.database.file:
            remove_copies(self.database.file, now - 86_400 * TURN_DAYS)

    def close(self) -> None:
        """Write what is queued, in a few seconds at most, and let go of the database."""
        self.writer.end()
        self.database.close()


def is_id(text: str) -> bool:
    r"""Whether this can be an id at all; databases choke on what no id holds, such as NUL or half a character.

    >>> is_id("slack:T1:C2:1700000000.1"), is_id("a\x00"), is_id("\ud800"), is_id("")
    (True, False, False, False)
    """
    return 0 < len(text) <= MOST_ID and text.isprintable()
