"""The thread behind the replies: writes what is queued, in order, and looks after the database while nobody waits."""

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, IntegrityError, StatementError

from assistant.errors import StoreVersionError
from assistant.store.breaker import Breaker
from assistant.store.database import FAILURES, Database, problem_of

__all__ = ["MOST_QUEUED", "Chore", "Write", "Writer"]

log = logging.getLogger(__name__)

#: Writes that wait at most: some seconds of the busiest traffic, and a few megabytes.
MOST_QUEUED = 2_000
#: Seconds between two looks at the database where nothing is queued.
PULSE = 0.2
#: Seconds that the end of the process waits for what is still queued.
FLUSH_SECONDS = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Write:
    """Something to do with the database, and where its outcome is told; `rows` is what is lost when it cannot be done."""

    run: Callable[[Connection], Any]
    done: Future[Any] = field(default_factory=Future)
    rows: int = 1


@dataclass(slots=True)
class Chore:
    """Something that is done again and again, `every` so many seconds, while the database works."""

    run: Callable[[], object]
    every: float
    due: float = 0.0


class Writer:
    """One thread with a bounded queue: what does not fit is counted, and nobody ever waits for room."""

    def __init__(self, database: Database, breaker: Breaker, chores: Sequence[Chore] = (), clock: Callable[[], float] = time.monotonic) -> None:
        """Take what is written to, what says whether it works, and what else is to be done behind the replies."""
        self.database, self.breaker, self.chores, self.clock = database, breaker, chores, clock
        self.queue: queue.Queue[Write] = queue.Queue(MOST_QUEUED)
        self.lost, self.is_suspect = 0, False
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.work, name="store-writer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self.thread.start()

    def put(self, write: Write) -> bool:
        """Queue a write; False where there is no room, which is counted."""
        try:
            self.queue.put_nowait(write)
        except queue.Full:
            self.lost += write.rows
            return False
        return True

    def flush(self, seconds: float) -> bool:
        """Wait until all that is queued by now has been written; whether it was, in that time."""
        mark = Write(lambda _: None, rows=0)
        if not self.put(mark):
            return False
        try:
            mark.done.result(timeout=seconds)
        except TimeoutError:
            mark.done.cancel()
            return False
        return True

    def end(self) -> None:
        """Write what is queued, as far as that goes in a few seconds; the rest is lost, and counted."""
        self.ending.set()
        if self.thread.is_alive():
            self.thread.join(FLUSH_SECONDS)
        with self.queue.mutex:
            self.lost += sum(write.rows for write in self.queue.queue)
            self.queue.queue.clear()

    def work(self) -> None:
        """Write one after the other, until told to end and nothing is left, or nothing can be done about it."""
        held: Write | None = None
        while True:
            try:
                held = held or self.queue.get(timeout=PULSE)
            except queue.Empty:
                if self.ending.is_set():
                    return
            try:
                self.look_after()
                if held and not self.breaker.is_open:
                    held = None if self.try_to(held) else held
            except Exception as error:  # noqa: BLE001 - the thread has to live: whatever it was, the next turn is journalled again
                log.warning("A row could not be stored: %s", place_of(error))  # its words may be a visitor's
                self.drop(held)
                held = None
            if self.breaker.is_open:
                if self.ending.is_set():
                    self.drop(held)
                    return
                self.ending.wait(min(PULSE, self.breaker.rest))

    def try_to(self, write: Write) -> bool:
        """Whether the write is over: done, given up by whoever asked for it, or such that it can never be done."""
        if not write.done.running() and not write.done.set_running_or_notify_cancel():
            return True
        try:
            with self.database.patient() as connection:
                outcome = write.run(connection)
        except FAILURES as error:
            if is_hopeless(error):
                log.warning("A row could not be stored: %s", problem_of(error))
                self.drop(write)
                return True
            self.note(error)
            return False
        self.breaker.worked()
        write.done.set_result(outcome)
        return True

    def drop(self, write: Write | None) -> None:
        """Count a write as lost, and say so to whoever waits for it."""
        if write:
            self.lost += write.rows
            if write.done.running():
                write.done.set_exception(TimeoutError("not stored"))
            else:
                write.done.cancel()

    def note(self, error: BaseException) -> None:
        """Note a failure; nothing can be done with a file that is not what was opened until it is opened again."""
        self.is_suspect = self.is_suspect or is_damage(error)
        (self.breaker.failed if self.database.is_there and not is_damage(error) else self.breaker.trip)(problem_of(error))

    def look_after(self) -> None:
        """Notice a file that is gone or broken, probe a database that failed, and do the chores that are due."""
        if not self.breaker.is_open and not self.database.is_there:
            self.is_suspect = True
            self.breaker.trip("the database file is gone, or is no database")
        if self.breaker.is_due():
            self.probe()
        for chore in self.chores:
            if not self.breaker.is_open and self.clock() >= chore.due:
                chore.due = self.clock() + chore.every
                self.attempt(chore.run)

    def probe(self) -> None:
        """Open the database again where that is needed, and see whether it takes a row."""
        self.attempt(self.reopen)
        if self.breaker.is_due():  # the failure before this one still stands: nothing went wrong just now
            self.attempt(self.write_something)

    def reopen(self) -> None:
        """Open the database where it is not what was opened."""
        if self.is_suspect or not self.database.is_there:
            self.database.open(self.is_suspect)
            self.is_suspect = False

    def write_something(self) -> None:
        """Write and remove a row; a database that takes it works."""
        from assistant.store.statements import remove_probe, write_probe

        with self.database.patient() as connection:
            write_probe(connection)
            remove_probe(connection)
        self.breaker.worked()

    def attempt(self, run: Callable[[], object]) -> None:
        """Do something with the database; a failure is noted."""
        try:
            run()
        except StoreVersionError as error:
            self.breaker.trip(str(error))
        except FAILURES as error:
            self.note(error)


def place_of(error: BaseException) -> str:
    """The kind of an error and where it was raised, without its words."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.name}, line {frame.lineno} of {frame.filename}"


def is_hopeless(error: BaseException) -> bool:
    """Whether the row itself is refused, so that trying again would change nothing."""
    return isinstance(error, DataError | IntegrityError) or (isinstance(error, StatementError) and not isinstance(error, DBAPIError))


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file is no database or is damaged: of all its errors this one alone has no class below the general one."""
    return type(error) is DatabaseError
