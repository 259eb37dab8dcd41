"""Lanes: order within, freedom between, and nothing that fails stops them."""

import threading

from hypothesis import given, settings
from hypothesis import strategies as st

from web.slack.lanes import Lanes


@settings(max_examples=30)
@given(st.lists(st.sampled_from("abc"), max_size=60))
def test_each_lane_keeps_its_order(names: list[str]) -> None:
    lanes, done, lock = Lanes(4, 1_000), [], threading.Lock()

    def job(number: int) -> None:
        with lock:
            done.append(number)

    for number, name in enumerate(names):
        lanes.submit(name, lambda number=number: job(number))
    lanes.close()
    assert sorted(done) == list(range(len(names)))
    for lane in "abc":
        own = [number for number in done if names[number] == lane]
        assert own == sorted(own)


def test_two_jobs_of_a_lane_never_run_at_once() -> None:
    lanes, running, most = Lanes(8, 1_000), [0], []
    pause = threading.Event()

    def job() -> None:
        running[0] += 1
        most.append(running[0])
        pause.wait(0.002)
        running[0] -= 1

    for _ in range(20):
        lanes.submit("one", job)
    lanes.close()
    assert most == [1] * 20


def test_a_job_that_fails_stops_nothing_and_says_nothing_of_its_words(caplog) -> None:
    lanes, done = Lanes(2, 10), []
    word = "".join(("Ze", "bra"))
    lanes.submit("one", lambda: {}[word])
    lanes.submit("one", lambda: done.append(1))
    lanes.close()
    assert done == [1]
    assert "KeyError" in caplog.text
    assert "Zebra" not in caplog.text


def test_it_is_full_when_as_many_wait_as_may() -> None:
    lanes, go_on = Lanes(1, 3), threading.Event()
    assert not lanes.is_full
    for _ in range(3):
        lanes.submit("one", lambda: go_on.wait(10))
    assert lanes.is_full
    go_on.set()
    lanes.close()
    assert not lanes.is_full
