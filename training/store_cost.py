"""What the store adds to a turn, and what a turn costs while the database is locked: printed, never tested."""

import contextlib
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.bootstrap import build_assistant, build_store
from assistant.dialogue import Message
from assistant.engine import Assistant
from assistant.settings import Settings
from assistant.store.memory import ProcessMemory
from assistant.store.store import Store

__all__ = ["print_store_cost"]

#: Turns of each measurement, in conversations of so many turns, half of them with the store and half without, turn about.
TURNS, LENGTH = 600, 5
#: Seconds for which the database is locked.
LOCKED = 10.0


def print_store_cost(url: str | None = None) -> None:
    """Print the median of a turn with and without the store, and of the turns of ten seconds in which the database is locked."""
    plain = build_assistant()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=url or f"sqlite:///{folder}/store.sqlite")
        store = build_store(settings, plain)
        stored = replace(plain, memory=store.memory, store=store)
        alone = replace(plain, memory=ProcessMemory(plain.knowledge.policy.thresholds.remember_minutes))
        both(alone, stored)
        print_compared(both(alone, stored), store)
        if store.database.file:
            print_locked(both(alone, stored)[1], stored, store, store.database.file)
        store.close()


def questions(assistant: Assistant) -> list[str]:
    """Messages as visitors write them, evenly taken from the phrasings."""
    stored = assistant.matcher.rescorer.index.phrasings
    return [f"{stored[i].text} please" for i in range(0, len(stored), max(1, len(stored) // TURNS))][:TURNS]


@dataclass(frozen=True, slots=True)
class Taken:
    """What one turn took: milliseconds by the clock, and milliseconds of the processor in the thread that answers, which a busy machine changes less."""

    waited: float
    worked: float


def both(alone: Assistant, stored: Assistant) -> tuple[list[Taken], list[Taken]]:
    """What each turn took without the store and with it; each message goes to both, one after the other."""
    taken: tuple[list[Taken], list[Taken]] = ([], [])
    ids: list[str | None] = [None, None]
    for number, text in enumerate(questions(alone)):
        for which in ((0, 1), (1, 0))[number % 2]:
            assistant = (alone, stored)[which]
            began, worked = time.perf_counter(), time.thread_time()
            reply = assistant.reply_to(Message(text, ids[which] if number % LENGTH else None))
            taken[which].append(Taken(1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - worked)))
            ids[which] = reply.conversation_id
        time.sleep(0.001)  # visitors leave the journal's thread room between two messages
    return taken


def print_compared(taken: tuple[list[Taken], list[Taken]], store: Store) -> None:
    """Print both medians and their difference, by pairs of the same message."""
    pairs = list(zip(*taken, strict=True))
    added = [Taken(after.waited - before.waited, after.worked - before.worked) for before, after in pairs]
    print(f"{len(pairs)} turns, each without the store and with it; ms at the median (99th percentile), by the clock and of the processor")
    for name, turns in (("without", taken[0]), ("with memory and journal", taken[1]), ("added, message by message", added)):
        print(f"  {name:28} {spread([turn.waited for turn in turns])} {spread([turn.worked for turn in turns])}")
    print(f"  turns in the journal         {store.counts().turns:7,}, not stored: {store.state().lost}")


def spread(values: list[float]) -> str:
    """The median and the 99th percentile."""
    return f"{statistics.median(values):8.3f} ({statistics.quantiles(values, n=100)[-1]:8.3f})"


def print_locked(normal: list[Taken], stored: Assistant, store: Store, file: Path) -> None:
    """Print what turns cost while another process holds the database, and how soon it is used again."""
    taken = []
    with locked(file):
        end, number, texts = time.monotonic() + LOCKED, 0, questions(stored)
        while time.monotonic() < end:
            began = time.perf_counter()
            stored.reply_to(Message(texts[number % len(texts)]))
            taken.append(1000 * (time.perf_counter() - began))
            number += 1
            time.sleep(0.001)
        is_degraded = store.state().is_degraded
    freed = time.monotonic()
    while store.state().is_degraded:
        time.sleep(0.01)
    times = statistics.median(taken) / statistics.median(turn.waited for turn in normal)
    print(f"locked for {LOCKED:.0f} s: {len(taken)} turns, every one answered, {statistics.median(taken):.3f} ms at the median ({times:.2f} times of normal),")
    print(f"  longest {max(taken):.1f} ms; state said degraded: {'yes' if is_degraded else 'no'}; in use again after {time.monotonic() - freed:.1f} s")


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """While another connection holds the right to write."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None, timeout=5)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
