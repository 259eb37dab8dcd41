import datetime

import pytest

from assistant.store.breaker import FAILURES, REST, Breaker


class FakeClock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock)


def test_it_opens_after_some_failures_in_a_row(breaker):
    for _ in range(FAILURES - 1):
        breaker.failed("locked")
    assert not breaker.is_open
    breaker.worked()
    for _ in range(FAILURES):
        breaker.failed("locked")
    assert breaker.is_open
    assert breaker.problem == "locked"
    assert breaker.since.tzinfo is datetime.UTC


def test_it_opens_at_once_where_trying_again_is_no_use(breaker):
    breaker.trip("gone")
    assert breaker.is_open


def test_it_is_probed_after_a_rest_and_each_failure_begins_another(breaker, clock):
    assert not breaker.is_due()
    breaker.trip("gone")
    assert not breaker.is_due()
    clock.now += REST
    assert breaker.is_due()
    breaker.failed("still gone")
    assert not breaker.is_due()
    clock.now += REST
    assert breaker.is_due()


def test_success_closes_it_and_says_so_once(breaker, caplog):
    breaker.trip("gone")
    since = breaker.since
    breaker.failed("gone too")
    assert breaker.since == since
    breaker.worked()
    breaker.worked()
    assert (breaker.is_open, breaker.problem, breaker.since) == (False, None, None)
    assert [record.message for record in caplog.records] == [
        "The store is degraded; turns are answered from what this process remembers: gone",
        "The store works again.",
    ]
