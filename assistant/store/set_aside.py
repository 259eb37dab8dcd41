"""A broken database file -> a new one beside it: the old is kept under another name, for a time, for whoever can mend it."""

import contextlib
import datetime
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

__all__ = ["copies_of", "has_header", "is_broken", "remove_copies", "set_aside"]

log = logging.getLogger(__name__)

#: Files that SQLite keeps beside a database.
BESIDE = ("-wal", "-shm")
MARK = ".broken-"
#: How every SQLite file begins (www.sqlite.org/fileformat.html).
HEADER = b"SQLite format 3\x00"


def has_header(file: Path) -> bool:
    """Whether the file begins as SQLite's files do; an empty one or none may yet become one."""
    with contextlib.suppress(FileNotFoundError), file.open("rb") as opened:
        beginning = opened.read(len(HEADER))
        return not beginning or beginning == HEADER
    return True


def is_broken(file: Path) -> bool:
    """Whether the file is there and holds no database, or one whose structure is damaged; False where that cannot be said now."""
    if not has_header(file):
        return True
    if not file.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=1)) as connection:
            return any(row != ("ok",) for row in connection.execute("PRAGMA quick_check(1)"))
    except sqlite3.OperationalError:
        return False  # locked, or not readable: another trouble, which passes
    except sqlite3.DatabaseError:
        return True


def set_aside(file: Path) -> Path | None:
    """Rename the file where it is broken; where it now lies, None where nothing is wrong. One process alone does it."""
    if not is_broken(file):
        return None
    with alone(file):
        if not is_broken(file):  # another worker was quicker
            return None
        now = datetime.datetime.now(datetime.UTC)
        aside = file.with_name(f"{file.name}{MARK}{now:%Y%m%dT%H%M%S%f}")
        for beside in BESIDE:
            with contextlib.suppress(FileNotFoundError):
                file.with_name(file.name + beside).rename(aside.with_name(aside.name + beside))
        file.rename(aside)
    log.error("The store's file was broken; it is set aside as %s, and a new one is begun.", aside)
    return aside


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """While no other process does the same; where the system has no such locks, a worker is alone with its file anyway."""
    try:
        import fcntl
    except ImportError:  # Windows: an open file cannot be renamed there, so the second worker fails, and tries again
        yield
        return
    with file.with_name(file.name + ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copies_of(file: Path) -> list[Path]:
    """The broken files that were set aside, the oldest first."""
    return sorted(file.parent.glob(f"{file.name}{MARK}*"))


def remove_copies(file: Path, before: float) -> int:
    """Remove the broken files that were last written before a moment (seconds since 1970); how many. They cannot be searched for one conversation."""
    old = [copy for copy in copies_of(file) if copy.stat().st_mtime < before]
    for copy in old:
        copy.unlink(missing_ok=True)
    return len(old)
