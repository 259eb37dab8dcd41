"""Conversations kept in the process."""

import threading

import pytest

from assistant.conversation import Conversation
from assistant.store import memory
from assistant.store.memory import ProcessMemory


class FakeClock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def kept(clock):
    return ProcessMemory(30, clock)


def test_recalls_what_was_remembered(kept):
    kept.remember(Conversation("one", ("hello",)))
    assert kept.recall("one") == Conversation("one", ("hello",))
    assert kept.recall("two") is None


def test_the_last_state_counts(kept):
    kept.remember(Conversation("one", ("hello",)))
    kept.remember(Conversation("one", ("hello", "again")))
    assert kept.recall("one").texts == ("hello", "again")


@pytest.mark.parametrize(("seconds", "is_known"), [(0, True), (1_799, True), (1_800, True), (1_801, False)])
def test_forgets_after_thirty_minutes(kept, clock, seconds, is_known):
    kept.remember(Conversation("one"))
    clock.now = seconds
    assert (kept.recall("one") is not None) is is_known


def test_each_turn_begins_the_time_anew(kept, clock):
    kept.remember(Conversation("one"))
    clock.now = 1_000
    kept.remember(Conversation("one"))
    clock.now = 2_000
    assert kept.recall("one")


def test_recalling_alone_does_not_keep(kept, clock):
    kept.remember(Conversation("one"))
    clock.now = 1_800
    assert kept.recall("one")
    clock.now = 1_900
    assert kept.recall("one") is None
    assert not kept.kept


def test_the_conversation_that_was_quiet_longest_goes_first(kept, monkeypatch):
    monkeypatch.setattr(memory, "MOST", 2)
    for name in ("one", "two", "one", "three"):
        kept.remember(Conversation(name))
    assert kept.recall("two") is None
    assert kept.recall("one")
    assert kept.recall("three")


def test_many_threads_lose_nothing(kept):
    threads = [threading.Thread(target=kept.remember, args=(Conversation(f"c{number}"),)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(kept.recall(f"c{number}") for number in range(50))


def test_fewer_are_kept_where_that_is_asked_for():
    kept = memory.ProcessMemory(30, most=1)
    for name in ("one", "two"):
        kept.remember(Conversation(name))
    assert (kept.recall("one"), kept.recall("two")) == (None, Conversation("two"))
