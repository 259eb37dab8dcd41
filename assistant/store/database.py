"""The database as the store sees it: opened, told to do one thing in time, set aside when it is broken, opened again."""

import os
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from assistant.store.connecting import CONNECTIONS, PATIENT_SECONDS, engine_of, file_of, read_url, transaction
from assistant.store.set_aside import has_header, set_aside
from assistant.store.time_limit import Impatience
from assistant.store.versions import bring_up_to_date

__all__ = ["FAILURES", "Database", "DatabaseGoneError", "problem_of"]

T = TypeVar("T")

#: What databases quote may be an address, an account or a value.
QUOTED = re.compile(r'"[^"]*"')
#: How often the log is tried to be emptied, each time waiting as long as a patient connection does.
CHECKPOINTS = 10
#: Seconds between two attempts to open a file that others are making.
PAUSE = 0.01


class DatabaseGoneError(Exception):
    """The file was moved, removed or replaced under the store, or was never opened."""


#: All that a database may do to whoever asks it.
FAILURES = (SQLAlchemyError, OSError, TimeoutError, DatabaseGoneError)


def problem_of(error: BaseException) -> str:
    """What went wrong in one line: never a statement, a parameter, a password or an address.

    >>> problem_of(OSError('connection to server at "10.0.0.1", port 5432 failed: Connection refused'))
    'no connection: Connection refused'
    """
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    said = next(iter(str(cause).strip().splitlines()), "") or type(cause).__name__
    if "connection" in said and "failed: " in said:
        said = f"no connection: {said.rpartition('failed: ')[2]}"
    return QUOTED.sub('"..."', said)


def is_busy(error: DBAPIError) -> bool:
    """Whether SQLite says that somebody else has the file just now."""
    return isinstance(error.orig, sqlite3.OperationalError) and error.orig.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


class Database:
    """An SQLite file or a PostgreSQL server; nothing is done before `open`."""

    def __init__(self, url: str) -> None:
        """Take an SQLAlchemy URL; raises SettingsError for one that cannot be used."""
        self.url = read_url(url)
        self.file = file_of(self.url)
        self.identity: tuple[int, int] | None = None
        self.engines: tuple[Engine, Engine] | None = None
        self.opening = threading.Lock()
        self.limit = None if self.file else Impatience(CONNECTIONS)

    def open(self, is_suspect: bool = False) -> None:
        """Connect, and bring the tables up to date; raises one of FAILURES, or StoreVersionError.

        A file that is no database is set aside first; one that is suspected to be damaged is read through for that (a second per 100 MB).
        """
        with self.opening:
            self.let_go()
            if self.file:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                if is_suspect or not has_header(self.file):
                    set_aside(self.file)
                self.file.touch(mode=0o600)  # for nobody else on this machine; SQLite gives its log the same
            self.engines, self.identity = self.patiently_connected(), identity_of(self.file)

    def patiently_connected(self) -> tuple[Engine, Engine]:
        """The same as `connected`, tried again for a while where other workers start too: SQLite does not always wait by itself while a file is made."""
        until = time.monotonic() + PATIENT_SECONDS
        while True:
            try:
                return self.connected()
            except OperationalError as error:
                if not is_busy(error) or time.monotonic() > until:
                    raise
            time.sleep(PAUSE)

    def connected(self) -> tuple[Engine, Engine]:
        """The quick way and the patient one to a database that is up to date; raises one of FAILURES, or StoreVersionError."""
        engines = engine_of(self.url, is_quick=True), engine_of(self.url, is_quick=False)
        try:
            bring_up_to_date(engines[1])
            self.warm(engines[0])
        except BaseException:
            for engine in engines:
                engine.dispose()
            raise
        return engines

    def warm(self, engine: Engine) -> None:
        """Open a server's connections beforehand: there is no time for it before a reply."""
        connections = [engine.connect() for _ in range(CONNECTIONS if self.limit else 1)]
        for connection in connections:
            connection.close()

    @property
    def is_there(self) -> bool:
        """Whether it was opened, and its file is still the one that was opened, and a database."""
        return self.engines is not None and identity_of(self.file) == self.identity and (self.file is None or has_header(self.file))

    def now(self, call: Callable[[Connection], T], seconds: float, is_patient: bool = False) -> T:
        """What the call gives back, each of its statements standing for itself; raises one of FAILURES.

        SQLite keeps a limit itself (it waits for other writers, and for nothing else; for longer where `is_patient`); a server may hang, and is
        left alone after `seconds`.
        """
        engine = self.found()[is_patient]

        def connected() -> T:
            with engine.connect() as connection:
                return call(connection)

        return self.limit.run(connected, seconds) if self.limit else connected()

    @contextmanager
    def patient(self) -> Iterator[Connection]:
        """A connection for the thread behind, which nobody waits for; raises one of FAILURES."""
        with self.found()[1].connect() as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """The same, with all that is done on it happening together or not at all."""
        with transaction(self.found()[1]) as connection:
            yield connection

    def free(self) -> None:
        """Give back what deleted rows took, so that nothing of them stays in the file: empty SQLite's log, clean PostgreSQL's tables."""
        with self.patient() as connection:
            if not self.file:
                connection.execute(text("VACUUM conversations, turns, feedback"))
                return
            for _ in range(CHECKPOINTS):
                is_busy, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
                if not is_busy:
                    return
        raise TimeoutError("the log could not be emptied: others read it all the time")

    def close(self) -> None:
        """Let go of every connection; it stays closed."""
        with self.opening:
            self.let_go()
        if self.limit:
            self.limit.end()

    def let_go(self) -> None:
        """Close the connections that are not in use."""
        engines, self.engines = self.engines, None
        for engine in engines or ():
            engine.dispose()

    def found(self) -> tuple[Engine, Engine]:
        """The quick way and the patient one; DatabaseGoneError where the database is not what was opened."""
        engines = self.engines
        if engines is None:
            raise DatabaseGoneError("the database is not open")
        if identity_of(self.file) != self.identity:
            raise DatabaseGoneError("the database file was moved or replaced")
        return engines


def identity_of(file: Path | None) -> tuple[int, int] | None:
    """What tells this file from another of its name; None where there is none."""
    if file is None:
        return None
    try:
        status = os.stat(file)  # noqa: PTH116 - twice as quick as Path.stat, and on the way of every turn
    except OSError:
        return None
    return status.st_dev, status.st_ino
