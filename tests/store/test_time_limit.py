import threading

import pytest

from assistant.store.time_limit import Impatience


@pytest.fixture
def limit():
    impatience = Impatience(2)
    yield impatience
    impatience.end()
    for thread in impatience.threads:
        thread.join(10)
        assert not thread.is_alive()


def test_a_call_gives_back_what_it_does(limit):
    assert [limit.run(lambda n=n: n * n, 10) for n in range(20)] == [n * n for n in range(20)]


def test_an_error_is_raised_where_the_call_was_asked_for(limit):
    with pytest.raises(ZeroDivisionError):
        limit.run(lambda: 1 / 0, 10)
    assert limit.run(lambda: 1, 10) == 1


def test_what_hangs_is_left_behind_and_more_is_refused_until_it_is_over(limit):
    hold = threading.Event()
    for _ in range(2):
        with pytest.raises(TimeoutError):
            limit.run(lambda: hold.wait(30), 0.01)
    with pytest.raises(TimeoutError, match="every thread waits"):
        limit.run(lambda: 1, 0.01)
    hold.set()
    assert limit.run(lambda: 1, 10) == 1


def test_its_threads_keep_no_process_from_ending(limit):
    assert all(thread.daemon for thread in limit.threads)
