"""What goes wrong with databases: turns are remembered all the same, the state says so, and recovery needs no restart."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from assistant.conversation import Conversation
from assistant.errors import StoreUnavailableError, StoreVersionError
from assistant.store.breaker import FAILURES
from assistant.store.set_aside import copies_of
from tests.store.conftest import a_turn, until
from tests.store.postgres import running_server


def some_turns(store, number=20):
    """Turns of some conversations, each with its journal; every one is remembered."""
    for i in range(number):
        conversation = Conversation(f"drill-{i % 5}", (f"message {i}",))
        store.memory.recall(conversation.id, "web")
        store.memory.remember(conversation, "web")
        store.record(a_turn(f"{id(conversation)}-{i}", conversation.id))
        assert store.memory.recall(conversation.id, "web") == conversation


def recovered(store):
    """It works again by itself, and what was answered meanwhile is in the database."""
    until(lambda: not store.state().is_degraded, "the store recovers")
    until(lambda: not store.memory.late, "what was late is written")
    some_turns(store)
    assert store.turn("nothing") is None
    with store.database.patient() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM conversations").scalar() >= 5


@contextlib.contextmanager
def locked(file):
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def test_a_locked_database_is_waited_for_three_times_and_no_more(open_at, file):
    store = open_at(f"sqlite:///{file}")
    attempts = []
    now = store.database.now
    store.database.now = lambda call, *limits: (attempts.append(1), now(call, *limits))[1]
    with locked(file):
        some_turns(store, 60)
        state = store.state()
        assert state.is_degraded
        assert (state.problem, state.lost) == ("database is locked", 0)
        assert state.since
        assert len(attempts) <= 4 * FAILURES
        assert store.feedback("r", True) == "not_stored"
        with pytest.raises(StoreUnavailableError, match="not forgotten yet"):
            store.forget_conversation("another")
    recovered(store)
    assert store.state().lost == 1  # the feedback, whose sender was told
    assert store.counts().turns >= 60


def test_an_order_to_forget_that_came_too_early_is_carried_out_later(open_at, file):
    store = open_at(f"sqlite:///{file}")
    store.record(a_turn("r1", "gone"))
    store.memory.remember(Conversation("gone", ("words",)), "web")
    assert store.turn("r1")
    with locked(file):
        some_turns(store)
        with pytest.raises(StoreUnavailableError):
            store.forget_conversation("gone")
    recovered(store)
    assert store.turn("r1") is None
    assert store.memory.recall("gone", "web") is None


def test_a_full_disk(open_at, file):
    store = open_at(f"sqlite:///{file}")
    some_turns(store, 1)
    assert store.turn("nothing") is None
    engines = store.database.engines
    for engine in engines:
        engine.dispose()
    limits = []

    def limit(connection, _):
        connection.execute(f"PRAGMA max_page_count={limits[0]}")

    from sqlalchemy import event

    limits.append(5)
    for engine in engines:
        event.listen(engine, "connect", limit)
    for i in range(40):
        store.memory.remember(Conversation(f"full-{i}", ("x" * 1_000,)), "web")
        store.record(a_turn(f"full-{i}", text="x" * 1_000))
    assert all(store.memory.recall(f"full-{i}", "web") for i in range(40))
    until(lambda: store.state().is_degraded, "the state says that the disk is full")
    assert "full" in store.state().problem
    limits[0] = 1_000_000
    for engine in engines:
        engine.dispose()
    recovered(store)
    assert store.counts().turns >= 40


@pytest.mark.parametrize("is_replaced", [True, False], ids=["replaced", "overwritten"])
def test_a_file_that_becomes_garbage_is_set_aside(open_at, file, is_replaced):
    store = open_at(f"sqlite:///{file}")
    some_turns(store)
    assert store.turn("nothing") is None
    store.database.free()  # what is in the log alone would mend the file when it is closed
    garbage = os.urandom(50_000)
    if is_replaced:
        other = file.with_name("other")
        other.write_bytes(garbage)
        other.rename(file)
    else:
        file.write_bytes(garbage)
    some_turns(store)
    until(lambda: copies_of(file), "the broken file is set aside")
    assert copies_of(file)[0].read_bytes() == garbage
    recovered(store)


def test_a_file_that_its_log_can_mend_is_mended(open_at, file):
    store = open_at(f"sqlite:///{file}")
    some_turns(store)
    assert store.turn("nothing") is None
    file.write_bytes(os.urandom(50_000))
    some_turns(store)
    recovered(store)
    store.close()
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_file_is_for_nobody_else_on_the_machine(open_at, file):
    store = open_at(f"sqlite:///{file}")
    some_turns(store)
    assert {path.stat().st_mode & 0o077 for path in file.parent.glob("store.sqlite*")} == {0}


def test_a_file_that_is_garbage_at_the_start_is_set_aside(open_at, file):
    file.write_bytes(b"this is no database" * 1_000)
    store = open_at(f"sqlite:///{file}")
    assert not store.state().is_degraded
    some_turns(store)
    assert len(copies_of(file)) == 1


def test_two_workers_agree_on_the_new_file(open_at, file):
    one, other = open_at(f"sqlite:///{file}"), open_at(f"sqlite:///{file}")
    some_turns(one)
    file.write_bytes(os.urandom(50_000))
    some_turns(other)
    until(lambda: copies_of(file), "the broken file is set aside")
    for store in (one, other):
        recovered(store)
    one.memory.remember(Conversation("shared", ("words",)), "web")
    assert other.memory.recall("shared", "web")


def test_a_file_that_is_removed_is_made_again(open_at, file):
    store = open_at(f"sqlite:///{file}")
    some_turns(store)
    for each in file.parent.glob("store.sqlite*"):
        each.unlink()
    some_turns(store)
    recovered(store)
    assert file.exists()


def test_a_folder_that_cannot_be_made_leaves_the_assistant_at_work(open_at, tmp_path):
    (tmp_path / "file").write_text("no folder")
    store = open_at(f"sqlite:///{tmp_path}/file/store.sqlite")
    assert store.state().is_degraded
    some_turns(store)
    (tmp_path / "file").unlink()
    recovered(store)


def test_a_queue_that_is_full_counts_what_it_cannot_hold(open_at, file, monkeypatch):
    monkeypatch.setattr("assistant.store.writer.MOST_QUEUED", 10)
    store = open_at(f"sqlite:///{file}")
    with locked(file):
        some_turns(store, 50)
        assert 30 <= store.state().lost <= 50
    recovered(store)


def test_closing_while_the_database_is_away_ends_and_counts_what_is_lost(open_at, file):
    store = open_at(f"sqlite:///{file}")
    with locked(file):
        some_turns(store)
        store.close()
    assert store.state().lost == 20


def test_a_newer_store_is_refused_with_the_mend(open_at, url):
    store = open_at(url)
    with store.database.together() as connection:
        connection.exec_driver_sql("UPDATE caveat_version SET version_num = '9999'")
    store.close()
    with pytest.raises(StoreVersionError, match=r"form 9999.*install that version again, or name another database in CAVEAT_STORE"):
        open_at(url)


def test_a_server_that_stops_and_comes_back(open_at):
    with running_server() as server:
        store = open_at(server.empty_database())
        some_turns(store)
        server.stop()
        some_turns(store)
        assert store.state().is_degraded
        assert "trust" not in store.state().problem
        server.start()
        recovered(store)


def test_a_server_that_hangs_is_not_waited_for(open_at):
    with running_server() as server:
        store = open_at(server.empty_database())
        some_turns(store)
        postmaster = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
        processes = [postmaster, *children_of(postmaster)]
        signal_all(processes, signal.SIGSTOP)
        try:
            some_turns(store)
            assert store.state().is_degraded
        finally:
            signal_all(processes, signal.SIGCONT)
        recovered(store)


def children_of(process):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(number) for number in found.stdout.split()]


def signal_all(processes, number):
    for process in processes:
        os.kill(process, number)


def test_a_server_that_is_not_there_at_the_start(open_at):
    store = open_at("postgresql+psycopg://nobody:secret-word@127.0.0.1:9/none")
    assert store.state().is_degraded
    assert "secret-word" not in store.state().problem
    some_turns(store)


KILLS = 80


def test_no_acknowledged_row_is_lost_to_kill_9(file):
    """A process that writes is killed eighty times, at any moment; whatever it said was written is there, and the file is whole."""
    command = [sys.executable, "-m", "tests.store.killed", str(file), str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    said = {tuple(line.split()) for line in done.stdout.splitlines()}
    assert len({line[0] for line in said}) > KILLS * 0.9
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept = {row for (row,) in connection.execute("SELECT 'turn:' || reply_id FROM turns")}
        kept |= {row for (row,) in connection.execute("SELECT 'memory:' || id FROM conversations")}
        kept |= {row for (row,) in connection.execute("SELECT 'feedback:' || reply_id FROM feedback")}
        kept |= {row for (row,) in connection.execute("SELECT 'event:' || key FROM events")}
    assert {row for _, row in said} - kept == set()
