"""Which events are new, with a store and without."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from web.keeping import ProcessEvents, store_of


@given(st.lists(st.text(max_size=3)))
def test_a_key_is_new_once(keys: list[str]) -> None:
    events = ProcessEvents()
    assert [key for key in keys if events.is_new(key)] == list(dict.fromkeys(keys))


def test_threads_that_ask_at_once_get_one_yes() -> None:
    events, yes = ProcessEvents(), []
    threads = [threading.Thread(target=lambda: yes.append(1) if events.is_new("one") else None) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert yes == [1]


def test_it_forgets_the_oldest_so_that_it_stays_small(monkeypatch) -> None:
    monkeypatch.setattr("assistant.store.events.MOST", 3)
    events = ProcessEvents()
    assert all(events.is_new(key) for key in "abcd")
    assert len(events.keys) == 3
    assert not events.is_new("d")


def test_without_a_store_no_feedback_is_kept() -> None:
    assert ProcessEvents().feedback("r", True, None) == "not_stored"


def test_the_store_is_asked_where_there_is_one() -> None:
    class WithStore:
        store = ProcessEvents()

    own = ProcessEvents()
    assert store_of(WithStore(), own) is WithStore.store
    assert store_of(object(), own) is own
