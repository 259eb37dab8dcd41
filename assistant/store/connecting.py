"""A URL -> the two ways in which the store talks to its database: quickly before a reply, patiently behind it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.errors import SettingsError

__all__ = ["PATIENT_SECONDS", "QUICK_SECONDS", "engine_of", "file_of", "read_url", "transaction"]

#: Seconds that SQLite waits for another writer before a reply goes out: below the 20 ms that a reply may wait for its memory.
QUICK_SECONDS = 0.015
#: Seconds that the thread behind waits for one; a write takes far less than a millisecond.
PATIENT_SECONDS = 1.0
#: Threads of one process that talk to the database at once, at most.
CONNECTIONS = 16
#: What keeps a server that hangs from holding a connection for ever: seconds to connect, milliseconds without an acknowledgement,
#: and milliseconds for one statement.
SERVER_LIMITS: Mapping[str, Any] = MappingProxyType(
    {
        "connect_timeout": 2,
        "tcp_user_timeout": 5_000,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "options": "-c statement_timeout=10000 -c lock_timeout=1000 -c idle_in_transaction_session_timeout=10000",
        "application_name": "caveat",
    }
)


def read_url(text: str) -> URL:
    """The URL; raises SettingsError where it names no database that the store can use. Its password is never shown."""
    try:
        url = make_url(text)
        driver = url.get_dialect().name
        if driver in ("sqlite", "postgresql"):
            url.get_dialect().import_dbapi()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise SettingsError("CAVEAT_STORE", "is no database URL. Write sqlite:///path/to/file or postgresql://user:password@host/name, or none.") from error
    except ImportError as error:
        raise SettingsError("CAVEAT_STORE", 'needs the driver of PostgreSQL: pip install "psycopg[binary]".') from error
    if driver not in ("sqlite", "postgresql"):
        raise SettingsError("CAVEAT_STORE", f"names {driver}; the store runs on SQLite and PostgreSQL.")
    if driver == "sqlite" and url.database in (None, "", ":memory:"):
        raise SettingsError("CAVEAT_STORE", "names a database in memory, which other workers cannot see. Write sqlite:///path/to/file, or none.")
    return url


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; None for a server's."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def engine_of(url: URL, is_quick: bool) -> Engine:
    """The quick way or the patient one; on both each statement stands for itself unless `transaction` joins them.

    Parameters never appear in its errors: they hold what visitors wrote.
    """
    if file_of(url) is None:
        limits = {"connect_args": dict(SERVER_LIMITS), "pool_size": CONNECTIONS, "max_overflow": 0, "pool_timeout": 1}
        return create_engine(url, isolation_level="AUTOCOMMIT", hide_parameters=True, **limits)
    engine = create_engine(url, hide_parameters=True, pool_size=CONNECTIONS, max_overflow=CONNECTIONS, pool_timeout=1)
    event.listen(engine, "connect", quick_pragmas if is_quick else patient_pragmas)
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Statements that happen together or not at all; in SQLite from the start alone with the right to write, so that none fails half-way."""
    if engine.dialect.name != "sqlite":
        engine = engine.execution_options(isolation_level="READ COMMITTED")
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def quick_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Wait briefly, and leave it to the thread behind to carry the log over into the file."""
    set_pragmas(connection, f"busy_timeout={round(1000 * QUICK_SECONDS)}", "wal_autocheckpoint=0")


def patient_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Wait for others."""
    set_pragmas(connection, f"busy_timeout={round(1000 * PATIENT_SECONDS)}")


def set_pragmas(connection: Any, *pragmas: str) -> None:
    """Set what this connection needs, and what every connection does.

    WAL lets readers and a writer work side by side; NORMAL is safe against a process that dies (reliability of the power supply is
    another matter); what is deleted is overwritten, so that nothing of it stays in the file.
    """
    connection.isolation_level = None  # the driver would begin transactions of its own, and too late
    for pragma in (*pragmas, "journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
